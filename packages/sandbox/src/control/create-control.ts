import type { Control } from '@omise-sandbox/api'
import { methodControl } from '../account/method-control.ts'
import { accountControl, webhookControl } from '../account/settings-control.ts'
import { chargeControl } from '../charges/charge-control.ts'
import { shownCharge } from '../charges/shown-charge.ts'
import { faultControl } from '../faults/fault-control.ts'
import { listRequests } from '../journal/journal-control.ts'
import { timelineControl } from '../journal/timeline-control.ts'
import { phoneControl } from '../outcomes/phone-control.ts'
import { ruleControl } from '../rules/rule-control.ts'
import { clockControl } from '../scheduler/clock-control.ts'
import { resetAccount, snapshotControl, stateControl } from '../snapshots/state-control.ts'
import type { AccountId } from '../storage/store.ts'
import { listDeliveries, withEvents } from '../webhooks/delivery-control.ts'
import { listInbox } from '../webhooks/inbox-control.ts'
import { listenerControl } from '../webhooks/listener-control.ts'
import { recover, resend } from '../webhooks/resend-control.ts'
import { diagnose } from './doctor-control.ts'
import { type ControlParts, nowOf } from './parts.ts'
import { streamOf } from './stream.ts'
import { waitForCharge } from './wait.ts'

/** One account's control: the same for both doors. */
export function createControl(parts: ControlParts, account: AccountId): Control {
  return {
    reset: () => resetAccount(parts, account),
    state: stateControl(parts, account),
    snapshots: snapshotControl(parts, account),
    account: accountControl(parts, account),
    methods: methodControl(parts, account),
    clock: clockControl(parts, account),
    charges: chargeControl(parts, account),
    rules: ruleControl(parts, account),
    phone: phoneControl(parts, account),
    faults: faultControl(parts, account),
    requests: { list: (query) => listRequests(parts, account, query ?? {}) },
    timeline: timelineControl(parts, account),
    stream: (signal) => streamOf(parts, account, signal),
    webhooks: webhookControl(parts, account),
    deliveries: {
      list: (query) => listDeliveries(parts, account, query ?? {}),
      resend: (id) => resend(parts, account, id),
      recover: (recovery) => recover(parts, account, recovery ?? {}),
    },
    inbox: { list: (query) => listInbox(parts, account, query ?? {}) },
    listener: listenerControl(parts, account),
    doctor: { diagnoseSignature: (given) => diagnose(parts, account, given) },
    async wait(condition) {
      const { charge, deliveries } = await waitForCharge(parts, account, condition)
      const now = await nowOf(parts, account)
      const { settings } = await parts.accounts.read(account)
      return {
        charge: shownCharge(charge, now, settings),
        deliveries: await withEvents(parts, account, deliveries),
      }
    },
  }
}
