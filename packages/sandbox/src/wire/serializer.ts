import type { Wire } from '@omise-sandbox/api'
import {
  type FeeRates,
  type Instant,
  methodOf,
  nextTimeOfDay,
  parseInstant,
  type SerializerOptions,
} from '@omise-sandbox/core'

type Json = Readonly<Record<string, unknown>>

/** The shapes that objects have: those of the account, and that of September 2024, which lacks some of March 2025. */
type Shape = SerializerOptions['wire'] | '2024-09'

/**
 * Shows an answer in the shape of a year. Objects are made as in July 2020; later ones have more fields, and their booleans
 * at the end. Charges and sources have the shape of their payment method where that has one of its own.
 */
export function serialize(answer: unknown, options: SerializerOptions): unknown {
  if (typeof answer !== 'object' || answer === null) return answer
  const object = answer as Json
  switch (object.object) {
    case 'charge':
      return shownCharge(answer as Wire['Charge'], options)
    case 'source':
      return source(answer as Wire['Source'], options)
    case 'refund':
      return refund(answer as Wire['Refund'], options)
    case 'capability':
      return capability(answer as Wire['Capability'], options)
    case 'list':
    case 'search':
      return { ...object, data: (object.data as unknown[]).map((one) => serialize(one, options)) }
    default:
      // An event holds its data in the shape of its moment.
      return answer
  }
}

function shapeOf({ type }: Wire['Source'], { wire }: SerializerOptions): Shape {
  const { shape } = methodOf(type)
  return shape === 'of-account' ? wire : shape
}

function shownCharge(charge: Wire['Charge'], options: SerializerOptions): Wire['Charge'] {
  const shape = shapeOf(charge.source, options)
  return shape === '2020-07' ? charge : laterCharge(charge, options, shape === '2025-03')
}

function source(source: Wire['Source'], options: SerializerOptions): Wire['Source'] {
  const shape = shapeOf(source, options)
  return shape === '2020-07' ? source : laterSource(source, shape === '2025-03')
}

function laterCharge(
  charge: Wire['Charge'],
  options: SerializerOptions,
  is2025: boolean,
): Wire['Charge'] {
  const { object, id, location, amount, net, fee, fee_vat, interest, interest_vat } = charge
  const { funding_amount, refunded_amount, platform_fee, currency, funding_currency, ip } = charge
  const { link, description, metadata, card, schedule, customer, dispute, transaction } = charge
  const { failure_code, failure_message, status, authorize_uri, return_uri, created_at } = charge
  const { paid_at, expires_at, reversed_at, zero_interest_installments, branch } = charge
  const { terminal, device, authorized, capturable, capture, disputable, livemode } = charge
  const { refundable, reversed, reversible, voided, paid } = charge
  const method = methodOf(charge.source.type)
  const now = momentOf(charge.refunds.to)
  const over = expires_at !== null && now >= momentOf(expires_at)
  return {
    ...{ object, id, location, amount },
    // Recorded as the amount whatever became of the charge, an expired one included.
    ...(is2025 && { authorization_type: null, authorized_amount: amount, captured_amount: amount }),
    acquirer_reference_number: null,
    ...{ net, fee, fee_vat, interest, interest_vat, funding_amount, refunded_amount },
    transaction_fees: shownFees(method.fee),
    ...{ platform_fee, currency, funding_currency, ip },
    refunds: {
      ...charge.refunds,
      data: charge.refunds.data.map((one) => refund(one, options)),
    },
    ...{ link, description, metadata, card },
    source: laterSource(charge.source, is2025),
    schedule,
    linked_account: null,
    ...{ customer, dispute, transaction, failure_code, failure_message },
    ...(is2025 && { merchant_advice: null, merchant_advice_code: null }),
    ...{ status, authorize_uri, return_uri, created_at, paid_at },
    // Recorded at the time of payment, or a second before.
    authorized_at: paid_at,
    expires_at,
    // Once its time is over, a charge that was paid or failed before shows it as expired, as recorded.
    expired_at: charge.expired_at ?? (over ? expires_at : null),
    reversed_at,
    ...(is2025 && { multi_capture: false }),
    ...{ zero_interest_installments, branch, terminal, device },
    ...{ authorized, capturable, capture, disputable, livemode, refundable },
    partially_refundable: refundable,
    ...{ reversed, reversible, voided, paid },
    expired: charge.expired || (status === 'failed' && over),
    can_perform_void:
      paid_at !== null &&
      charge.refunds.total === 0 &&
      now < nextTimeOfDay(momentOf(paid_at), options.voidCutoff ?? method.voidCutoff),
    approval_code: null,
  }
}

/** Per cent, with one decimal at least: `1.65`, `7.0`. */
function shownFees({ rate, vat }: FeeRates): NonNullable<Wire['Charge']['transaction_fees']> {
  const perCent = ({ numerator, denominator }: FeeRates['rate']) => {
    const share = (100 * numerator) / denominator
    return Number.isInteger(share) ? share.toFixed(1) : String(share)
  }
  return { fee_flat: '0.0', fee_rate: perCent(rate), vat_rate: perCent(vat) }
}

function laterSource(source: Wire['Source'], is2025: boolean): Wire['Source'] {
  const { object, id, livemode, location, amount, barcode, created_at, currency, email } = source
  const { flow, installment_term, name, mobile_number, phone_number, scannable_code } = source
  const { references, store_id, store_name, terminal_id, type, zero_interest_installments } = source
  return {
    ...{ object, id, livemode, location, amount, barcode },
    bank: null,
    ...{ created_at, currency, email, flow, installment_term },
    ...{ ip: null, absorption_type: null },
    ...{ name, mobile_number, phone_number },
    platform_type: null,
    scannable_code,
    ...(is2025 && { qr_settings: null }),
    ...{ billing: null, shipping: null, items: [] },
    references,
    provider_references: null,
    ...{ store_id, store_name, terminal_id, type, zero_interest_installments },
    charge_status: source.charge_status,
    ...{ receipt_amount: null, discounts: [], promotion_code: null },
  } as Wire['Source']
}

function refund(refund: Wire['Refund'], options: SerializerOptions): Wire['Refund'] {
  // It is there whole where the request asked for that.
  const charge =
    typeof refund.charge === 'string' ? refund.charge : shownCharge(refund.charge, options)
  if (options.wire === '2020-07') return charge === refund.charge ? refund : { ...refund, charge }
  const { object, id, location, livemode, voided, currency, amount, metadata } = refund
  const { transaction, status, funding_amount, funding_currency, created_at } = refund
  return {
    ...{ object, id, location, livemode, voided, currency, amount, metadata, charge },
    ...{ capture: null, terminal: null },
    ...{ transaction, status, funding_amount, funding_currency, created_at },
    ...{ acquirer_reference_number: null, approval_code: null },
  }
}

/** The limits of an account of 2025; those of 2020 stood lower. A charge keeps to the limits of its payment method. */
function capability(
  capability: Wire['Capability'],
  { wire }: SerializerOptions,
): Wire['Capability'] {
  if (wire === '2020-07') return capability
  const { min } = capability.limits.charge_amount
  return {
    ...capability,
    limits: {
      ...capability.limits,
      charge_amount: { max: 500_000_000_000, min },
      transfer_amount: { max: 100_000_000_000, min: 3_000 },
    },
  }
}

function momentOf(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === undefined) throw new Error(`${text} was presented and is no time.`)
  return moment
}
