import type { Difference, DifferenceKind } from './difference.ts'
import type { Ledger } from './ledger/ledger.ts'

/** How the books agree with the account. */
export interface Reconciliation extends Pick<Ledger, 'broken' | 'counts'> {
  /** The tail that the account's two keys share. */
  readonly account: string
  readonly startedAt: string
  /** Rows that were compared. */
  readonly rows: number
  readonly charges: number
  /** Charges that the books name. */
  readonly matched: number
  /** In the order of {@link Difference.kind}, then of the charges' making. */
  readonly differences: readonly Difference[]
  /** What could not be compared, for want of a column. */
  readonly notCompared: readonly DifferenceKind[]
  readonly milliseconds: number
}

/** Whether books and account agree, in all that the books tell. */
export function agrees({ differences, broken }: Reconciliation): boolean {
  return differences.length === 0 && broken.length === 0
}
