import type { ChargeId, EventId, Instant } from '@omise-sandbox/core'
import type { AccountId, AccountState } from './account-state.ts'
import type { ChangeSet } from './change-set.ts'
import type { Entities, EntityKind } from './entities.ts'
import type { JournalEntry, JournalQuery } from './journal.ts'
import type { AccountCopy, SnapshotFacts } from './snapshot.ts'
import type { ListQuery, Page } from './store.ts'
import type { StoredTask } from './task.ts'

/**
 * What the data is kept in: an adapter loads, keeps change sets whole, and hands out what is due. What a decision reads of its
 * own writes, and the order of decisions, is the same for all of them: see unit-of-work.ts.
 */
export interface StoragePort {
  /** Committed data of one account. An account that was never written reads as empty. */
  reads(account: AccountId): Reads
  /**
   * Decides on what others have decided before, and resolves when more may be decided on what comes of it; to when that is
   * kept: all where `kept` resolves, nothing where it rejects, or where `work` gives none. What it resolves to is the wall time at
   * which the account next has work due.
   */
  transact(account: AccountId, work: UnitBody): Promise<Transacted>
  /** How many decisions it is to be given at once: more than one where each transaction costs round trips. */
  readonly maxGroup: number
  /** Accounts with work due at this wall time, at most `limit`, longest due first, which other servers are then not given. */
  due(wallClock: Instant, limit: number): Promise<AccountId[]>
  /** The wall time at which some account next has work due. */
  nextWake(): Promise<Instant | undefined>
  /** Some accounts that come after one, about `limit` in an order of the store's own, and how many there are in all. */
  accounts(after: AccountId, limit: number): Promise<Page<AccountId>>
  /** Keeps a request soon, unless its account was reset since it came. */
  append(account: AccountId, entry: JournalEntry): void
  /** The requests of an account, newest first. */
  entries(account: AccountId, query: JournalQuery): Promise<Page<JournalEntry>>
  /** Keeps a salt where there is none yet, and gives the one that is kept. */
  salt(value: string): Promise<string>
  /** Rejects with a StoreUnavailableError where it can neither read nor write at present. */
  check(): Promise<void>
  close(): Promise<void>
}

/** What several servers on the same data need besides. */
export interface ClusterPort {
  /** Milliseconds for which what a server says of itself counts. */
  readonly leaseTime: number
  /** Tells the others of a commit of this server. */
  publish(account: AccountId, changes: ChangeSet, wakesAt: Instant | undefined): void
  /** Another server may send this webhook, once the lease of this one has run out. */
  release(account: AccountId, number: number): void
  /** Resolves when no other server is sending a webhook of the account: to whether one was. */
  sentElsewhere(account: AccountId): Promise<boolean>
  /** Keeps {@link StoragePort.due} of other servers from giving the account, until what is returned is called. */
  claim(account: AccountId): Promise<() => void>
}

export type UnitBody = (reads: Reads) => Promise<ChangeSet | undefined>

export interface Transacted {
  readonly kept: Promise<Instant | undefined>
}

/** Reads of one account. */
export interface Reads {
  record(): Promise<AccountRecord>
  get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined>
  /** In the order of ids, which is the order of making. */
  list<K extends EntityKind>(kind: K, query: EntityQuery): Promise<Page<Entities[K]>>
  /** Soonest first, of one moment in the order of scheduling. */
  tasks(query: TaskQuery): Promise<StoredTask[]>
  /** In the order of their names; with its copy where one is asked for by name. */
  snapshots(name?: string): Promise<StoredSnapshot[]>
}

export interface AccountRecord {
  readonly state: AccountState | undefined
  /** When its soonest task is due, on its own clock. */
  readonly nextDue: Instant | undefined
  /** How many tasks it has had: the number of the next. */
  readonly taskCount: number
  /** Whether another server may be sending a webhook of it: what is due may then have to wait. */
  readonly blocked: boolean
}

export interface EntityQuery extends ListQuery {
  /** Only those of some ids. */
  readonly ids?: readonly string[]
  /** Only deliveries of these events. */
  readonly events?: readonly EventId[]
  /** Only what comes after this id. */
  readonly after?: string | undefined
  /** False where nobody asks for the total, which is 0 then. */
  readonly counted: boolean
}

export interface TaskQuery {
  readonly charges?: readonly ChargeId[]
  readonly limit: number
  /** Only what may be done now: of a charge whose webhook another server is sending, no webhook. */
  readonly claimable?: boolean
  /** Those too that were claimed and are being sent. */
  readonly sending?: boolean
  /** Of the charges, only those that another server has claimed and is sending. */
  readonly elsewhere?: boolean
}

export interface StoredSnapshot extends SnapshotFacts {
  readonly copy?: AccountCopy
}

/** Everything of a kind, in the order of making. */
export const allEntities: EntityQuery = {
  from: 0 as Instant,
  until: Number.MAX_SAFE_INTEGER as Instant,
  order: 'chronological',
  offset: 0,
  limit: Number.MAX_SAFE_INTEGER,
  charge: undefined,
  counted: false,
}
