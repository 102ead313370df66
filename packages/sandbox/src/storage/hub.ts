import { createKeyedSubscribers, createSubscribers } from '../concurrency/subscribers.ts'
import type { JournalEntry } from './journal.ts'
import type { AccountId, Commit } from './store.ts'

/** What happens in a store, for those who listen: by this server, and by others on the same data. */
export interface StoreHub {
  /** Who wants to know what was written of one account names it. */
  onCommit(listener: (commit: Commit) => void, of?: AccountId): () => void
  /** Calls `listener` after each commit of an account, for who looks at what it has become. */
  onChange(account: AccountId, listener: () => void): () => void
  publish(commit: Commit): void
  /** Whether somebody wants to know what is written of an account. */
  isWatched(account: AccountId): boolean
  readonly entries: EntryHub
  clear(): void
}

type EntryListener = (account: AccountId, entry: JournalEntry) => void

/** Requests that are kept, for those who listen to all accounts or to one. */
interface EntryHub {
  add(listener: EntryListener, of?: AccountId): () => void
  publish(account: AccountId, entry: JournalEntry): void
  readonly size: number
  clear(): void
}

export function createStoreHub(): StoreHub {
  const commits = createSubscribers<[Commit]>()
  // Streams and waits can be many, each of one account: another account's commits do not go through them.
  const commitsOf = createKeyedSubscribers<[Commit]>()
  const changesOf = createKeyedSubscribers<[]>()
  const entries = createEntryHub()

  return {
    onCommit(listener, of) {
      // One that listens twice has two places, each with its end.
      const own = (commit: Commit) => listener(commit)
      return of === undefined ? commits.add(own) : commitsOf.add(of, own)
    },
    onChange: (account, listener) => changesOf.add(account, () => listener()),
    publish(commit) {
      commits.publish(commit)
      commitsOf.publish(commit.account, commit)
      changesOf.publish(commit.account)
    },
    isWatched: commitsOf.has,
    entries,
    clear() {
      for (const subscribers of [commits, commitsOf, changesOf, entries]) subscribers.clear()
    },
  }
}

function createEntryHub(): EntryHub {
  const all = createSubscribers<[AccountId, JournalEntry]>()
  const byAccount = createKeyedSubscribers<[AccountId, JournalEntry]>()
  return {
    add(listener, of) {
      const own: EntryListener = (account, entry) => listener(account, entry)
      return of === undefined ? all.add(own) : byAccount.add(of, own)
    },
    publish(account, entry) {
      all.publish(account, entry)
      byAccount.publish(account, account, entry)
    },
    get size() {
      return all.size + byAccount.size
    },
    clear() {
      all.clear()
      byAccount.clear()
    },
  }
}
