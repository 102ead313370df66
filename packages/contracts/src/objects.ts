import examples from '@omise-sandbox/api/examples/omise.json' with { type: 'json' }
import { type FailureCode, failureMessages } from '@omise-sandbox/core'
import { ids } from './ids.ts'
import { eachOf, integer, like, likeEach, type Matching, sameType } from './matchers.ts'

type Fields = { readonly [name: string]: Matching }

const { PendingCharge, Source, Refund, Transaction, Account, Balance, Capability } = examples
const timeThen = PendingCharge.created_at

/**
 * Objects of the API as a contract expects them: each field by its type or form, and as given where it is given.
 * Amounts are whole satang.
 */
export const matching = {
  /** The source inside a charge, with the charge's own status. */
  sourceOfCharge: (status: string, exact: Fields = {}): Matching =>
    likeEach(PendingCharge.source, { charge_status: status, ...exact }),
  /** A charge that waits for its payer. */
  pendingCharge: (exact: Fields = {}): Matching =>
    likeEach(PendingCharge, {
      status: 'pending',
      source: matching.sourceOfCharge('pending'),
      refunds: likeEach(PendingCharge.refunds),
      ...exact,
    }),
  /** A charge that was paid. */
  paidCharge: (exact: Fields = {}): Matching =>
    matching.pendingCharge({
      status: 'successful',
      source: matching.sourceOfCharge('successful'),
      authorized: true,
      paid: true,
      refundable: true,
      transaction: like(ids.transaction),
      paid_at: like(timeThen),
      ...exact,
    }),
  /** A charge that failed, for a reason. */
  failedCharge: (code: FailureCode, exact: Fields = {}): Matching =>
    matching.pendingCharge({
      status: 'failed',
      source: matching.sourceOfCharge('failed'),
      failure_code: code,
      failure_message: sameType(failureMessages[code]),
      ...exact,
    }),
  /** A charge that nobody paid in time. */
  expiredCharge: (exact: Fields = {}): Matching =>
    matching.pendingCharge({
      status: 'expired',
      source: matching.sourceOfCharge('expired'),
      expired: true,
      expired_at: like(timeThen),
      ...exact,
    }),
  source: (exact: Fields = {}): Matching => likeEach(Source, exact),
  refund: (exact: Fields = {}): Matching => likeEach(Refund, exact),
  transaction: (exact: Fields = {}): Matching => likeEach(Transaction, exact),
  account: (exact: Fields = {}): Matching => likeEach(Account, exact),
  balance: (exact: Fields = {}): Matching => likeEach(Balance, exact),
  capability: (exact: Fields = {}): Matching =>
    likeEach(Capability, { limits: Capability.limits, ...exact }),
  /** An event of a key, about an object. */
  event: (key: string, data: Matching, exact: Fields = {}): Matching =>
    likeEach(examples.RefundEvent, { key, data, ...exact }),
  /** A page of a list of one or more of what is given. */
  listOf: (item: Matching, exact: Fields = {}): Matching => {
    const { location, ...page } = examples.NoRefunds
    return likeEach(page, {
      location: sameType(location),
      data: eachOf(item),
      total: integer(1),
      ...exact,
    })
  },
  /** A page of one or more charges that a search found. */
  foundCharges: (item: Matching, exact: Fields = {}): Matching => {
    const { data: _found, filters: _filters, location, ...page } = examples.SearchResult
    return likeEach(page, {
      location: sameType(location),
      filters: {},
      data: eachOf(item),
      ...exact,
    })
  },
  /** Why the API refuses. */
  error: (code: string, message: Matching, exact: Fields = {}): Matching => ({
    object: 'error',
    location: sameType('https://docs.omise.co/api-errors#not-found'),
    code,
    message,
    ...exact,
  }),
}
