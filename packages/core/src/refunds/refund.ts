import type { Metadata } from '../charges/metadata.ts'
import type { ChargeId, RefundId, TransactionId } from '../id.ts'
import type { Currency } from '../methods/country.ts'
import type { Subunits } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'

export interface Refund {
  readonly id: RefundId
  readonly charge: ChargeId
  readonly transaction: TransactionId
  readonly amount: Subunits
  readonly currency: Currency
  /** The refund undid the payment before it was settled. */
  readonly voided: boolean
  readonly metadata: Metadata
  readonly createdAt: Instant
}
