import type { ControlWire } from '@omise-sandbox/api'
import {
  forwards,
  type Lease,
  type ListenerFilter,
  listenerUrl,
  subjectFor,
} from '@omise-sandbox/core'
import type { ControlParts } from '../control/parts.ts'
import { sentBody, webhookBody } from '../events/present-event.ts'
import type { AccountId, Commit } from '../storage/store.ts'

type Item = ControlWire['ListenerItem']

/** A lease with the bytes to send; undefined where its account was emptied just now. */
export async function itemOf(
  { store }: Pick<ControlParts, 'store'>,
  account: AccountId,
  { id, delivery: of, cause, headers, timeoutMs }: Lease,
): Promise<Item | undefined> {
  const reader = store.reader(account)
  const delivery = await reader.get('delivery', of)
  const event = delivery && (await reader.get('event', delivery.event))
  if (!delivery || !event) return undefined
  return {
    type: 'delivery',
    lease: id,
    delivery: delivery.id,
    event: event.id,
    key: event.key,
    charge: delivery.charge,
    cause,
    headers: { ...headers },
    body: sentBody(webhookBody(event), delivery, { cause }),
    timeout_ms: timeoutMs,
  }
}

/** What a listener is told of besides its leases: what it will not get, and why. */
export function itemsOf(commit: Commit, filter: ListenerFilter): Item[] {
  if (commit.erased) return [{ type: 'reset' }]
  const written = commit.written()
  const deliveries = written.flatMap((one) => (one.kind === 'delivery' ? [one.entity] : []))
  return written.flatMap((one): Item[] => {
    if (one.kind !== 'event' || !forwards({ filter }, subjectFor(one.entity))) return []
    const { id: event, key } = one.entity
    const { charge } = subjectFor(one.entity)
    const sent = deliveries.filter((delivery) => delivery.event === event)
    if (sent.length === 0) return [{ type: 'no_endpoint', event, key, charge }]
    return sent.flatMap(({ id, state, fault, url }): Item[] =>
      state === 'dropped' && url === listenerUrl
        ? [{ type: 'dropped', delivery: id, event, key, charge, by: fault?.by ?? 'a fault' }]
        : [],
    )
  })
}
