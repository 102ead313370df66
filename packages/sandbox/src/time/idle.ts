import type { Duration, Instant } from '@omise-sandbox/core'
import type { AccountId, Store } from '../store/store.ts'

/** Forgets accounts that nobody has used for a while, so that a sandbox shared by many does not grow with each. */
export interface IdleAccounts {
  /** Says that an account is used. */
  touch(account: AccountId): void
  /** Keeps an account until what is returned is called, for who waits for something of it. */
  hold(account: AccountId): () => void
  close(): void
}

/** How often the accounts are looked through, as parts of the time they are kept; at most each minute. */
const looksInAll = 4
const longestLook = 60_000

export function createIdleAccounts(options: {
  readonly store: Store
  /** How long an account is kept after its last use, in wall time; null keeps all. */
  readonly keptFor: Duration | null
  readonly wall: () => Instant
  /** Whether something is under way for it. */
  readonly isBusy: (account: AccountId) => boolean
  readonly onError: (error: unknown) => void
}): IdleAccounts {
  const { store, keptFor, wall, isBusy, onError } = options
  if (keptFor === null) return { touch() {}, hold: () => () => {}, close() {} }
  // In the order of last use: each use puts the account at the end.
  const lastUse = new Map<AccountId, number>()
  const holders = new Map<AccountId, number>()

  function touch(account: AccountId): void {
    lastUse.delete(account)
    lastUse.set(account, wall())
  }

  async function sweep(kept: Duration): Promise<void> {
    for (const [account, used] of lastUse) {
      if (wall() - used < kept) return
      const inUse = holders.has(account) || isBusy(account) || !(await store.forget(account))
      if (inUse) touch(account)
      else lastUse.delete(account)
    }
  }

  const stop = store.onCommit(({ account }) => touch(account))
  const look = Math.min(Math.max(1, Math.ceil(keptFor / looksInAll)), longestLook)
  const timer = setInterval(() => sweep(keptFor).catch(onError), look).unref()
  return {
    touch,
    hold(account) {
      holders.set(account, (holders.get(account) ?? 0) + 1)
      return () => {
        touch(account)
        const left = (holders.get(account) ?? 1) - 1
        if (left === 0) holders.delete(account)
        else holders.set(account, left)
      }
    },
    close() {
      clearInterval(timer)
      stop()
    },
  }
}
