import { createSubscribers, type Subscribers } from '../concurrency/subscribers.ts'
import type { JournalEntry } from './journal.ts'
import type { AccountId, Commit } from './store.ts'

/** What happens in a store, for those who listen: by this server, and by others on the same data. */
export interface StoreHub {
  /** Who wants to know what was written of one account names it. */
  onCommit(listener: (commit: Commit) => void, of?: AccountId): () => void
  publish(commit: Commit): void
  /** Whether somebody wants to know what is written of an account. */
  isWatched(account: AccountId): boolean
  readonly entries: Subscribers<[AccountId, JournalEntry]>
  clear(): void
}

export function createStoreHub(): StoreHub {
  const commits = createSubscribers<[Commit]>()
  const entries = createSubscribers<[AccountId, JournalEntry]>()
  /** How many watch each account. */
  const watched = new Map<AccountId, number>()

  function watch(account: AccountId, by: 1 | -1): void {
    const count = (watched.get(account) ?? 0) + by
    if (count === 0) watched.delete(account)
    else watched.set(account, count)
  }

  return {
    onCommit(listener, of) {
      // One that listens twice has two places, each with its end.
      const stop = commits.add((commit) => listener(commit))
      if (of === undefined) return stop
      watch(of, 1)
      let ended = false
      return () => {
        stop()
        if (!ended) watch(of, -1)
        ended = true
      }
    },
    publish: commits.publish,
    isWatched: (account) => watched.has(account),
    entries,
    clear() {
      commits.clear()
      entries.clear()
    },
  }
}
