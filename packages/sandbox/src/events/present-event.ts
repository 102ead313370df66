import type { Wire } from '@omise-sandbox/api'
import { type Attempt, type Delivery, type Event, formatInstant } from '@omise-sandbox/core'
import { presentCharge } from '../charges/present-charge.ts'
import { corruptBody } from '../faults/corrupt.ts'
import { presentRefund } from '../refunds/present-refund.ts'
import { inVersion } from '../wire/older-api-version.ts'
import { serialize } from '../wire/serializer.ts'
import { toJson } from '../wire/written-json.ts'
import type { EventWithDeliveries } from './events.ts'

/** Shows an event with its data as it was at that moment, and what came of its deliveries. */
export function presentEvent({ event, deliveries }: EventWithDeliveries): Wire['Event'] {
  const payload = deliveries.some(isAttempted) ? webhookBody(event) : ''
  return eventWith(
    event,
    deliveries.filter(isAttempted).map((delivery) => presentDelivery(delivery, payload)),
  )
}

/**
 * The exact body of an event's webhook: pretty-printed, with no deliveries yet. It depends on the event alone,
 * so every attempt sends the same bytes.
 */
export function webhookBody(event: Event): string {
  return toJson(inVersion(eventWith(event, []), event.apiVersion))
}

/** The exact body that an attempt sent: the event's, unless it was corrupted, which one that is asked for again is not. */
export function sentBody(
  body: string,
  delivery: Delivery,
  attempt: Pick<Attempt, 'cause'>,
): string {
  return corruptBody(body, attempt.cause === 'resend' ? null : delivery.fault)
}

function eventWith(event: Event, deliveries: Wire['WebhookDelivery'][]): Wire['Event'] {
  const { id, key, subject, createdAt } = event
  const opening = {
    object: 'event',
    id,
    livemode: false,
    location: `/events/${id}`,
    webhook_deliveries: deliveries,
  } as const
  const created_at = formatInstant(createdAt)
  if (subject.object === 'refund') {
    const data = inMoment(presentRefund(subject.refund), event)
    return { ...opening, data, key: 'refund.create', created_at }
  }
  if (key === 'refund.create') throw new Error(`Event ${id} is refund.create and holds a charge.`)
  const data = inMoment(presentCharge(subject.charge, createdAt), event)
  return { ...opening, data, key, created_at }
}

/** What an event is about keeps the version of its moment, whatever version shows the event around it. */
function inMoment<T>(data: T, event: Event): T {
  // The document describes the newest version; the data of an older one is known to differ from its type.
  return inVersion(serialize(data, event.shape), event.apiVersion) as T
}

function isAttempted(delivery: Delivery): boolean {
  return delivery.attempts.length > 0
}

function presentDelivery(delivery: Delivery, body: string): Wire['WebhookDelivery'] {
  const last = delivery.attempts.at(-1)
  const payload = last ? sentBody(body, delivery, last) : body
  return {
    object: 'webhook_delivery',
    id: delivery.id,
    uri: delivery.url,
    status: last?.response?.status ?? null,
    key: delivery.key,
    error: last?.error ?? null,
    payload,
    created_at: formatInstant(delivery.createdAt),
  }
}
