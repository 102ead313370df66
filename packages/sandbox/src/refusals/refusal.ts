import type { Currency, SourceId, Subunits, TransitionRefusal } from '@omise-sandbox/core'
import type { NoSuchFailure } from './no-such-failure.ts'

/** Why something asked of the imitated API is not done. */
export type Refusal =
  | TransitionRefusal
  | { readonly kind: 'not-found'; readonly object: FindableObject; readonly id: string }
  | {
      readonly kind: 'invalid-fields'
      readonly of: 'charge' | 'source' | 'refund' | 'other'
      readonly problems: readonly FieldProblem[]
      /** What to do, where that follows from no one of the problems. */
      readonly hint?: string
    }
  | NoSuchFailure
  | { readonly kind: 'source-already-charged'; readonly id: SourceId }
  | SearchRefusal

/** Why a search is not made: the documented codes, with what would be valid. */
export interface SearchRefusal {
  readonly kind: 'invalid-search'
  readonly part: 'scope' | 'filter' | 'page' | 'per_page'
  readonly given: string
  readonly valid: string
}

export type FindableObject =
  | 'charge'
  | 'source'
  | 'refund'
  | 'event'
  | 'transaction'
  | 'token'
  | 'customer'

/** A limit is in subunits of the account's currency. */
interface OfAmount {
  readonly field: 'amount'
  readonly currency: Currency
}

/** One thing wrong with one field of a request, by its wire name. */
export type FieldProblem =
  | { readonly rule: 'unsupported'; readonly field: 'currency' | 'type' }
  | { readonly rule: 'not-a-number'; readonly field: 'amount' }
  | (OfAmount & { readonly rule: 'below'; readonly min: Subunits })
  | (OfAmount & { readonly rule: 'above'; readonly max: Subunits })
  | { readonly rule: 'blank'; readonly field: 'source' | 'barcode' | 'store_id' | 'store_name' }
  | { readonly rule: 'differs-from-source'; readonly field: 'amount'; readonly source: Subunits }
  | { readonly rule: 'metadata-not-object'; readonly field: 'metadata' }
  | { readonly rule: 'metadata-too-long'; readonly field: 'metadata'; readonly max: number }
  | { readonly rule: 'invalid'; readonly field: string; readonly hint: string }
