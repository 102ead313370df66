import type { Charge, Delivery, Event, Instant } from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'

export interface Message {
  readonly event: Event
  readonly charge: Charge
  readonly url: string
}

/** A delivery that is sent at a moment, or never; who plans it saves it and schedules that. */
export function planDelivery(
  unit: UnitOfWork,
  { event, charge, url }: Message,
  due: Instant | null = null,
): Delivery {
  const { now, account } = unit
  return {
    id: unit.makeId('whdl'),
    event: event.id,
    key: event.key,
    charge: charge.facts.id,
    url,
    epoch: account.epoch,
    state: due === null ? 'dropped' : 'pending',
    fault: null,
    attempts: [],
    createdAt: now,
    nextAttemptAt: due,
  }
}
