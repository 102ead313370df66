import { type Duration, type Instant, wallTimeOf } from '@omise-sandbox/core'
import { createTimeSlice } from '../concurrency/time-slice.ts'
import type { AccountId, Store } from '../storage/store.ts'

/** Forgets accounts that nobody uses, so that a sandbox shared by many does not grow with each. */
export interface IdleAccounts {
  /** Says that an account, which has been made, is used. */
  touch(account: AccountId): void
  /** Keeps an account until what is returned is called, for who waits for something of it. */
  pin(account: AccountId): () => void
  /** How many are known of. */
  count(): number
  /** Forgets some, longest idle first, and gives how many: none that is in use, or has work that will fall due by itself. */
  evict(count: number): Promise<number>
  close(): void
}

/** How often the accounts are looked through, as parts of the time they are kept; at most each minute. */
const sweepsInAll = 4
const maxSweepInterval = 60_000

interface IdleOptions {
  readonly store: Store
  /** How long an account is kept after its last use, in wall time; null keeps all. */
  readonly keptFor: Duration | null
  /** Whether accounts may be evicted. */
  readonly evicts: boolean
  readonly wallClock: () => Instant
  /** Whether something is under way for it. */
  readonly isBusy: (account: AccountId) => boolean
  readonly onError: (error: unknown) => void
}

export function createIdleAccounts(options: IdleOptions): IdleAccounts {
  const { store, keptFor, evicts, wallClock, onError } = options
  if (keptFor === null && !evicts) return keepsAll
  // In the order of last use: each use puts the account at the end.
  const lastUse = new Map<AccountId, number>()
  const pins = createPins((account) => {
    // A call with a key that nobody has used before leaves nothing.
    if (lastUse.has(account)) touch(account)
  })
  const forget = createForget(options, pins.has)

  function touch(account: AccountId): void {
    lastUse.delete(account)
    lastUse.set(account, wallClock())
  }

  async function sweep(kept: Duration): Promise<void> {
    for (const [account, used] of lastUse) {
      if (wallClock() - used < kept) return
      if (await forget(account)) lastUse.delete(account)
      else touch(account)
    }
  }

  async function evict(count: number): Promise<number> {
    const timeSlice = createTimeSlice()
    let evicted = 0
    // Those that are used meanwhile come again at the end.
    let left = lastUse.size
    for (const account of lastUse.keys()) {
      if (evicted >= count || left-- === 0) break
      if (await forget(account)) {
        lastUse.delete(account)
        evicted++
      }
      await timeSlice.pass()
    }
    return evicted
  }

  const stop = store.onCommit(({ account }) => touch(account))
  const timer =
    keptFor === null
      ? undefined
      : setInterval(() => sweep(keptFor).catch(onError), sweepInterval(keptFor)).unref()
  return {
    touch,
    pin: pins.add,
    count: () => lastUse.size,
    evict,
    close() {
      clearInterval(timer)
      stop()
    },
  }
}

const keepsAll: IdleAccounts = {
  touch() {},
  pin: () => () => {},
  count: () => 0,
  evict: async () => 0,
  close() {},
}

function sweepInterval(keptFor: Duration): number {
  return Math.min(Math.max(1, Math.ceil(keptFor / sweepsInAll)), maxSweepInterval)
}

/** Forgets an account, unless it is in use or has something to do. */
function createForget(
  { store, isBusy }: IdleOptions,
  isPinned: (account: AccountId) => boolean,
): (account: AccountId) => Promise<boolean> {
  const isInUse = (account: AccountId) => isPinned(account) || isBusy(account)
  return async (account) => {
    if (isInUse(account) || (await hasWork(store, account))) return false
    // Somebody may have come meanwhile.
    return !isInUse(account) && (await store.forget(account))
  }
}

/** Whether something will happen to an account by itself: on a clock that stands still, nothing does. */
async function hasWork(store: Store, account: AccountId): Promise<boolean> {
  const reader = store.reader(account)
  const [first] = await reader.tasks({ charge: undefined, limit: 1 })
  if (!first) return false
  const state = await reader.account()
  return state !== undefined && wallTimeOf(state.clock, first.due) !== undefined
}

/** How many keep each account. */
function createPins(onRelease: (account: AccountId) => void) {
  const pins = new Map<AccountId, number>()
  return {
    has: (account: AccountId) => pins.has(account),
    add(account: AccountId) {
      pins.set(account, (pins.get(account) ?? 0) + 1)
      return () => {
        onRelease(account)
        const left = (pins.get(account) ?? 1) - 1
        if (left === 0) pins.delete(account)
        else pins.set(account, left)
      }
    },
  }
}
