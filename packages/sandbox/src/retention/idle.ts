import type { Duration, Instant } from '@omise-sandbox/core'
import type { AccountId, Store } from '../storage/store.ts'

/** Forgets accounts that nobody has used for a while, so that a sandbox shared by many does not grow with each. */
export interface IdleAccounts {
  /** Says that an account is used. */
  touch(account: AccountId): void
  /** Keeps an account until what is returned is called, for who waits for something of it. */
  pin(account: AccountId): () => void
  close(): void
}

/** How often the accounts are looked through, as parts of the time they are kept; at most each minute. */
const sweepsInAll = 4
const maxSweepInterval = 60_000

export function createIdleAccounts(options: {
  readonly store: Store
  /** How long an account is kept after its last use, in wall time; null keeps all. */
  readonly keptFor: Duration | null
  readonly wallClock: () => Instant
  /** Whether something is under way for it. */
  readonly isBusy: (account: AccountId) => boolean
  readonly onError: (error: unknown) => void
}): IdleAccounts {
  const { store, keptFor, wallClock, isBusy, onError } = options
  if (keptFor === null) return { touch() {}, pin: () => () => {}, close() {} }
  // In the order of last use: each use puts the account at the end.
  const lastUse = new Map<AccountId, number>()
  const pins = createPins(touch)

  function touch(account: AccountId): void {
    lastUse.delete(account)
    lastUse.set(account, wallClock())
  }

  async function sweep(kept: Duration): Promise<void> {
    for (const [account, used] of lastUse) {
      if (wallClock() - used < kept) return
      const inUse = pins.has(account) || isBusy(account) || !(await store.forget(account))
      if (inUse) touch(account)
      else lastUse.delete(account)
    }
  }

  const stop = store.onCommit(({ account }) => touch(account))
  const timer = setInterval(() => sweep(keptFor).catch(onError), sweepInterval(keptFor)).unref()
  return {
    touch,
    pin: pins.add,
    close() {
      clearInterval(timer)
      stop()
    },
  }
}

function sweepInterval(keptFor: Duration): number {
  return Math.min(Math.max(1, Math.ceil(keptFor / sweepsInAll)), maxSweepInterval)
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
