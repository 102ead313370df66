import type {
  ApiVersion,
  Clock,
  Country,
  Delivery,
  EventKey,
  Fault,
  IdCursor,
  Instant,
  Listening,
  MethodType,
  Outcome,
  PhoneCode,
  RandomState,
  RetryPolicy,
  RetryPolicyName,
  Rule,
  SchemaVersion,
  Subunits,
  TimeOfDay,
} from '@omise-sandbox/core'

/** Which account: the tail that its two keys share. */
export type AccountId = string

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
