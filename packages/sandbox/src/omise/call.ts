import type { OmiseAnswer, OmiseOperation } from '@omise-sandbox/api'
import type { Instant, Result, Subunits } from '@omise-sandbox/core'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, AccountSettings } from '../storage/store.ts'
import type { Fields } from '../wire/fields.ts'

/** A call of the imitated API, read and authenticated. */
export interface Call {
  readonly account: AccountId
  readonly settings: AccountSettings
  readonly accountCreatedAt: Instant
  readonly balance: Subunits
  /** The account's present moment. */
  readonly now: Instant
  /** Where its lists end: later than now where a server made the last of them whose clock is ahead. */
  readonly listsEnd: Instant
  readonly params: Readonly<Record<string, string>>
  /** What was sent, in the query and in the body. */
  readonly fields: Fields
  readonly prefer: string | undefined
}

/** What a handler answers, with headers of ours where it has something to add. */
export interface Answer<Body> {
  readonly body: Body
  readonly headers?: Readonly<Record<string, string>>
}

type Handler<Body> = (call: Call) => Promise<Result<Answer<Body>, Refusal | Misused>>

/** A request our own extensions cannot make sense of; answered in Omise's shape. */
export interface Misused {
  readonly kind: 'misused'
  readonly message: string
}

/** One handler for each operation of `openapi/omise.yaml`: one that is missing does not compile. */
export type OmiseHandlers = { readonly [Name in OmiseOperation]: Handler<OmiseAnswer<Name>> }
