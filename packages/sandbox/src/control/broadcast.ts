import { setImmediate, setTimeout } from 'node:timers/promises'
import type { ControlWire } from '@omise-sandbox/api'
import type { Bounds } from '../concurrency/bounds.ts'
import { presentRequest } from '../journal/present-request.ts'
import { type AccountId, MemoryFullError, type Store } from '../storage/store.ts'
import { createItemQueue, type ItemQueue } from './item-queue.ts'
import { itemsOf } from './stream-items.ts'

type Item = ControlWire['StreamItem']

/** Items that happened at once, with the text that all readers over HTTP are sent: written when the first asks for it. */
export interface Batch {
  readonly items: readonly Item[]
  text(): string
}

/** What happens to accounts, for their readers: made once for all that follow an account. */
export interface Broadcasts {
  /** Follows an account until what is returned is left. Throws a {@link MemoryFullError} where too many follow already. */
  follow(account: AccountId): { readonly queue: ItemQueue<Batch>; leave(): void }
}

/** After a round to many readers, this many times as long is left to others; what happens meanwhile goes in one batch. */
const restForEach = 3
/** Readers that are given a batch before others have their turn. */
const readersAtOnce = 50
/** A round that took less needs no rest. */
const shortRound = 5

export function createBroadcasts(
  store: Pick<Store, 'onCommit' | 'journal'>,
  maxReaders: number,
  bounds?: Bounds,
): Broadcasts {
  const all = new Map<AccountId, ReturnType<typeof createBroadcast>>()
  let readers = 0
  bounds?.set('streams', { max: maxReaders, used: () => readers })

  return {
    follow(account) {
      if (readers >= maxReaders) {
        throw new MemoryFullError(
          `The sandbox has ${maxReaders} readers of streams, as many as it may have (--max-memory). End some, or start it with more.`,
        )
      }
      const broadcast = all.get(account) ?? createBroadcast(store, account)
      all.set(account, broadcast)
      const queue = createItemQueue<Batch>(
        (count) => createBatch([{ type: 'missed', count }]),
        ({ items }) => items.length,
      )
      broadcast.queues.add(queue)
      readers++
      return {
        queue,
        leave() {
          if (!broadcast.queues.delete(queue)) return
          readers--
          queue.end()
          if (broadcast.queues.size > 0) return
          broadcast.stop()
          if (all.get(account) === broadcast) all.delete(account)
        },
      }
    },
  }
}

function createBroadcast(store: Pick<Store, 'onCommit' | 'journal'>, account: AccountId) {
  const queues = new Set<ItemQueue<Batch>>()
  let pending: Item[] = []
  let running = false

  function add(items: readonly Item[]): void {
    pending.push(...items)
    if (!running && items.length > 0) void run()
  }

  async function run(): Promise<void> {
    running = true
    while (pending.length > 0) {
      const batch = createBatch(pending)
      pending = []
      const began = performance.now()
      let given = 0
      for (const queue of queues) {
        queue.push(batch)
        given++
        // They write to their sockets before it goes on.
        if (given % readersAtOnce === 0) await setImmediate()
      }
      const took = performance.now() - began
      if (given >= readersAtOnce && took > shortRound) {
        await setTimeout(restForEach * took, undefined, { ref: false })
      }
    }
    running = false
  }

  const stops = [
    store.onCommit((commit) => add(itemsOf(commit)), account),
    store.journal.onAppend(
      (_account, entry) => add([{ type: 'request', request: presentRequest(entry) }]),
      account,
    ),
  ]
  return {
    queues,
    stop() {
      for (const stop of stops) stop()
    },
  }
}

function createBatch(items: readonly Item[]): Batch {
  let text: string | undefined
  return {
    items,
    text() {
      text ??= items.map((item) => `data: ${JSON.stringify(item)}\n\n`).join('')
      return text
    },
  }
}
