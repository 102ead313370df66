import type { Wire } from '@omise-sandbox/api'
import {
  type Charge,
  failureMessages,
  feesOf,
  formatInstant,
  type Instant,
  instant,
  isRefundable,
  isVoided,
  methodOf,
  type Refund,
  refundedAmount,
} from '@omise-sandbox/core'
import { presentRefund } from '../refunds/present-refund.ts'
import { presentSource } from '../sources/present-source.ts'
import { presentList } from '../wire/present-list.ts'
import { presentMetadata } from '../wire/present-metadata.ts'

/** Shows a charge as API version 2019-05-29 does, its fields in the order of the documentation page. */
export function presentCharge(charge: Charge, now: Instant): Wire['Charge'] {
  const { facts, notes, status } = charge
  const { currency, type } = facts.source
  const { fee, feeVat, net } = feesOf(facts.amount, methodOf(type).fee)
  const paid = status === 'successful' ? charge : undefined
  const failure = status === 'failed' ? charge.failure : null
  const location = `/charges/${facts.id}`
  return {
    object: 'charge',
    id: facts.id,
    location,
    amount: facts.amount,
    net,
    fee,
    fee_vat: feeVat,
    interest: 0,
    interest_vat: 0,
    funding_amount: facts.amount,
    refunded_amount: paid ? refundedAmount(paid) : 0,
    authorized: paid !== undefined,
    capturable: false,
    capture: facts.capture,
    disputable: false,
    livemode: false,
    refundable: paid ? isRefundable(paid, now) : false,
    reversed: false,
    reversible: false,
    voided: paid ? isVoided(paid) : false,
    paid: paid !== undefined,
    expired: status === 'expired',
    platform_fee: { fixed: null, amount: null, percentage: null },
    currency,
    funding_currency: currency,
    ip: facts.ip,
    refunds: presentRefundsWithin(location, paid?.refunds ?? [], now),
    link: null,
    description: notes.description,
    metadata: presentMetadata(notes.metadata),
    card: null,
    source: presentSource(facts.source, charge),
    schedule: null,
    customer: null,
    dispute: null,
    transaction: paid ? paid.transaction : null,
    failure_code: failure,
    failure_message: failure === null ? null : failureMessages[failure],
    status,
    authorize_uri: null,
    return_uri: facts.returnUri,
    created_at: formatInstant(facts.createdAt),
    paid_at: paid ? formatInstant(paid.paidAt) : null,
    // A charge set to expire shows when it did, not when it would have.
    expires_at: formatInstant(status === 'expired' ? charge.expiredAt : facts.expiresAt),
    expired_at: status === 'expired' ? formatInstant(charge.expiredAt) : null,
    reversed_at: null,
    zero_interest_installments: facts.zeroInterestInstallments,
    branch: null,
    terminal: null,
    device: null,
  }
}

/** The list inside a charge: all its refunds, of which there are never more than fit one page. */
function presentRefundsWithin(
  location: string,
  refunds: readonly Refund[],
  now: Instant,
): Wire['RefundList'] {
  return presentList({
    data: refunds.map(presentRefund),
    total: refunds.length,
    location: `${location}/refunds`,
    limit: 20,
    offset: 0,
    order: 'chronological',
    from: instant(0),
    to: now,
  })
}
