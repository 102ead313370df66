import examples from '@omise-sandbox/api/examples/omise.json' with { type: 'json' }
import { type FailureCode, failureMessages, type MethodType, methodOf } from '@omise-sandbox/core'
import { ids } from './ids.ts'
import { eachOf, integer, like, likeEach, type Matching, sameType } from './matchers.ts'

type Fields = { readonly [name: string]: Matching }

const { PendingCharge, Source, Refund, Transaction, Account, Balance, Capability } = examples

/** A charge as each kind of payment method shows it. */
const pendingOf = (type: MethodType) =>
  methodOf(type).store === 'conditional' ? PendingCharge : examples.PendingChargeWithoutStore

/** What later shapes say of a paid charge besides. */
const paidLater = (time: string): Fields => ({
  authorized_at: like(time),
  partially_refundable: true,
  can_perform_void: sameType(true),
})

/** Charges by one payment method, and their sources. */
function chargesOf(type: MethodType) {
  const pending = pendingOf(type)
  const timeThen = pending.created_at
  /** The source inside a charge, with the charge's own status. */
  const sourceOfCharge = (status: string, exact: Fields = {}): Matching =>
    likeEach(pending.source, { type, charge_status: status, ...exact })
  /** A charge that waits for its payer. */
  const pendingCharge = (exact: Fields = {}): Matching =>
    likeEach(pending, {
      status: 'pending',
      source: sourceOfCharge('pending'),
      refunds: likeEach(pending.refunds),
      ...exact,
    })
  return {
    sourceOfCharge,
    pendingCharge,
    /** A charge that was paid. */
    paidCharge: (exact: Fields = {}): Matching =>
      pendingCharge({
        status: 'successful',
        source: sourceOfCharge('successful'),
        authorized: true,
        paid: true,
        refundable: true,
        transaction: like(ids.transaction),
        paid_at: like(timeThen),
        ...(pending === PendingCharge ? {} : paidLater(timeThen)),
        ...exact,
      }),
    /** A charge that failed, for a reason that its payment method has. */
    failedCharge: (code: FailureCode, exact: Fields = {}): Matching =>
      pendingCharge({
        status: 'failed',
        source: sourceOfCharge('failed'),
        failure_code: code,
        failure_message: sameType(failureMessages[code]),
        ...exact,
      }),
    /** A charge that nobody paid in time. */
    expiredCharge: (exact: Fields = {}): Matching =>
      pendingCharge({
        status: 'expired',
        source: sourceOfCharge('expired'),
        expired: true,
        expired_at: like(timeThen),
        ...exact,
      }),
  }
}

/**
 * Objects of the API as a contract expects them: each field by its type or form, and as given where it is given.
 * Amounts are whole subunits. Charges are by `barcode_alipay`; those by another payment method are made by `of`.
 *
 * @example
 * ```ts
 * matching.of('alipayplus_upm').failedCharge('insufficient_fund')
 * ```
 */
export const matching = {
  ...chargesOf('barcode_alipay'),
  of: chargesOf,
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
