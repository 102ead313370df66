import type { Control, ControlWire, Wire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import type { EventKey } from '../event-keys.ts'
import { inboxUrl } from './borrow-inbox.ts'

type StreamItem = ControlWire['StreamItem']
type Delivery = ControlWire['Delivery']
type Attempt = ControlWire['Attempt']

/** What is to be told of an event. */
export type Arrival = About & (Webhook | Nowhere | Dropped | Lost)

interface About {
  readonly key: EventKey
  readonly charge: string
  readonly event: string
}

/** It came to the inbox, with these bytes. */
export interface Webhook {
  readonly what: 'webhook'
  readonly delivery: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** It was sent to no endpoint. */
interface Nowhere {
  readonly what: 'no endpoint'
}

/** It was lost on purpose. */
interface Dropped {
  readonly what: 'dropped'
  readonly by: string
}

/** It came to the inbox, and is gone with the account or the sandbox that had it. */
interface Lost {
  readonly what: 'lost'
}

/** Tells of each webhook that comes to the inbox once, in its order. Each call may be made again when it failed. */
export interface Arrivals {
  /** What the inbox holds now is old. */
  begin(): Promise<void>
  /** What an item of the stream tells of. */
  in(item: StreamItem): Promise<Arrival[]>
  /** What came while no stream told of it, since the beginning. */
  missed(): Promise<Arrival[]>
}

const pageSize = 100

export function createArrivals({ deliveries }: Pick<Control, 'deliveries'>): Arrivals {
  const told = new Set<string>()
  /** The newest deliveries of the beginning: what the log shows before any of them came later. */
  let old: ReadonlySet<string> = new Set()

  async function* newestFirst(query: { readonly charge?: string } = {}) {
    for (let offset = 0; ; offset += pageSize) {
      const { data, total } = await deliveries.list({ ...query, offset, limit: pageSize })
      yield* data
      if (data.length === 0 || offset + data.length >= total) return
    }
  }

  /** True the first time. */
  function isNews(delivery: Delivery, index: number): boolean {
    const name = nameOf(delivery, index)
    if (told.has(name)) return false
    told.add(name)
    return true
  }

  async function find(id: string, charge: string): Promise<Delivery | undefined> {
    for await (const delivery of newestFirst({ charge })) if (delivery.id === id) return delivery
    return undefined
  }

  async function inDelivery(seen: Delivery): Promise<Arrival[]> {
    if (seen.url !== inboxUrl) return []
    const index = seen.attempts.length - 1
    if (index < 0) return seen.state === 'dropped' ? [droppedOf(seen)] : []
    if (told.has(nameOf(seen, index))) return []
    // The stream leaves the bytes out.
    const delivery = await orGone(find(seen.id, seen.charge))
    const attempt = delivery?.attempts[index]
    if (!isNews(seen, index)) return []
    return [delivery && attempt ? webhookOf(delivery, attempt) : lostOf(seen)]
  }

  async function inEvent(event: ControlWire['StreamEvent']): Promise<Arrival[]> {
    // The control API's document cannot name the schema of the other.
    const { id: charge } = event.charge as unknown as Wire['Charge']
    // They were written together with the event.
    const sent = await orGone(wasSent(event.id, charge))
    return sent === false ? [{ what: 'no endpoint', key: event.key, charge, event: event.id }] : []
  }

  async function wasSent(event: string, charge: string): Promise<boolean> {
    for await (const delivery of newestFirst({ charge })) if (delivery.event === event) return true
    return false
  }

  return {
    async begin() {
      const { data } = await deliveries.list({ limit: pageSize })
      old = new Set(data.map(({ id }) => id))
    },
    async in(item) {
      if (item.type === 'delivery') return inDelivery(item.delivery)
      return item.type === 'event' ? inEvent(item) : []
    },
    async missed() {
      const since: Delivery[] = []
      for await (const delivery of newestFirst()) {
        if (old.has(delivery.id)) break
        since.push(delivery)
      }
      return since.reverse().flatMap((delivery) =>
        delivery.attempts.flatMap((attempt, index) => {
          const isHere = delivery.url === inboxUrl && isNews(delivery, index)
          return isHere ? [webhookOf(delivery, attempt)] : []
        }),
      )
    },
  }
}

/**
 * Names an attempt. With a seed, an account's next life uses the ids of this one again, maybe at the same time of its
 * clock; what was signed then tells them apart, for that is wall time, to the second: a sandbox that is started again
 * with the same seed within the second in which it had sent the same webhook is taken for the one before.
 */
function nameOf({ id, attempts }: Delivery, index: number): string {
  const attempt = attempts[index]
  return [id, index, attempt?.at, attempt?.request.headers['Omise-Signature']].join(' ')
}

function aboutOf({ key, charge, event }: Delivery): About {
  return { key, charge, event }
}

function webhookOf(delivery: Delivery, { request }: Attempt): Arrival {
  const { headers, body } = request
  return { what: 'webhook', ...aboutOf(delivery), delivery: delivery.id, headers, body }
}

function droppedOf(delivery: Delivery): Arrival {
  return { what: 'dropped', ...aboutOf(delivery), by: delivery.chaos?.by ?? 'a fault' }
}

function lostOf(delivery: Delivery): Arrival {
  return { what: 'lost', ...aboutOf(delivery) }
}

/** Undefined where the charge is not there: its account was emptied meanwhile. */
async function orGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ControlRefusal && error.status === 404) return undefined
    throw error
  }
}
