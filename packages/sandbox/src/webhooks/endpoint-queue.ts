import { createFifo, type Fifo } from '../concurrency/fifo.ts'
import { createKeyedQueue } from '../concurrency/keyed-queue.ts'

/**
 * Runs work for many endpoints at once, so that a slow one delays no other: a few at a time to each endpoint,
 * and one at a time for each key (the events of one charge), in the order asked for.
 */
export interface EndpointQueue {
  run(
    where: { readonly endpoint: string; readonly key: string },
    work: () => Promise<void>,
  ): Promise<void>
  /** Gives up what has not started, now and from now on; what runs goes on. */
  abandon(): void
}

interface Endpoint {
  running: number
  /** What could start: the first of each key, in order. */
  readonly ready: Fifo<() => Promise<void>>
}

export function createEndpointQueue(options: { readonly maxPerEndpoint: number }): EndpointQueue {
  const inOrder = createKeyedQueue()
  const withRoom = createRoom(options.maxPerEndpoint)
  /** How to end what has not started. */
  const waiting = new Set<() => void>()
  let abandoned = false

  return {
    run({ endpoint, key }, work) {
      if (abandoned) return Promise.resolve()
      return new Promise((done) => {
        waiting.add(done)
        const begin = async () => {
          if (!waiting.delete(done)) return
          await work().finally(done)
        }
        void inOrder.run(`${endpoint} ${key}`, () => withRoom(endpoint, begin))
      })
    },
    abandon() {
      abandoned = true
      for (const done of waiting) done()
      waiting.clear()
    },
  }
}

/** Does work when its endpoint has room for it, and resolves when the work is over. */
function createRoom(
  maxPerEndpoint: number,
): (url: string, work: () => Promise<void>) => Promise<void> {
  const endpoints = new Map<string, Endpoint>()

  function start(url: string, endpoint: Endpoint): void {
    while (endpoint.running < maxPerEndpoint) {
      const work = endpoint.ready.shift()
      if (!work) break
      endpoint.running++
      work().finally(() => {
        endpoint.running--
        start(url, endpoint)
        if (endpoint.running === 0) endpoints.delete(url)
      })
    }
  }

  return (url, work) => {
    const endpoint = endpoints.get(url) ?? { running: 0, ready: createFifo() }
    endpoints.set(url, endpoint)
    return new Promise((over) => {
      endpoint.ready.push(() => work().finally(over))
      start(url, endpoint)
    })
  }
}
