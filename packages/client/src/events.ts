import type { Ask, CallOptions } from './api.ts'
import type { Event, EventList } from './objects.ts'
import { type EachQuery, eachOf, type ListQuery } from './pages.ts'

/** What happened, as told to webhooks. Every call throws a RequestError of some kind where it brings no result. */
export interface Events {
  /**
   * One event, with its charge or refund as it was at that moment.
   *
   * Source: Omise's events reference.
   *
   * @example
   * const { key, data } = await client.events.get('evnt_test_5no0lwvf2zpwgbn4ux4')
   */
  get(id: string, options?: CallOptions): Promise<Event>
  /**
   * A page of one charge's events. With `limit: 100` it is all of them, unless its metadata was changed very often.
   *
   * Source: Omise's Ruby SDK.
   *
   * @example
   * const { data } = await client.events.ofCharge(charge.id, { limit: 100 })
   */
  ofCharge(charge: string, query?: ListQuery, options?: CallOptions): Promise<EventList>
  /**
   * A page of events.
   *
   * Source: Omise's events reference.
   *
   * @example
   * const page = await client.events.list({ from: '2025-06-01T10:00:00Z' })
   */
  list(query?: ListQuery, options?: CallOptions): Promise<EventList>
  /**
   * All events, as `charges.each` goes through charges: the way to catch up on webhooks that were missed.
   *
   * @example
   * for await (const { key, data } of client.events.each({ from: '2025-06-01T10:00:00Z' })) {
   *   console.log(key, data.id)
   * }
   */
  each(query?: EachQuery, options?: CallOptions): AsyncIterable<Event>
}

export function createEvents(ask: Ask): Events {
  const events: Events = {
    get: (event, options) =>
      ask('get', '/events/{event}', { params: { path: { event } } }, options),
    ofCharge: (charge, query = {}, options) =>
      ask('get', '/charges/{charge}/events', { params: { path: { charge }, query } }, options),
    list: (query = {}, options) => ask('get', '/events', { params: { query } }, options),
    each: (query, options) => eachOf((page) => events.list(page, options), query),
  }
  return events
}
