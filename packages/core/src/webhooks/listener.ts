import type { ChargeStatus } from '../charges/charge.ts'
import type { Event, EventKey } from '../events/event.ts'
import type { ChargeId, DeliveryId } from '../id.ts'
import type { Instant } from '../time/instant.ts'
import type { AttemptCause, Attempted } from './delivery.ts'

/** The url of webhooks that listeners forward. */
export const listenerUrl = 'sandbox:listener'

/** Somebody who forwards an account's webhooks, as `omise-sandbox listen` does. All times here are wall time. */
export interface Listener {
  readonly id: string
  readonly filter: ListenerFilter
  /** Until when it counts as connected; renewed while its connection is open. */
  readonly aliveUntil: Instant
  /** Its server is closing: it finishes the leases that it has and is given no more. */
  readonly ending: boolean
}

/** Which webhooks a listener forwards; null forwards any. */
export interface ListenerFilter {
  readonly events: readonly EventKey[] | null
  readonly charge: ChargeId | null
  readonly status: ChargeStatus | null
}

/** An attempt that was handed to a listener, which reports what came of it. */
export interface Lease {
  readonly id: string
  readonly listener: string
  readonly delivery: DeliveryId
  readonly cause: AttemptCause
  readonly headers: Readonly<Record<string, string>>
  /** How long the receiver has to answer. */
  readonly timeoutMs: number
  /** When it runs out, and the attempt with it. */
  readonly until: Instant
  /** Null until the listener has reported. */
  readonly result: Attempted | null
}

/** Who forwards an account's webhooks, and the leases that they have. */
export interface Listening {
  readonly listeners: readonly Listener[]
  readonly leases: readonly Lease[]
}

export const notListening: Listening = { listeners: [], leases: [] }

/** What a listener's filter looks at. */
export interface ListenerSubject {
  readonly key: EventKey
  readonly charge: ChargeId
  readonly status: ChargeStatus
}

export function subjectFor({ key, subject }: Pick<Event, 'key' | 'subject'>): ListenerSubject {
  if (subject.object === 'charge') {
    return { key, charge: subject.charge.facts.id, status: subject.charge.status }
  }
  // Only a paid charge is refunded.
  return { key, charge: subject.refund.charge, status: 'successful' }
}

export function forwards({ filter }: Pick<Listener, 'filter'>, subject: ListenerSubject): boolean {
  const { events, charge, status } = filter
  if (events !== null && !events.includes(subject.key)) return false
  if (charge !== null && charge !== subject.charge) return false
  return status === null || status === subject.status
}

/**
 * Whether the listeners that are connected leave a webhook out. Where none is connected nothing is left out: the webhook is
 * due, and fails.
 */
export function isLeftOut(
  { listeners }: Listening,
  subject: ListenerSubject,
  wallClock: Instant,
): boolean {
  const connected = listeners.filter(({ aliveUntil }) => aliveUntil > wallClock)
  return connected.length > 0 && !connected.some((listener) => forwards(listener, subject))
}

/** The listener that is given the next lease, or why there is none. */
export type Choice =
  | { readonly listener: Listener }
  | { readonly none: 'not-connected' | 'left-out' | 'all-busy' }

/** Chooses the listener that has the fewest leases, of those that forward it and have fewer than `maxLeases`. */
export function chooseListener(
  { listeners, leases }: Listening,
  subject: ListenerSubject,
  maxLeases: number,
): Choice {
  const open = listeners.filter(({ ending }) => !ending)
  if (open.length === 0) return { none: 'not-connected' }
  const loads = open
    .filter((listener) => forwards(listener, subject))
    .map((listener) => ({
      listener,
      load: leases.filter((lease) => lease.listener === listener.id).length,
    }))
    .sort((one, other) => one.load - other.load)
  const [first] = loads
  if (!first) return { none: 'left-out' }
  return first.load < maxLeases ? { listener: first.listener } : { none: 'all-busy' }
}

/** Adds a listener, or replaces it as it stands now. */
export function withListener({ listeners, leases }: Listening, listener: Listener): Listening {
  const others = listeners.filter(({ id }) => id !== listener.id)
  return { listeners: [...others, listener], leases }
}

/** Its leases stay until those who gave them see that it is gone. */
export function withoutListener({ listeners, leases }: Listening, id: string): Listening {
  return { listeners: listeners.filter((one) => one.id !== id), leases }
}

/** Adds a lease, or replaces it as it stands now. An older one of the same delivery is void. */
export function withLease({ listeners, leases }: Listening, lease: Lease): Listening {
  const others = leases.filter(({ delivery }) => delivery !== lease.delivery)
  return { listeners, leases: [...others, lease] }
}

export function withoutLease({ listeners, leases }: Listening, id: string): Listening {
  return { listeners, leases: leases.filter((one) => one.id !== id) }
}

/** How long a lease that has run out is kept for the server that gave it, in case that has died. */
const keptAfterEnd = 60_000

/** What is left once those that died are forgotten; `connected` are the listeners that are known to be there. */
export function withoutLapsed(
  { listeners, leases }: Listening,
  wallClock: Instant,
  connected: ReadonlySet<string>,
): Listening {
  return {
    listeners: listeners.filter(
      ({ id, aliveUntil }) => connected.has(id) || aliveUntil > wallClock,
    ),
    leases: leases.filter(({ until }) => until + keptAfterEnd > wallClock),
  }
}
