import type { Charge } from '../charges/charge.ts'
import type { ChargeActionType } from '../charges/transition.ts'
import type { EventId } from '../id.ts'
import type { Refund } from '../refunds/refund.ts'
import type { TimeOfDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { ApiVersion, SchemaVersion } from './versions.ts'

/** What is told to the merchant, and what it is about. */
export type EventKey =
  | 'charge.create'
  | 'charge.complete'
  | 'charge.expire'
  | 'charge.update'
  | 'refund.create'

export const eventKeys: readonly EventKey[] = [
  'charge.create',
  'charge.complete',
  'charge.expire',
  'charge.update',
  'refund.create',
]

/** The event that a successful action makes. There is no `charge.failed`: a failed charge completes as failed. */
export const eventOfAction = {
  pay: 'charge.complete',
  fail: 'charge.complete',
  expire: 'charge.expire',
  update: 'charge.update',
  refund: 'refund.create',
} as const satisfies Partial<Record<ChargeActionType, EventKey>>

/** What the shape of an object depends on besides the object. */
export interface SerializerOptions {
  readonly wire: SchemaVersion
  /** When paid charges are settled, which only the later shapes tell; null is as their payment method has it. */
  readonly voidCutoff: TimeOfDay | null
}

export type EventSubject =
  | { readonly object: 'charge'; readonly charge: Charge }
  | { readonly object: 'refund'; readonly refund: Refund }

/** A fact about a charge, with the charge (or refund) as it was at that moment; never changed afterwards. */
export interface Event {
  readonly id: EventId
  readonly key: EventKey
  readonly subject: EventSubject
  /** The account's version at that moment: the shape in which the event is shown ever after. */
  readonly apiVersion: ApiVersion
  /** The shape of its objects, likewise. */
  readonly shape: SerializerOptions
  readonly createdAt: Instant
}
