import type {
  ApiVersion,
  AttemptCause,
  ChargeId,
  Clock,
  Country,
  Delivery,
  DeliveryId,
  EventId,
  EventKey,
  Fault,
  IdCursor,
  Instant,
  Listening,
  MethodType,
  Outcome,
  PayerAnswer,
  PhoneCode,
  RandomState,
  RetryPolicy,
  RetryPolicyName,
  Rule,
  SchemaVersion,
  Subunits,
  TimeOfDay,
} from '@omise-sandbox/core'
import type { Entities, EntityKind } from './entities.ts'
import type { JournalEntry, JournalQuery } from './journal.ts'

/** What the data is kept in cannot be reached, or takes no more. What was asked for may be asked again later. */
export class StoreUnavailableError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreUnavailableError'
  }
}

/** Which account: the tail that its two keys share. */
export type AccountId = string

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
  readonly journal: Journal
  readonly snapshots: Snapshots
  /** Milliseconds for which what a server says of itself counts, where others share the data. */
  readonly leaseTime: number
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
  /** Calls `listener` with each entry kept. Returns the function that stops it. */
  onAppend(listener: (account: AccountId, entry: JournalEntry) => void): () => void
}

/** Copies of an account kept by name. Emptying the account leaves them. */
export interface Snapshots {
  /** False, and nothing kept, where there are `max` of them already and none has this name. */
  save(account: AccountId, name: string, copy: AccountCopy, max: number): Promise<boolean>
  get(account: AccountId, name: string): Promise<AccountCopy | undefined>
  /** In the order of their names. */
  list(account: AccountId): Promise<readonly SnapshotFacts[]>
  /** Whether there was one. */
  delete(account: AccountId, name: string): Promise<boolean>
}

export interface SnapshotFacts {
  readonly name: string
  /** What the account's clock showed. */
  readonly at: Instant
  readonly charges: number
}

/** Everything of an account at one moment, as plain data that can be written as JSON. */
export interface AccountCopy {
  readonly account: Omit<AccountState, 'clock' | 'epoch' | 'held' | 'codes' | 'listening'> & {
    readonly clock: CopiedClock
    readonly held: readonly WithoutEpoch<Delivery>[]
    /** Missing in copies of before there were any. */
    readonly codes?: AccountState['codes']
  }
  readonly charges: readonly Entities['charge'][]
  readonly sources: readonly Entities['source'][]
  readonly refunds: readonly Entities['refund'][]
  readonly transactions: readonly Entities['transaction'][]
  readonly events: readonly Entities['event'][]
  readonly deliveries: readonly WithoutEpoch<Delivery>[]
  /** In order. */
  readonly tasks: readonly (ChargeTask | WithoutEpoch<SendTask>)[]
}

/** A clock as it was: where it goes on from does not depend on wall time. */
export interface CopiedClock {
  readonly mode: Clock['mode']
  readonly now: Instant
  /** 0 where it is frozen. */
  readonly scale: number
}

/** A copy belongs to no generation of its account: it is given one when it comes back. */
export type WithoutEpoch<T extends { readonly epoch: number }> = Omit<T, 'epoch'>

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

/** Something that happens at a moment of the account's clock. */
export type Task = ChargeTask | SendTask

export type ChargeTask =
  | {
      readonly kind: 'payer-answers'
      readonly due: Instant
      readonly charge: ChargeId
      readonly outcome: PayerAnswer
    }
  | { readonly kind: 'charge-expires'; readonly due: Instant; readonly charge: ChargeId }

export interface SendTask {
  readonly kind: 'webhook-is-sent'
  readonly cause: AttemptCause
  readonly due: Instant
  readonly charge: ChargeId
  readonly delivery: DeliveryId
  readonly event: EventId
  readonly url: string
  readonly epoch: number
}

/** What an account is besides its charges: settings, clock, the cursor of its ids, and its random state. */
export interface AccountState {
  readonly createdAt: Instant
  /** How often the account was reset. What is still under way from an earlier generation is known by it, and dropped. */
  readonly epoch: number
  readonly settings: AccountSettings
  readonly clock: Clock
  /** All transactions added up. */
  readonly balance: Subunits
  readonly chance: RandomState
  readonly lastId: IdCursor
  /** In the order in which they are tried. */
  readonly rules: readonly Rule[]
  readonly faults: readonly Fault[]
  /** Webhooks held back until another of their charge goes out to the same endpoint. */
  readonly held: readonly Delivery[]
  /** What payers' phones show, oldest first; those that have run out may be among them. */
  readonly codes: readonly PhoneCode[]
  /** How many rules and faults it has had: where their ids stand. */
  readonly counter: number
  /** Who forwards its webhooks just now. A reset leaves the listeners; a copy has none. */
  readonly listening: Listening
}

export interface AccountSettings {
  readonly apiVersion: ApiVersion
  readonly defaultStore: ShopStore | null
  /** Null where the server's default decides. */
  readonly defaultOutcome: Outcome | null
  /** Its currency follows from it. */
  readonly country: Country
  /** The payment methods that are enabled; null enables all that its country has. */
  readonly methods: readonly MethodType[] | null
  /** The time of day at which paid charges settle and can no longer be voided; null is as their payment method has it. */
  readonly voidCutoff: TimeOfDay | null
  readonly zeroInterestInstallments: boolean
  /** The shape its objects are shown in. */
  readonly wire: SchemaVersion
  /** What tells of an expiry: its own event alone, or a completion as well. */
  readonly expireEvent: ExpireEvent
  readonly webhooks: WebhookEndpoint
}

export type ExpireEvent = 'charge.expire' | 'both'

/** A merchant's shop, for charges that name none. */
export interface ShopStore {
  readonly id: string
  readonly name: string
}

export interface WebhookEndpoint {
  readonly url: string | null
  readonly events: readonly (EventKey | '*')[]
  /** Base64; null sends webhooks unsigned. */
  readonly secret: string | null
  /** The secret before a rotation, which signs too until its end. */
  readonly previousSecret: string | null
  readonly rotatesUntil: Instant | null
  /** When what failed is tried again: by a retry policy's name, or as it says itself. */
  readonly retryPolicy: RetryPolicyName | RetryPolicy
  /** Send the headers of the Standard Webhooks specification too. */
  readonly standardHeaders: boolean
  /** It answered 410, and gets no more until a URL is set. */
  readonly disabled: boolean
}
