import type { Currency, FailureCode, MethodType } from '@omise-sandbox/core'

/** What a charge is, in the words of `POST /charges`. Ids are those it is to have, in the form of `chrg_test_` and 19 characters. */
export interface ChargeFacts {
  readonly charge?: string
  readonly source?: string
  /** The newest event of the charge. */
  readonly event?: string
  /** The payment method: the first there is; where only another has the failure code, that. */
  readonly source_type?: MethodType
  /** Decides the account's country: THB where left out. */
  readonly currency?: Currency
  /** Whole subunits. */
  readonly amount?: number
  readonly barcode?: string
  readonly store_id?: string
  readonly store_name?: string
  readonly terminal_id?: string
  readonly description?: string
  readonly metadata?: { readonly [name: string]: string | number | boolean }
}

export interface PaidFacts extends ChargeFacts {
  /** The movement of money of the payment. */
  readonly transaction?: string
}

/**
 * The provider states that the sandbox can be put in, each a sentence with its parameters. A consumer's contract gives
 * them with {@link given}; `omise-sandbox verify-pacts` prepares them.
 */
export interface ProviderStates {
  'the account is empty': NoParameters
  'a source is stored': Omit<ChargeFacts, 'charge' | 'event' | 'description' | 'metadata'>
  'a charge is pending': ChargeFacts
  'a charge was paid': PaidFacts
  'a charge failed': ChargeFacts & { readonly failure_code?: FailureCode }
  'a charge expired': ChargeFacts
  'a charge was updated': ChargeFacts
  'a charge was refunded': PaidFacts & {
    readonly refund?: string
    /** Whole subunits; the whole amount when left out. */
    readonly refunded?: number
  }
  'there are charges': {
    readonly count?: number
    /** Whole subunits, of each. */
    readonly amount?: number
  }
  'a store is set for the account': { readonly store_id?: string; readonly store_name?: string }
  'the API is out of order': { readonly status?: number }
  'too many requests were made': { readonly retry_after?: string }
  'the time is': { readonly at?: string }
  'a rule is set': { readonly failure_code?: FailureCode }
  'a phone shows a code': NoParameters
  'a fault is set': { readonly on?: string }
  'a snapshot is kept': { readonly name?: string }
  'a webhook was sent': ChargeFacts
}

/** For a state that takes no parameters. */
export type NoParameters = { readonly [name: string]: never }

export type ProviderState = keyof ProviderStates

/**
 * A provider state as Pact's builders take it.
 *
 * @example
 * ```ts
 * import { PactV4 } from '@pact-foundation/pact'
 * import { given } from '@omise-sandbox/contracts'
 *
 * new PactV4({ consumer: 'till', provider: 'omise' })
 *   .addInteraction()
 *   .given(...given('a charge failed', { failure_code: 'insufficient_balance' }))
 * ```
 */
export function given<State extends ProviderState>(
  state: State,
  parameters: ProviderStates[State] = {},
): [state: State, parameters: { [name: string]: JsonValue }] {
  return [state, { ...parameters } as { [name: string]: JsonValue }]
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [name: string]: JsonValue }
