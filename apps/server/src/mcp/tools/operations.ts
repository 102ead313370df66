import type { AccountOperation, ControlAnswer } from '@omise-sandbox/api'
import {
  briefAdvance,
  briefDecided,
  briefDeliveries,
  briefDetails,
  briefInbox,
  briefMethods,
  briefRequests,
  briefResent,
  briefSummaries,
  briefTimeline,
  briefWaited,
  briefWebhooks,
} from './brief.ts'

/** An operation of the control API that is a tool of its own. */
export interface OperationTool<Answer = never> {
  readonly tool: string
  /** When to use it, and what it answers. */
  readonly description: string
  /** What of the answer is told unless all of it is asked for by `full`. */
  readonly brief?: (answer: Answer) => unknown
}

/** `on demand`: by the tool run_operation; `for programs`: it streams, or moves a whole state, which no agent can read. */
type Row<Answer> = OperationTool<Answer> | 'on demand' | 'for programs'

/** What becomes of each operation of the control API. One that is new does not compile until it is here. */
export const operationTools: {
  readonly [Name in AccountOperation]: Row<ControlAnswer<Name>>
} = {
  updateAccountSettings: {
    tool: 'update_account',
    description:
      'Change the account: country (decides the currency), enabled payment methods, default_store, or default_outcome: what payers do unless a charge, rule or barcode says otherwise, such as {"outcome":"manual"} to keep charges pending.',
  },
  listPaymentMethods: {
    tool: 'list_payment_methods',
    description:
      'The payment methods of the account with currency, limits in subunits, and the failure codes of each. Use it before charging other than the default.',
    brief: briefMethods,
  },
  listChargeSummaries: {
    tool: 'list_charges',
    description: 'Charges, newest first, with status, failure code and who decided the outcome.',
    brief: briefSummaries,
  },
  getChargeDetails: {
    tool: 'show_charge',
    description:
      'One charge: status, why it failed, and which rule, barcode, setting or person decided so. full gives the object as Omise shows it.',
    brief: briefDetails,
  },
  setChargeOutcome: {
    tool: 'decide_charge',
    description:
      "Decide what the payer of a pending charge does: successful, failed (with a failure_code) or expired; at once, or after a duration of the account's clock.",
    brief: briefDecided,
  },
  advanceClock: {
    tool: 'advance_clock',
    description:
      "Move the account's clock on and do all that falls due: payments, expiries, webhook retries. Use it instead of sleeping. A charge expires after 24h or less.",
    brief: briefAdvance,
  },
  freezeClock: {
    tool: 'freeze_clock',
    description:
      "Stop the account's clock, so that nothing happens until advance_clock: for repeatable tests.",
  },
  waitForCharge: {
    tool: 'wait_for_charge',
    description:
      'Answer when a charge has a status (any final one when left out), with deliveries=settled also its webhooks. On a frozen clock use advance_clock. Keep timeout under 60s.',
    brief: briefWaited,
  },
  getTimeline: {
    tool: 'charge_timeline',
    description:
      'The story of one charge in order: requests, decisions, events, webhooks sent and what was answered, faults, and what is still due. Start here to find out why something happened.',
    brief: briefTimeline,
  },
  addRule: {
    tool: 'add_rule',
    description:
      'What payers of the charges that match do, such as fail the next charge: {"outcome":"failed","failure_code":"insufficient_balance","times":1}. An empty match is every charge.',
  },
  addFault: {
    tool: 'add_fault',
    description:
      'Make calls or webhooks go wrong: on "POST /charges" type commit-then-reset loses the answer; on "webhook" type drop, duplicate, delay or corrupt-signature. Set times, or it goes on.',
  },
  getWebhooks: {
    tool: 'show_webhooks',
    description:
      "Where the account's webhooks go. The secret that signs them is hidden; full shows it, for the receiver's configuration.",
    brief: briefWebhooks,
  },
  updateWebhooks: {
    tool: 'set_webhooks',
    description:
      "Send the account's webhooks to a url: your receiver, or sandbox:inbox to look at them with list_inbox. null switches them off.",
    brief: briefWebhooks,
  },
  listDeliveries: {
    tool: 'list_deliveries',
    description:
      'Webhooks sent, newest first: state, status answered, error. full with limit 1 shows the exact bytes and headers.',
    brief: briefDeliveries,
  },
  resendDelivery: {
    tool: 'resend_webhook',
    description:
      "Send a webhook again (delivery: its id, or an event's), after the receiver was mended.",
    brief: briefResent,
  },
  recoverDeliveries: {
    tool: 'resend_failed_webhooks',
    description:
      'Send again all webhooks that failed or were dropped, once a receiver that was down is up.',
    brief: briefResent,
  },
  listInbox: {
    tool: 'list_inbox',
    description:
      'What came to the built-in receiver, url sandbox:inbox, newest first. full with limit 1 shows body, headers and a curl command that sends it to a receiver.',
    brief: briefInbox,
  },
  diagnoseSignature: {
    tool: 'diagnose_signature',
    description:
      "Why a receiver finds a webhook's signature wrong. Give the delivery's id and what the receiver computed; or body, headers and computed.",
  },
  listRequests: {
    tool: 'list_requests',
    description:
      "Calls that the account's application made, newest first, with status, error and a hint; status 4xx finds the refused ones.",
    brief: briefRequests,
  },
  resetAccount: {
    tool: 'reset_account',
    description: 'Empty the account: charges, rules, faults, webhooks and clock as when new.',
  },
  getAccountSettings: 'on demand',
  listSnapshots: 'on demand',
  saveSnapshot: 'on demand',
  restoreSnapshot: 'on demand',
  deleteSnapshot: 'on demand',
  getClockNow: 'on demand',
  setClock: 'on demand',
  scaleClock: 'on demand',
  resetClock: 'on demand',
  listRules: 'on demand',
  removeRule: 'on demand',
  clearRules: 'on demand',
  listPhoneCodes: 'on demand',
  showPhoneCode: 'on demand',
  hidePhoneCode: 'on demand',
  listFaults: 'on demand',
  removeFault: 'on demand',
  clearFaults: 'on demand',
  getTimelineMarkdown: 'on demand',
  rotateSecret: 'on demand',
  exportState: 'for programs',
  importState: 'for programs',
  getStream: 'for programs',
  openListener: 'for programs',
  reportDelivery: 'for programs',
}
