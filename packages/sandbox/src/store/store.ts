import type {
  ApiVersion,
  Chance,
  ChargeId,
  Clock,
  Delivery,
  DeliveryId,
  EventId,
  EventKey,
  IdMark,
  Instant,
  Outcome,
  Satang,
  TimeOfDay,
  Wire,
} from '@omise-sandbox/core'
import type { Entities, EntityKind } from './entities.ts'

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
  accountsDue(wall: Instant, limit: number): Promise<AccountId[]>
  /** The wall time at which some account next has work due; undefined when none ever will by itself. */
  nextWake(): Promise<Instant | undefined>
  /** Calls `listener` after each commit. Returns the function that stops it. */
  onCommit(listener: (commit: Commit) => void): () => void
  close(): Promise<void>
}

export interface Commit {
  readonly account: AccountId
  /** The wall time at which the account next has work due. */
  readonly wakesAt: Instant | undefined
}

export interface StoreReader {
  account(): Promise<AccountState | undefined>
  get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined>
  /** A page in the order of ids, which is the order of making. `total` counts the window, not the page. */
  list<K extends EntityKind>(kind: K, query: ListQuery): Promise<Page<Entities[K]>>
  /** The deliveries of these events, in the order of making. */
  deliveriesOf(events: readonly EventId[]): Promise<Delivery[]>
  /** Work that is still to do, soonest first, at most `limit`. */
  tasks(query: { readonly charge: ChargeId | undefined; readonly limit: number }): Promise<Task[]>
}

/**
 * Reads that see this decision's own writes, and writes that are kept together when it is done: a store may hold
 * them back until then, so a decision costs a database no round trip for each.
 */
export interface StoreWriter extends StoreReader {
  saveAccount(state: AccountState): void
  /** Adds an entity, or replaces the one with its id. */
  put<K extends EntityKind>(kind: K, entity: Entities[K]): void
  schedule(task: Task): void
  /** Drops what was still to happen to a charge by itself; its webhooks stay. */
  unschedule(charge: ChargeId): void
  /** When the next task is due, whoever's it is. */
  nextDue(): Promise<Instant | undefined>
  /** Takes the next task due at `upTo` or before, in order of due time, then of scheduling. Each is taken once. */
  takeDue(upTo: Instant): Promise<Task | undefined>
  /** Forgets everything of the account. */
  erase(): void
}

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

export interface Page<T> {
  readonly data: readonly T[]
  readonly total: number
}

/** Something that happens at a moment of the account's clock. */
export type Task =
  | {
      readonly kind: 'payer-answers'
      readonly due: Instant
      readonly charge: ChargeId
      readonly outcome: Exclude<Outcome, { kind: 'manual' }>
    }
  | { readonly kind: 'charge-expires'; readonly due: Instant; readonly charge: ChargeId }
  | {
      readonly kind: 'webhook-is-sent'
      readonly due: Instant
      readonly charge: ChargeId
      readonly delivery: DeliveryId
      readonly event: EventId
      readonly url: string
      readonly epoch: number
    }

/** What an account is besides its charges: settings, clock, and where its ids and chance stand. */
export interface AccountState {
  readonly createdAt: Instant
  /** How often the account was reset. What is still under way from an earlier life is known by it, and dropped. */
  readonly epoch: number
  readonly settings: AccountSettings
  readonly clock: Clock
  /** All transactions added up. */
  readonly balance: Satang
  readonly chance: Chance
  readonly lastId: IdMark
}

export interface AccountSettings {
  readonly apiVersion: ApiVersion
  readonly defaultStore: ShopStore | null
  /** Null where the server's default decides. */
  readonly defaultOutcome: Outcome | null
  /** The time of day at which paid charges settle and can no longer be voided. */
  readonly voidCutoff: TimeOfDay
  readonly zeroInterestInstallments: boolean
  /** The shape its objects are shown in. */
  readonly wire: Wire
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
}
