import type {
  Charge,
  ChargeId,
  Delivery,
  Event,
  IdPrefix,
  Refund,
  StoredSource,
  Transaction,
} from '@omise-sandbox/core'

/** Everything an account has many of. Entities are immutable values: a store may share them, nobody changes them. */
export interface Entities {
  charge: Charge
  source: StoredSource
  refund: Refund
  transaction: Transaction
  event: Event
  delivery: Delivery
}

export type EntityKind = keyof Entities

interface Identity<T> {
  readonly prefix: IdPrefix
  id(entity: T): string
  /** The charge whose page it is listed on; undefined for what is listed by account only. */
  charge(entity: T): ChargeId | undefined
}

export const identities: { readonly [K in EntityKind]: Identity<Entities[K]> } = {
  charge: { prefix: 'chrg', id: (charge) => charge.facts.id, charge: () => undefined },
  source: { prefix: 'src', id: (source) => source.id, charge: () => undefined },
  refund: { prefix: 'rfnd', id: (refund) => refund.id, charge: (refund) => refund.charge },
  transaction: { prefix: 'trxn', id: (transaction) => transaction.id, charge: () => undefined },
  event: { prefix: 'evnt', id: (event) => event.id, charge: chargeOfEvent },
  delivery: {
    prefix: 'whdl',
    id: (delivery) => delivery.id,
    charge: (delivery) => delivery.charge,
  },
}

export function chargeOfEvent(event: Event): ChargeId {
  const { subject } = event
  return subject.object === 'charge' ? subject.charge.facts.id : subject.refund.charge
}
