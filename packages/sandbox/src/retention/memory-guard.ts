import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { formatSize } from '@omise-sandbox/core'
import type { Bounds } from '../concurrency/bounds.ts'
import { MemoryFullError } from '../storage/store.ts'
import type { IdleAccounts } from './idle.ts'
import type { MemoryLimits } from './memory-limits.ts'

/** Keeps the process within its memory: idle accounts go first, and then nothing more is taken in. */
export interface MemoryGuard {
  /** Throws a {@link MemoryFullError} where nothing more is taken in for now. */
  check(): void
  /** Sees to it that there is room for one more account, or rejects with a {@link MemoryFullError}. */
  makeRoom(): Promise<void>
  close(): void
}

/** Bytes in use, garbage included, and how to have that collected. */
interface Heap {
  usedBytes(): number
  collect(): void
}

const checkMilliseconds = 250
/** From this part of the budget on, it is looked at what is garbage, and accounts are evicted, down to the lower part. */
const highPart = 0.85
const lowPart = 0.7
/** How often garbage is collected for that at the most: a tenth of the time. */
const restForEach = 10
/** Of all accounts, where one more is too many: so that not each that comes evicts one. */
const evictedPart = 0.02
/** How soon to look again where no account could be evicted. */
const retryMilliseconds = 1_000

interface GuardOptions {
  readonly limits: MemoryLimits
  readonly idle: Pick<IdleAccounts, 'count' | 'evict'>
  /** Whether accounts are kept in memory, and can be evicted. */
  readonly evicts: boolean
  readonly heap?: Heap
  readonly bounds?: Bounds
  readonly onError: (error: unknown) => void
}

export function createMemoryGuard(options: GuardOptions): MemoryGuard {
  const { limits, idle, evicts, heap = processHeap, bounds, onError } = options
  const { maxBytes } = limits
  bounds?.set('memory_bytes', { max: maxBytes, used: heap.usedBytes })
  if (evicts) bounds?.set('accounts', { max: limits.accounts, used: idle.count })
  let full: MemoryFullError | undefined
  let collectAgainAt = 0

  async function look(): Promise<void> {
    // Most of what is used may be garbage: only where it is much is that worth the time to know.
    if (heap.usedBytes() < maxBytes * highPart) return settle(0)
    if (performance.now() < collectAgainAt) return
    const live = collect()
    settle(live)
    if (!evicts || live < maxBytes * highPart) return
    const part = (live - maxBytes * lowPart) / live
    if ((await idle.evict(Math.ceil(idle.count() * part))) > 0) settle(collect())
  }

  function collect(): number {
    const began = performance.now()
    heap.collect()
    const ended = performance.now()
    collectAgainAt = ended + restForEach * (ended - began)
    return heap.usedBytes()
  }

  function settle(live: number): void {
    if (live < maxBytes) full = undefined
    else if (!full) {
      full = new MemoryFullError(
        `The sandbox holds ${formatSize(live)}, and may hold ${formatSize(maxBytes)} (--max-memory). ${whatToDo}`,
      )
      onError(full)
    }
  }

  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch(onError)
      .finally(() => {
        looking = false
      })
  }, checkMilliseconds).unref()
  return {
    check() {
      if (full) throw full
    },
    makeRoom: createMakeRoom(options),
    close: () => clearInterval(timer),
  }
}

const whatToDo =
  'Empty accounts with POST /__sandbox/reset, let old charges go with --retain, or start it with more.'

function createMakeRoom({ limits, idle, evicts }: GuardOptions): () => Promise<void> {
  let evicting: Promise<number> | undefined
  let retryAt = 0
  return async () => {
    if (!evicts || idle.count() < limits.accounts) return
    if (performance.now() >= retryAt) {
      evicting ??= idle.evict(Math.ceil(limits.accounts * evictedPart)).finally(() => {
        evicting = undefined
      })
      if ((await evicting) > 0) return
      retryAt = performance.now() + retryMilliseconds
    }
    throw new MemoryFullError(
      `The sandbox has ${limits.accounts} accounts, as many as it may hold (--max-memory), and all of them are in use. ${whatToDo}`,
    )
  }
}

let gc: (() => void) | undefined

const processHeap: Heap = {
  usedBytes() {
    const { used_heap_size, external_memory } = getHeapStatistics()
    return used_heap_size + external_memory
  },
  collect() {
    if (!gc) {
      setFlagsFromString('--expose-gc')
      gc = runInNewContext('gc') as () => void
    }
    gc()
  },
}
