import type { ChargeId, Delivery, DeliveryId, EventId, Instant } from '@omise-sandbox/core'
import type { AccountId, AccountState } from './account-state.ts'
import type { Entities, EntityKind } from './entities.ts'
import type { JournalEntry, JournalQuery } from './journal.ts'
import type { Snapshots } from './snapshot.ts'
import type { SendTask, Task } from './task.ts'

export type * from './account-state.ts'
export type * from './snapshot.ts'
export type * from './task.ts'

/** What the data is kept in cannot be reached, or takes no more. What was asked for may be asked again later. */
export class StoreUnavailableError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreUnavailableError'
  }
}

/** The process holds as much as it may. What was asked for may be asked again later. */
export class MemoryFullError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MemoryFullError'
  }
}

export interface Store {
  /** Committed data of one account. An account that was never written reads as empty. */
  reader(account: AccountId): StoreReader
  /**
   * Runs one decision. What it writes is kept whole when `work` resolves and not at all when it rejects; two
   * decisions on one account come one after the other. Inside, use `tx` only: the store itself would wait for ever.
   */
  atomically<T>(account: AccountId, work: (tx: StoreWriter) => Promise<T>): Promise<T>
  /** Accounts with work due at this wall time, at most `limit`, longest due first. */
  accountsDue(wallClock: Instant, limit: number): Promise<AccountId[]>
  /** The wall time at which some account next has work due; undefined when none ever will by itself. */
  nextWake(): Promise<Instant | undefined>
  /**
   * Calls `listener` after each commit. Returns the function that stops it. Who wants to know what was written of one
   * account names it: what another server wrote is fetched for nobody else.
   */
  onCommit(listener: (commit: Commit) => void, of?: AccountId): () => void
  /** Calls `listener` after each commit of an account. Returns the function that stops it. */
  onChange(account: AccountId, listener: () => void): () => void
  readonly journal: Journal
  readonly snapshots: Snapshots
  /** Milliseconds for which what a server says of itself counts, where others share the data. */
  readonly leaseTime: number
  /** Keeps what secrets are made from, where nothing is kept yet, and gives what is: the same for all servers on the same data. */
  salt(value: string): Promise<string>
  /** How many accounts it keeps. */
  accountCount(): Promise<number>
  /** The accounts it keeps, in any order; one that comes or goes meanwhile may be among them or not. */
  accounts(): AsyncIterable<AccountId>
  /** Releases a webhook that was claimed where it is not known what became of it: where tasks outlive servers, it comes again. */
  releaseTask(account: AccountId, task: SendTask): void
  /** Resolves when no other server on the same data is sending a webhook of the account: to whether one was. */
  sentElsewhere(account: AccountId): Promise<boolean>
  /**
   * Keeps {@link Store.accountsDue} of other servers from giving the account, until what is returned is called: for who
   * moves its clock.
   */
  claim(account: AccountId): Promise<() => void>
  /** Rejects with a {@link StoreUnavailableError} where it can neither read nor write at present. */
  check(): Promise<void>
  /**
   * Forgets an account and all that is kept of it, snapshots and journal included. False, and nothing forgotten, while
   * a decision on it is under way.
   */
  forget(account: AccountId): Promise<boolean>
  close(): Promise<void>
}

export interface Commit {
  readonly account: AccountId
  /** The wall time at which the account next has work due. */
  readonly wakesAt: Instant | undefined
  /** What was written, in order: made only for those who ask, within the call, and named the account. */
  written(): readonly Written[]
  /** The account was emptied first. */
  readonly erased: boolean
}

/** One entity that a decision wrote. */
export type Written = {
  readonly [K in EntityKind]: { readonly kind: K; readonly entity: Entities[K] }
}[EntityKind]

/** The last requests of each account. It is no part of decisions: an entry may be lost in a crash. */
export interface Journal {
  /** Keeps an entry, unless its account was reset since the request came; the oldest goes when there are too many. */
  append(account: AccountId, entry: JournalEntry): void
  /** Newest first. */
  list(account: AccountId, query: JournalQuery): Promise<Page<JournalEntry>>
  /** Calls `listener` with each entry kept, of all accounts or of one. Returns the function that stops it. */
  onAppend(listener: (account: AccountId, entry: JournalEntry) => void, of?: AccountId): () => void
}

export interface StoreReader {
  account(): Promise<AccountState | undefined>
  get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined>
  /** Those of some ids that there are, in the order of making. */
  getAll<K extends EntityKind>(kind: K, ids: readonly string[]): Promise<Entities[K][]>
  /** A page in the order of ids, which is the order of making. `total` counts the window, not the page. */
  list<K extends EntityKind>(kind: K, query: ListQuery): Promise<Page<Entities[K]>>
  /** The deliveries of these events, in the order of making. */
  deliveriesOf(events: readonly EventId[]): Promise<Delivery[]>
  /** Work that is still to do, soonest first, at most `limit`. */
  tasks(query: { readonly charge: ChargeId | undefined; readonly limit: number }): Promise<Task[]>
  /** What was made before a moment, in the order of making, a decision's own writes aside. */
  oldest<K extends EntityKind>(kind: K, query: OldestQuery): Promise<Entities[K][]>
  /** Those of these charges that something is still to happen to, or a webhook of which is still to be sent or being sent. */
  busy(charges: readonly ChargeId[]): Promise<ReadonlySet<ChargeId>>
}

/** Everything of an account as it is stored, each list in order. */
export interface AccountContents {
  readonly account: AccountState | undefined
  readonly entities: { readonly [K in EntityKind]: readonly Entities[K][] }
  readonly tasks: readonly Task[]
}

/**
 * Reads that see this decision's own writes, and writes that are kept together when it is done: a store may hold
 * them back until then, so a decision costs a database no round trip for each.
 */
export interface StoreWriter extends StoreReader {
  saveAccount(state: AccountState): void
  /** Adds an entity, or replaces the one with its id. */
  put<K extends EntityKind>(kind: K, entity: Entities[K]): void
  /**
   * Drops entities that were kept before this decision, whose own reads may still show them; of a charge all that is listed
   * on its page too. Charges that are {@link StoreReader.busy} are not for this: their tasks would stay.
   */
  remove(kind: RemovableKind, ids: readonly string[]): void
  schedule(task: Task): void
  /** Drops what was still to happen to a charge by itself; its webhooks stay. */
  unschedule(charge: ChargeId): void
  /** Drops the sending of one delivery, where it is still to come. */
  unscheduleDelivery(charge: ChargeId, delivery: DeliveryId): void
  /** When the next task is due, whoever's it is. */
  nextDue(): Promise<Instant | undefined>
  /**
   * Claims the next task due at `upTo` or before, in order of due time, then of scheduling. Each is claimed once; but one
   * that sends a webhook is kept until {@link StoreWriter.sent}, and comes again where this server dies before.
   */
  claimDueTask(upTo: Instant): Promise<Task | undefined>
  /** Says that a task which was taken, as the same object, has been sent or need not be. */
  sent(task: SendTask): void
  /** Everything of the account, this decision's own writes aside. */
  contents(): Promise<AccountContents>
  /** Forgets everything of the account but its snapshots. */
  erase(): void
}

/** What is dropped by itself; the rest goes with its charge. */
export type RemovableKind = Exclude<EntityKind, 'refund' | 'event' | 'delivery'>

export interface ListQuery {
  /** Only what was made at this moment or later. */
  readonly from: Instant
  /** Only what was made before this moment. */
  readonly until: Instant
  readonly order: 'chronological' | 'reverse_chronological'
  readonly offset: number
  readonly limit: number
  /** Only what belongs to this charge. */
  readonly charge: ChargeId | undefined
}

export interface OldestQuery {
  /** The last that was seen; undefined begins with the first there is. */
  readonly after: string | undefined
  readonly until: Instant
  readonly limit: number
}

export interface Page<T> {
  readonly data: readonly T[]
  readonly total: number
}
