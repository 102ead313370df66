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
  type Metadata,
  type Refund,
  refundedAmount,
  type Source,
} from '@omise-sandbox/core'
import { WrittenJson } from './written-json.ts'

/** Shows a charge as API version 2019-05-29 does, its fields in the order of the documentation page. */
export function presentCharge(charge: Charge, now: Instant): Wire['Charge'] {
  const { facts, notes, status } = charge
  const { fee, feeVat, net } = feesOf(facts.amount)
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
    currency: 'THB',
    funding_currency: 'THB',
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

/** Shows a source; the references are there once it is charged. */
export function presentSource(source: Source, charge: Charge | undefined): Wire['Source'] {
  return {
    object: 'source',
    id: source.id,
    livemode: false,
    location: `/sources/${source.id}`,
    amount: source.amount,
    barcode: source.barcode,
    created_at: formatInstant(source.createdAt),
    currency: 'THB',
    email: null,
    flow: 'offline',
    installment_term: null,
    name: null,
    mobile_number: null,
    phone_number: null,
    scannable_code: null,
    references: charge ? presentReferences(charge) : null,
    store_id: source.storeId,
    store_name: source.storeName,
    terminal_id: source.terminalId,
    type: 'barcode_alipay',
    zero_interest_installments: null,
    charge_status: charge ? charge.status : 'unknown',
  }
}

function presentReferences(charge: Charge): Wire['SourceReferences'] {
  return {
    expires_at: formatInstant(charge.facts.expiresAt),
    device_id: null,
    customer_amount: null,
    customer_currency: null,
    customer_exchange_rate: null,
    omise_tax_id: null,
    reference_number_1: null,
    reference_number_2: null,
    barcode: null,
    payment_code: null,
    va_code: null,
  }
}

export function presentRefund(refund: Refund): Wire['Refund'] {
  return {
    object: 'refund',
    id: refund.id,
    location: `/charges/${refund.charge}/refunds/${refund.id}`,
    livemode: false,
    voided: refund.voided,
    currency: 'THB',
    amount: refund.amount,
    metadata: presentMetadata(refund.metadata),
    charge: refund.charge,
    transaction: refund.transaction,
    status: 'closed',
    funding_amount: refund.amount,
    funding_currency: 'THB',
    created_at: formatInstant(refund.createdAt),
  }
}

function presentMetadata(metadata: Metadata): Wire['Charge']['metadata'] {
  const shown: object = typeof metadata === 'string' ? new WrittenJson(metadata) : metadata
  return shown as Wire['Charge']['metadata']
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

export interface ListPage<T> {
  readonly data: T[]
  readonly total: number
  readonly location: string
  readonly limit: number
  readonly offset: number
  readonly order: 'chronological' | 'reverse_chronological'
  readonly from: Instant
  readonly to: Instant
}

/** The envelope of every list. */
export function presentList<T>(page: ListPage<T>) {
  return {
    object: 'list' as const,
    data: page.data,
    limit: page.limit,
    offset: page.offset,
    total: page.total,
    location: page.location,
    order: page.order,
    from: formatInstant(page.from),
    to: formatInstant(page.to),
  }
}
