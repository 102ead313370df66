import { type Columns, findColumns } from './columns.ts'
import {
  type BookStatus,
  type BrokenRow,
  type Field,
  type Ledger,
  type LedgerEntry,
  LedgerError,
} from './ledger.ts'
import { type EntryOptions, readEntry } from './read-entry.ts'
import { type Format, type RawLedger, readRows, rowsOfObjects } from './rows.ts'

/** How the books are written. */
export interface LedgerOptions {
  /** Read off the text when left out. */
  readonly format?: Format | undefined
  /** Of CSV; read off its first line when left out. */
  readonly delimiter?: string | undefined
  /** The name of each field's column, where it is not the field's own. */
  readonly columns?: Columns | undefined
  /** What the books' own words for a status mean. */
  readonly statuses?: Readonly<Record<string, BookStatus>> | undefined
  /** `subunits` as Omise counts (400000 is 4,000.00), or `units`; subunits when left out. */
  readonly amounts?: 'subunits' | 'units' | undefined
  /** Of rows that name none. */
  readonly currency?: string | undefined
}

/** Reads the books: a text, or rows that are read already. Throws a {@link LedgerError} where that cannot be done at all. */
export function readLedger(
  source: string | readonly object[],
  options: LedgerOptions = {},
): Ledger {
  const raw =
    typeof source === 'string'
      ? readRows(withoutMark(source), options)
      : rowsOfObjects(source, 'entry')
  if (raw.rows.length === 0 && raw.broken.length === 0) {
    throw new LedgerError(
      'The ledger has no rows, which proves nothing. Export the payments of the account into it.',
    )
  }
  const columns = findColumns(raw.names, options.columns ?? {})
  return ledgerOf(raw, columns, options)
}

function ledgerOf(raw: RawLedger, columns: Columns, options: LedgerOptions): Ledger {
  const entries: LedgerEntry[] = []
  const broken: BrokenRow[] = [...raw.broken]
  const read: EntryOptions = {
    statuses: options.statuses ?? {},
    amounts: options.amounts ?? 'subunits',
    currency: options.currency ?? null,
  }
  for (const row of raw.rows) {
    const entry = readEntry(row.line, (field) => valueIn(row, columns[field]), read)
    if ('problem' in entry) broken.push(entry)
    else entries.push(entry)
  }
  broken.sort((one, other) => one.line - other.line)
  return { entries, broken, fields: new Set(Object.keys(columns) as Field[]), counts: raw.counts }
}

function valueIn(row: RawLedger['rows'][number], column: string | undefined): unknown {
  return column === undefined ? undefined : row.valueOf(column)
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
