import type { ChargeId, SourceId } from '../id.ts'
import type { Subunits } from '../money/money.ts'
import type { Instant } from '../time/instant.ts'

/** The payer's Alipay code as scanned at a till, with the amount it is to be charged. */
export interface Source {
  readonly id: SourceId
  readonly amount: Subunits
  readonly barcode: string
  readonly storeId: string | null
  readonly storeName: string | null
  readonly terminalId: string | null
  readonly createdAt: Instant
}

/** A source as kept: a source can be charged once, and knows by what. */
export interface StoredSource {
  readonly id: SourceId
  readonly source: Source
  readonly chargedBy: ChargeId | null
}
