import type { ChargeId, IdCursor, Instant } from '@omise-sandbox/core'

/** One request that was answered, or that a fault let go unanswered. */
export interface JournalEntry {
  /** Counts the account's requests. Given by the journal; 0 before. */
  readonly id: number
  /** When it came, on the account's clock. */
  readonly at: Instant
  /** Where the account's ids stood when it came: what it made has later ones. */
  readonly mark: IdCursor
  /** The account's generation it belongs to. */
  readonly epoch: number
  readonly method: string
  /** With its query. */
  readonly path: string
  /** Undefined where no route was met. */
  readonly operation: string | undefined
  readonly key: 'secret' | 'public'
  /** Undefined where no answer was sent. */
  readonly status: number | undefined
  readonly charge: ChargeId | undefined
  /** What the answer's X-Sandbox-Outcome said. */
  readonly outcome: string | undefined
  /** What was made to go wrong, and by what. */
  readonly fault: string | undefined
  readonly hint: string | undefined
  /** The error's code and message, or the problem's detail. */
  readonly error: string | undefined
  /** What was sent, as it came. */
  readonly body: Buffer | undefined
  readonly durationMs: number
}

export interface JournalQuery {
  readonly charge: string | undefined
  readonly key: 'secret' | 'public' | undefined
  /** From the first to the last of these, both included; `none` for those that were not answered. */
  readonly status: { readonly from: number; readonly to: number } | 'none' | undefined
  readonly from: Instant | undefined
  readonly until: Instant | undefined
  readonly offset: number
  readonly limit: number
}

/** How many requests of an account are kept, how much of what each sent, and of every other text. */
export const journalLimits = { requests: 1000, bodyBytes: 4096, textLength: 1000 } as const

export function fitsQuery(entry: JournalEntry, query: JournalQuery): boolean {
  return (
    (query.charge === undefined || entry.charge === query.charge) &&
    (query.key === undefined || entry.key === query.key) &&
    (query.status === undefined || hasStatus(entry, query.status)) &&
    (query.from === undefined || entry.at >= query.from) &&
    (query.until === undefined || entry.at < query.until)
  )
}

function hasStatus({ status }: JournalEntry, wanted: NonNullable<JournalQuery['status']>): boolean {
  if (wanted === 'none') return status === undefined
  return status !== undefined && wanted.from <= status && status <= wanted.to
}
