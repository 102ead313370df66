import type { Charge } from '../charges/charge.ts'
import type { ChargeActionType } from '../charges/transition.ts'
import type { EventId } from '../id.ts'
import type { Refund } from '../refunds/refund.ts'
import type { TimeOfDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

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

/** The API versions whose shapes events and answers can have: those that know this payment method, newest first. */
export const apiVersions = ['2019-05-29', '2017-11-02'] as const

export type ApiVersion = (typeof apiVersions)[number]

/** Versions that the real API has and that are older than sources, and so than this payment method. */
export const olderApiVersions: readonly string[] = ['2015-11-17', '2014-07-27']

export function isApiVersion(text: string): text is ApiVersion {
  return (apiVersions as readonly string[]).includes(text)
}

/** The shapes that the real API has given its objects over the years, within one API version. */
export const schemaVersions = ['2020-07', '2025-03'] as const

export type SchemaVersion = (typeof schemaVersions)[number]

/** What the shape of an object depends on besides the object. */
export interface SerializerOptions {
  readonly wire: SchemaVersion
  /** Until when on its day a paid charge can be voided, which only the later shape tells. */
  readonly voidCutoff: TimeOfDay
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
