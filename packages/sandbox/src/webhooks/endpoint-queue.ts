import { createKeyedQueue } from '../concurrency/keyed-queue.ts'
import { createRoundRobin, type Limits } from './round-robin.ts'

/**
 * Runs work for many endpoints at once, so that a slow one delays no other: a few at a time for each account at each
 * endpoint, and one at a time for each key (the events of one charge), in the order asked for. Accounts that share an endpoint
 * take roundRobin.
 */
export interface EndpointQueue {
  run(
    where: { readonly endpoint: string; readonly account: string; readonly key: string },
    work: () => Promise<void>,
  ): Promise<void>
  /** Gives up what has not started, now and from now on; what runs goes on. */
  abandon(): void
}

export function createEndpointQueue(limits: Limits): EndpointQueue {
  const inOrder = createKeyedQueue()
  const withRoom = createRoom(limits)
  /** How to end what has not started. */
  const waiting = new Set<() => void>()
  let abandoned = false

  return {
    run({ endpoint, account, key }, work) {
      if (abandoned) return Promise.resolve()
      return new Promise((done) => {
        waiting.add(done)
        const begin = async () => {
          if (!waiting.delete(done)) return
          await work().finally(done)
        }
        void inOrder.run(`${endpoint} ${account} ${key}`, () => withRoom(endpoint, account, begin))
      })
    },
    abandon() {
      abandoned = true
      for (const done of waiting) done()
      waiting.clear()
    },
  }
}

type Work = () => Promise<void>

/** Does work when its endpoint has room for it and it is its account's turn, and resolves when the work is over. */
function createRoom(
  limits: Limits,
): (endpoint: string, account: string, work: Work) => Promise<void> {
  const endpoints = new Map<string, ReturnType<typeof createRoundRobin<Work>>>()

  return (endpoint, account, work) => {
    const roundRobin = endpoints.get(endpoint) ?? createRoundRobin<Work>(limits)
    endpoints.set(endpoint, roundRobin)
    const start = (begin: Work, of: string): void => {
      void begin().finally(() => {
        roundRobin.leave(of, start)
        if (roundRobin.isEmpty()) endpoints.delete(endpoint)
      })
    }
    return new Promise((over) => {
      roundRobin.enter(account, () => work().finally(over), start)
    })
  }
}
