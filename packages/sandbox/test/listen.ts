import type { Control, ControlWire, ListenerQuery } from '@omise-sandbox/api'

type Item = ControlWire['ListenerItem']
export type Leased = Extract<Item, { type: 'delivery' }>
type Report = ControlWire['ListenerReport']

/** What a listener reports of a webhook; undefined where it never does. */
export type Reporting = (leased: Leased) => Report | undefined | Promise<Report | undefined>

/** A listener that reports as told, once it is connected; what it was sent stands in `items`. */
export async function aListener(
  { listener, webhooks }: Pick<Control, 'listener' | 'webhooks'>,
  reporting: Reporting,
  filter: ListenerQuery = {},
) {
  const stop = new AbortController()
  const connected = Promise.withResolvers<void>()
  const items: Item[] = []
  const refusals: unknown[] = []
  const waiting = new Set<() => void>()

  async function answer(leased: Leased): Promise<void> {
    const report = await reporting(leased)
    if (!report) return
    await listener.reportDelivery(leased.lease, report).catch((error) => refusals.push(error))
    for (const look of [...waiting]) look()
  }

  async function follow(): Promise<void> {
    for await (const item of listener.open(filter, stop.signal)) {
      if (item.type === 'connected') connected.resolve()
      else items.push(item)
      if (item.type === 'delivery') void answer(item)
      for (const look of [...waiting]) look()
    }
  }

  function until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  }

  const following = follow()
  following.catch(connected.reject)
  await connected.promise
  await webhooks.update({ url: 'sandbox:listener' })
  return {
    items,
    refusals,
    /** Resolves when so many items have come. */
    async got(count: number): Promise<readonly Item[]> {
      await until(() => items.length >= count)
      return items
    },
    /** Resolves when so many reports were refused. */
    refused: (count: number) => until(() => refusals.length >= count),
    /** Resolves when its connection has ended. */
    ended: following,
    /** Goes away, at once. */
    async stop(): Promise<void> {
      stop.abort()
      await following
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await following
    },
  }
}

/** Forwards to a receiver, as `omise-sandbox listen` does. */
export function forwardTo(url: string): Reporting {
  return async ({ headers, body }) => {
    const began = performance.now()
    const response = await fetch(url, { method: 'POST', headers, body })
    const answer = { status: response.status, body: await response.text() }
    const retry_after = response.headers.get('Retry-After')
    const duration_ms = Math.round(performance.now() - began)
    return { ...answer, duration_ms, ...(retry_after === null ? {} : { retry_after }) }
  }
}
