import type {
  Charge,
  ChargeNotes,
  Instant,
  Metadata,
  Outcome,
  Result,
  Subunits,
} from '@omise-sandbox/core'
import type { Refusal } from '../refusals/refusal.ts'
import type { SourceRequest } from '../sources/sources.ts'

export interface ChargeRequest {
  readonly amount: Subunits
  readonly source: SourceRequest | { readonly kind: 'existing'; readonly id: string }
  readonly description: string | null
  readonly metadata: Metadata
  readonly capture: boolean
  readonly ip: string | null
  readonly returnUri: string | null
  readonly expiresAt: Instant | null
  readonly webhookEndpoints: readonly string[]
  /** What the request itself asked the payer to do. */
  readonly prefer: Outcome | undefined
}

export type NotesChange = Partial<ChargeNotes>

export type ChargeAnswer = Result<Charge, Refusal>
