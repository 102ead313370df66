import { allow, type Delivery, type Event, type Result, refuse } from '@omise-sandbox/core'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, ListQuery, Page, Store } from '../storage/store.ts'

/** An event with the deliveries made of it, as the API shows it. */
export interface EventWithDeliveries {
  readonly event: Event
  readonly deliveries: readonly Delivery[]
}

export interface Events {
  get(account: AccountId, id: string): Promise<Result<EventWithDeliveries, Refusal>>
  list(account: AccountId, query: ListQuery): Promise<Page<EventWithDeliveries>>
}

export function createEvents(options: { readonly store: Store }): Events {
  const { store } = options
  return {
    async get(account, id) {
      const reader = store.reader(account)
      const event = await reader.get('event', id)
      if (!event) return refuse({ kind: 'not-found', object: 'event', id })
      return allow({ event, deliveries: await reader.deliveriesOf([event.id]) })
    },

    async list(account, query) {
      const reader = store.reader(account)
      const { data, total } = await reader.list('event', query)
      const deliveries = await reader.deliveriesOf(data.map((event) => event.id))
      const ofEvent = Map.groupBy(deliveries, (delivery) => delivery.event)
      return {
        data: data.map((event) => ({ event, deliveries: ofEvent.get(event.id) ?? [] })),
        total,
      }
    },
  }
}
