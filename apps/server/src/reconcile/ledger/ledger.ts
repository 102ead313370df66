/** What the books can say of a payment: `refunded` is paid, with all of it given back. */
export const bookStatuses = ['pending', 'paid', 'failed', 'expired', 'refunded'] as const

export type BookStatus = (typeof bookStatuses)[number]

/** What a row can tell. */
export const fields = [
  'charge',
  'order',
  'status',
  'amount',
  'currency',
  'refunded',
  'settled_on',
] as const

export type Field = (typeof fields)[number]

export const requiredFields = ['charge', 'status', 'amount'] as const satisfies readonly Field[]

/** One row of the shop's books. Amounts are in subunits. */
export interface LedgerEntry {
  /** Where it stands: the line of a file, or the number of an entry, from 1. */
  readonly line: number
  /** Null where the shop never learned the id, and knows the order alone. */
  readonly charge: string | null
  readonly order: string | null
  readonly status: Exclude<BookStatus, 'refunded'>
  readonly amount: number
  /** Null where neither the row nor an option names one. */
  readonly currency: string | null
  /** Null where the books do not tell. */
  readonly refunded: number | null
  /** `2026-01-31`; null where the books do not tell. */
  readonly settledOn: string | null
}

/** A row that cannot be reconciled. */
export interface BrokenRow {
  readonly line: number
  readonly problem: string
  /** The charge it names, where that much can be read. */
  readonly charge: string | null
}

/** The charge that a text names, which cannot be read otherwise. */
export function chargeIn(text: string): string | null {
  return /\bchrg_[0-9a-z_]+/.exec(text)?.[0] ?? null
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[]
  readonly broken: readonly BrokenRow[]
  /** What the books tell of their payments. */
  readonly fields: ReadonlySet<Field>
  /** What a row's number counts: lines of a text, or entries of a list. */
  readonly counts: 'line' | 'entry'
}

/** The books cannot be read: says why, and what to do. */
export class LedgerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LedgerError'
  }
}
