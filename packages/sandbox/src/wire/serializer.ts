import type { Wire } from '@omise-sandbox/api'
import {
  type Instant,
  nextTimeOfDay,
  parseInstant,
  type SerializerOptions,
} from '@omise-sandbox/core'

type Json = Readonly<Record<string, unknown>>

/**
 * Shows an answer in the shape of a year. Objects are made as in July 2020; those of March 2025 have more fields, and
 * their booleans at the end.
 */
export function serialize(answer: unknown, shape: SerializerOptions): unknown {
  return shape.wire === '2020-07' ? answer : to2025(answer, shape)
}

function to2025(value: unknown, shape: SerializerOptions): unknown {
  if (Array.isArray(value)) return value.map((item) => to2025(item, shape))
  if (typeof value !== 'object' || value === null) return value
  const object = value as Json
  switch (object.object) {
    case 'charge':
      return chargeIn2025(object as unknown as Wire['Charge'], shape)
    case 'source':
      return sourceIn2025(object as unknown as Wire['Source'])
    case 'refund':
      return refundIn2025(object as unknown as Wire['Refund'])
    case 'capability':
      return capabilityIn2025(object as unknown as Wire['Capability'])
    case 'list':
    case 'search':
      return { ...object, data: to2025(object.data, shape) }
    default:
      // An event holds its data in the shape of its moment.
      return value
  }
}

function chargeIn2025(charge: Wire['Charge'], shape: SerializerOptions): Wire['Charge'] {
  const { object, id, location, amount, net, fee, fee_vat, interest, interest_vat } = charge
  const { funding_amount, refunded_amount, platform_fee, currency, funding_currency, ip } = charge
  const { link, description, metadata, card, schedule, customer, dispute, transaction } = charge
  const { failure_code, failure_message, status, authorize_uri, return_uri, created_at } = charge
  const { paid_at, expires_at, reversed_at, zero_interest_installments, branch } = charge
  const { terminal, device, authorized, capturable, capture, disputable, livemode } = charge
  const { refundable, reversed, reversible, voided, paid } = charge
  const now = momentOf(charge.refunds.to)
  const over = expires_at !== null && now >= momentOf(expires_at)
  return {
    ...{ object, id, location, amount },
    // Recorded as the amount whatever became of the charge, an expired one included.
    ...{ authorization_type: null, authorized_amount: amount, captured_amount: amount },
    acquirer_reference_number: null,
    ...{ net, fee, fee_vat, interest, interest_vat, funding_amount, refunded_amount },
    transaction_fees: { fee_flat: '0.0', fee_rate: '1.65', vat_rate: '7.0' },
    ...{ platform_fee, currency, funding_currency, ip },
    refunds: { ...charge.refunds, data: charge.refunds.data.map(refundIn2025) },
    ...{ link, description, metadata, card },
    source: sourceIn2025(charge.source),
    schedule,
    linked_account: null,
    ...{ customer, dispute, transaction, failure_code, failure_message },
    ...{ merchant_advice: null, merchant_advice_code: null },
    ...{ status, authorize_uri, return_uri, created_at, paid_at },
    // Recorded at the time of payment, or a second before.
    authorized_at: paid_at,
    expires_at,
    // Once its time is over, a charge that was paid or failed before shows it as expired, as recorded.
    expired_at: charge.expired_at ?? (over ? expires_at : null),
    ...{ reversed_at, multi_capture: false },
    ...{ zero_interest_installments, branch, terminal, device },
    ...{ authorized, capturable, capture, disputable, livemode, refundable },
    partially_refundable: refundable,
    ...{ reversed, reversible, voided, paid },
    expired: charge.expired || (status === 'failed' && over),
    can_perform_void:
      paid_at !== null &&
      charge.refunds.total === 0 &&
      now < nextTimeOfDay(momentOf(paid_at), shape.voidCutoff),
    approval_code: null,
  }
}

function sourceIn2025(source: Wire['Source']): Wire['Source'] {
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
    ...{ scannable_code, qr_settings: null },
    ...{ billing: null, shipping: null, items: [] },
    references,
    provider_references: null,
    ...{ store_id, store_name, terminal_id, type, zero_interest_installments },
    charge_status: source.charge_status,
    ...{ receipt_amount: null, discounts: [], promotion_code: null },
  }
}

function refundIn2025(refund: Wire['Refund']): Wire['Refund'] {
  const { object, id, location, livemode, voided, currency, amount, metadata, charge } = refund
  const { transaction, status, funding_amount, funding_currency, created_at } = refund
  return {
    ...{ object, id, location, livemode, voided, currency, amount, metadata, charge },
    ...{ capture: null, terminal: null },
    ...{ transaction, status, funding_amount, funding_currency, created_at },
    ...{ acquirer_reference_number: null, approval_code: null },
  }
}

/** The limits of an account of 2025; those of 2020 stood lower. A charge keeps to the limits of its payment method. */
function capabilityIn2025(capability: Wire['Capability']): Wire['Capability'] {
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
