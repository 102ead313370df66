import type { OmiseOperation } from '@omise-sandbox/api'
import type { EventKey } from '@omise-sandbox/core'
import type { FieldProblem, Refusal } from '../refusals/refusal.ts'

const emptyLists =
  'customers, disputes, links, recipients, schedules, transfers, receipts: empty lists'
const otherEmptyLists =
  'chains, disputes by state, schedules of charges and of transfers: empty lists'

/**
 * Which entry speaks for each operation, event and refusal. One without an entry does not compile; an entry that is
 * taken away fails the test of this ledger.
 */
export const spokenFor: {
  readonly operations: Readonly<Record<OmiseOperation, string>>
  readonly events: Readonly<Record<EventKey, string>>
  readonly refusals: Readonly<Record<Refusal['kind'], string>>
  readonly fieldProblems: Readonly<Record<FieldProblem['rule'], string>>
} = {
  operations: {
    createCharge: 'a charge is created from amount, currency and source[...] and answers pending',
    getCharge: 'fields of a charge, their order, and fee 1.65 % with VAT 7 %',
    listCharges: 'fields and order of a list; default limit 20, most 100',
    updateCharge: 'PATCH changes description and metadata; metadata is replaced',
    expireCharge: 'expire sets expired, expired_at and expires_at to now',
    markChargeAsPaid: 'mark_as_paid and mark_as_failed complete a pending test charge',
    markChargeAsFailed:
      'mark_as_failed gives failed_processing; failure_code in the body picks another',
    captureCharge: 'capture: 400 failed_capture, Charge is not authorized',
    reverseCharge: 'reverse: 400 failed_reverse',
    createRefund: 'partial and full refunds within 12 months',
    getRefund: 'fields and order of a refund; status is closed',
    listChargeRefunds: 'fields and order of a refund; status is closed',
    listRefunds: 'fields and order of a refund; status is closed',
    createSource: 'a source is made with either key and charged with the secret one',
    getSource: 'fields and order of a source',
    listEvents: 'fields and order of an event',
    getEvent: 'a receiver may retrieve the event from inside its handler',
    listChargeEvents: 'items of /charges/{id}/events are shown whole',
    listTransactions: 'fields of a transaction; a paid charge credits its net',
    getTransaction: 'fields of a transaction; a paid charge credits its net',
    getBalance: 'fields of the balance; all of it is transferable',
    search: 'envelope of a search, 30 on a page, newest first',
    searchCharges: 'envelope of a search, 30 on a page, newest first',
    searchRefunds: 'envelope of a search, 30 on a page, newest first',
    getAccount: 'account and capability objects',
    updateAccount: 'PATCH /account sets webhook_uri and zero_interest_installments',
    getCapability: 'account and capability objects',
    getSystemInfo: 'GET / is system_info',
    listCustomers: emptyLists,
    listDisputes: emptyLists,
    listLinks: emptyLists,
    listRecipients: emptyLists,
    listSchedules: emptyLists,
    listTransfers: emptyLists,
    listReceipts: emptyLists,
    listChains: otherEmptyLists,
    listChargeSchedules: otherEmptyLists,
    listOpenDisputes: otherEmptyLists,
    listPendingDisputes: otherEmptyLists,
    listClosedDisputes: otherEmptyLists,
    listTransferSchedules: otherEmptyLists,
    listApiVersions: 'GET /account/api_versions lists the two versions',
  },
  events: {
    'charge.create': 'charge.create, charge.update, charge.expire, refund.create',
    'charge.complete': 'charge.complete tells of a paid or failed charge',
    'charge.expire': 'expiry emits charge.expire and not charge.complete',
    'charge.update': 'charge.create, charge.update, charge.expire, refund.create',
    'refund.create': 'charge.create, charge.update, charge.expire, refund.create',
  },
  refusals: {
    'not-found': 'unknown object: 404 not_found, "<object> <id> was not found"',
    'invalid-fields': 'two messages are joined by "and", more by commas and ", and"',
    'no-such-failure':
      'a failure code that the payment method lacks: asked for by name 400, else failed_processing',
    'source-already-charged': 'a source is charged once, with its own amount',
    'invalid-search': 'unknown scope, filter, page: 422 with the code of its kind',
    'charge-is-final': 'expire of a charge that is final: 400 failed_expire',
    'charge-not-paid': 'other refusals of a refund: 400 failed_refund with a reason',
    'charge-cannot-be-captured': 'capture: 400 failed_capture, Charge is not authorized',
    'charge-cannot-be-reversed': 'reverse: 400 failed_reverse',
    'refund-amount-not-positive': 'other refusals of a refund: 400 failed_refund with a reason',
    'refund-over-remaining': 'other refusals of a refund: 400 failed_refund with a reason',
    'refund-too-many': 'at most 15 refunds of one charge',
    'refund-too-late': 'partial and full refunds within 12 months',
    'refund-not-a-void': 'void=true is refused with failed_void when it cannot be a void',
  },
  fieldProblems: {
    unsupported: 'the same on a source: bad_request; type is currently not supported',
    'not-a-number': 'charge amount too small, wrong currency, amount not a number: invalid_charge',
    below: 'charge amount too small, wrong currency, amount not a number: invalid_charge',
    above: 'amount too large',
    blank: 'blank barcode, store_id, store_name, source',
    'differs-from-source': 'a source is charged once, with its own amount',
    'metadata-not-object': 'metadata that is no object: Metadata should be a JSON hash',
    'metadata-too-long': 'metadata is at most 15,000 characters',
    invalid: 'other fields that cannot be read: "<field> is invalid"',
  },
}
