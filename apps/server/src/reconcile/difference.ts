import type { ControlWire } from '@omise-sandbox/api'
import type { LedgerEntry } from './ledger/ledger.ts'
import type { Summary } from './truth.ts'

/** Each kind of difference, with what it says. */
export const differenceKinds = {
  'paid-not-recorded': 'Paid, and the books do not say so',
  'recorded-not-paid': 'Paid in the books alone',
  'recorded-twice': 'Recorded more than once',
  'wrong-amount': 'Another amount',
  'wrong-currency': 'Another currency',
  'refund-missing': 'Refunded more than the books say',
  'refund-too-large': 'Refunded less than the books say',
  'stale-pending': 'Over, and still pending in the books',
  'closed-while-pending': 'Over in the books, and can still be paid',
  'wrong-settlement-day': 'Another day of settlement',
  'unknown-charge': 'Not of this account',
} as const

export type DifferenceKind = keyof typeof differenceKinds

/** A difference as the comparison finds it. */
export interface Finding {
  readonly kind: DifferenceKind
  /** The rows it is about; none where the books have none. */
  readonly entries: readonly LedgerEntry[]
  /** Undefined where the account has none. */
  readonly truth: Summary | undefined
  /** What stands in the books, and what is so, in words. */
  readonly books: string
  readonly account: string
}

/** A difference, with what most likely brought it about and the story of its charge. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly charge: string | null
  readonly order: string | null
  readonly lines: readonly number[]
  readonly books: string
  readonly account: string
  readonly cause: Cause
  /** Null where the account has no such charge. */
  readonly timeline: ControlWire['Timeline'] | null
}

/** What most likely happened. */
export interface Cause {
  readonly name: CauseName
  /** The evidence, in a sentence or two. */
  readonly text: string
}

export type CauseName =
  | 'lost-webhook'
  | 'no-webhook'
  | 'lost-after-receipt'
  | 'lost-answer'
  | 'double-scan'
  | 'late-failure'
  | 'closed-early'
  | 'booked-early'
  | 'repeated-webhook'
  | 'booked-twice'
  | 'refused-refund'
  | 'never-requested'
  | 'wrong-unit'
  | 'net-of-refunds'
  | 'net-of-fees'
  | 'after-cutoff'
  | 'time-zone'
  | 'another-account'
  | 'unknown'
