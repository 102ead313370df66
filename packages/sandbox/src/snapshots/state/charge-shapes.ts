import {
  type Charge,
  type ChargeFacts,
  type ChargeNotes,
  type Event,
  methodOf,
  methodTypes,
  type OutcomeDecision,
  type OutcomePlan,
  type Refund,
  type SerializerOptions,
  type Source,
  type StoredSource,
  type Transaction,
} from '@omise-sandbox/core'
import {
  apiVersion,
  currency,
  failure,
  id,
  idMark,
  metadata,
  moment,
  money,
  nullableText,
  outcome,
  timeOfDay,
  wire,
} from './common-shapes.ts'
import { flag, list, nullable, object, oneOf, optional, text, variant } from './shape.ts'

const ofEverySource = {
  id: id('src'),
  amount: money,
  currency,
  barcode: text(),
  createdAt: moment,
}
const store = { storeId: nullableText, storeName: nullableText, terminalId: nullableText }

/** A source of each payment method: with a store, where its method has any. */
const sources = Object.fromEntries(
  methodTypes.map((type) => {
    const hasStore = methodOf(type).store === 'conditional'
    return [type, hasStore ? { ...ofEverySource, ...store } : ofEverySource]
  }),
)
const scanned = variant<Source, 'type'>(
  'type',
  sources as Parameters<typeof variant<Source, 'type'>>[1],
)

export const source = object<StoredSource>({
  id: id('src'),
  source: scanned,
  chargedBy: nullable(id('chrg')),
})

export const refund = object<Refund>({
  id: id('rfnd'),
  charge: id('chrg'),
  transaction: id('trxn'),
  amount: money,
  currency,
  voided: flag,
  metadata,
  createdAt: moment,
})

const unit = {
  outcome,
  decidedBy: oneOf('control', 'api', 'prefer', 'rule', 'phone', 'barcode', 'account', 'server'),
  because: text(),
  nearMiss: nullableText,
  insteadOf: optional(failure),
  decidedAt: moment,
  mark: idMark,
}

const ofEveryCharge = {
  facts: object<ChargeFacts>({
    id: id('chrg'),
    amount: money,
    source: scanned,
    createdAt: moment,
    expiresAt: moment,
    capture: flag,
    ip: nullableText,
    returnUri: nullableText,
    webhookEndpoints: list(text(), { max: 2 }),
    zeroInterestInstallments: flag,
  }),
  notes: object<ChargeNotes>({ description: nullableText, metadata }),
  plan: object<OutcomePlan>({
    ...unit,
    earlier: list(object<OutcomeDecision>(unit), { max: 20 }),
  }),
}

export const charge = variant<Charge, 'status'>('status', {
  pending: ofEveryCharge,
  successful: {
    ...ofEveryCharge,
    paidAt: moment,
    transaction: id('trxn'),
    refunds: list(refund),
  },
  failed: { ...ofEveryCharge, failedAt: moment, failure },
  expired: { ...ofEveryCharge, expiredAt: moment },
})

export const transaction = object<Transaction>({
  id: id('trxn'),
  direction: oneOf('credit', 'debit'),
  key: oneOf('charge.captured.net', 'refund.initiated.debit'),
  origin: id('chrg', 'rfnd'),
  amount: money,
  currency,
  createdAt: moment,
})

const ofEveryEvent = {
  id: id('evnt'),
  apiVersion,
  shape: object<SerializerOptions>({ wire, voidCutoff: nullable(timeOfDay) }),
  createdAt: moment,
}
const ofCharge = {
  ...ofEveryEvent,
  subject: variant<Extract<Event['subject'], { object: 'charge' }>, 'object'>('object', {
    charge: { charge },
  }),
}
const ofRefund = {
  ...ofEveryEvent,
  subject: variant<Extract<Event['subject'], { object: 'refund' }>, 'object'>('object', {
    refund: { refund },
  }),
}

export const event = variant<Event, 'key'>('key', {
  'charge.create': ofCharge,
  'charge.complete': ofCharge,
  'charge.expire': ofCharge,
  'charge.update': ofCharge,
  'refund.create': ofRefund,
})
