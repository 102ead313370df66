import { money } from '../cli/money.ts'
import type { Finding } from './difference.ts'
import type { Ledger, LedgerEntry } from './ledger/ledger.ts'
import type { Settlement } from './settlement.ts'
import type { Summary } from './truth.ts'

export interface Comparison {
  readonly findings: readonly Finding[]
  /** How many charges of the account the books name. */
  readonly matched: number
  /** Rows that name an order and no charge: another look may find their charges. */
  readonly withoutCharge: readonly LedgerEntry[]
}

/** Holds the books against the charges of the account, each once, in the order of their making; then what the account does not know. */
export function compare(
  ledger: Ledger,
  charges: ReadonlyMap<string, Summary>,
  settlement: Settlement,
): Comparison {
  const byCharge = Map.groupBy(ledger.entries, ({ charge }) => charge)
  const withoutCharge = byCharge.get(null) ?? []
  byCharge.delete(null)
  const broken = new Set(ledger.broken.map(({ charge }) => charge))
  const findings: Finding[] = []
  let matched = 0
  for (const truth of charges.values()) {
    const entries = byCharge.get(truth.id)
    if (entries) {
      matched++
      byCharge.delete(truth.id)
      findings.push(...compareCharge(entries, truth, settlement))
    } else if (truth.status === 'successful' && !broken.has(truth.id)) {
      findings.push(unrecorded(truth))
    }
  }
  for (const entries of byCharge.values()) findings.push(unknown(entries))
  return { findings, matched, withoutCharge }
}

function unrecorded(truth: Summary): Finding {
  const account = truthWords(truth)
  return { kind: 'paid-not-recorded', entries: [], truth, books: 'no row', account }
}

function unknown(entries: readonly LedgerEntry[]): Finding {
  const entry = likeliest(entries)
  const kind = entry.status === 'paid' ? 'recorded-not-paid' : 'unknown-charge'
  return { kind, entries, truth: undefined, books: bookWords(entry), account: 'no such charge' }
}

/** A row that names no charge, and whose charge was not found. */
export function unpaired(entry: LedgerEntry): Finding {
  return { ...unknown([entry]), account: 'no unrecorded charge has its order' }
}

/** Of several rows that which says most: that the money came. */
function likeliest(entries: readonly LedgerEntry[]): LedgerEntry {
  return entries.find(({ status }) => status === 'paid') ?? (entries[0] as LedgerEntry)
}

/** Everything that differs about a charge that both have. */
export function compareCharge(
  entries: readonly LedgerEntry[],
  truth: Summary,
  settlement: Settlement,
): Finding[] {
  const entry = likeliest(entries)
  const found: (Finding | undefined)[] = [
    entries.length > 1 ? twice(entries, truth) : undefined,
    compareStatus(entry, truth),
    compareCurrency(entry, truth),
    compareAmount(entry, truth),
  ]
  if (entry.status === 'paid' && truth.status === 'successful') {
    found.push(compareRefunds(entry, truth), compareDay(entry, truth, settlement))
  }
  return found.filter((one) => one !== undefined)
}

function twice(entries: readonly LedgerEntry[], truth: Summary): Finding {
  const books = `${entries.length} rows: ${entries.map(({ status }) => status).join(', ')}`
  return { kind: 'recorded-twice', entries, truth, books, account: 'one charge' }
}

function compareStatus(entry: LedgerEntry, truth: Summary): Finding | undefined {
  const kind = statusKind(entry.status, truth.status)
  if (kind === undefined) return undefined
  const books = bookWords(entry, truth.currency)
  return { kind, entries: [entry], truth, books, account: truthWords(truth) }
}

/** That a charge failed and that it expired is the same to the books: no money came. */
function statusKind(
  books: LedgerEntry['status'],
  truth: Summary['status'],
): Finding['kind'] | undefined {
  if (truth === 'successful') return books === 'paid' ? undefined : 'paid-not-recorded'
  if (books === 'paid') return 'recorded-not-paid'
  if (truth === 'pending') return books === 'pending' ? undefined : 'closed-while-pending'
  return books === 'pending' ? 'stale-pending' : undefined
}

function compareCurrency(entry: LedgerEntry, truth: Summary): Finding | undefined {
  const { currency } = entry
  if (currency === null || currency === truth.currency) return undefined
  return {
    kind: 'wrong-currency',
    entries: [entry],
    truth,
    books: currency,
    account: truth.currency,
  }
}

function compareAmount(entry: LedgerEntry, truth: Summary): Finding | undefined {
  if (entry.amount === truth.amount) return undefined
  const [books, account] = [entry.amount, truth.amount].map((one) => money(one, truth.currency))
  return { kind: 'wrong-amount', entries: [entry], truth, books: `${books}`, account: `${account}` }
}

function compareRefunds(entry: LedgerEntry, truth: Summary): Finding | undefined {
  const { refunded } = entry
  if (refunded === null || refunded === truth.refunded) return undefined
  const kind = refunded < truth.refunded ? 'refund-missing' : 'refund-too-large'
  const [books, account] = [refunded, truth.refunded].map((one) => {
    return one === 0 ? 'not refunded' : `${money(one, truth.currency)} refunded`
  })
  return { kind, entries: [entry], truth, books: `${books}`, account: `${account}` }
}

function compareDay(
  entry: LedgerEntry,
  truth: Summary,
  settlement: Settlement,
): Finding | undefined {
  const { settledOn } = entry
  if (settledOn === null || truth.ended_at === null) return undefined
  const day = settlement.dayOf(truth, truth.ended_at)
  if (settledOn === day) return undefined
  const kind = 'wrong-settlement-day'
  return { kind, entries: [entry], truth, books: settledOn, account: day }
}

/** @param currency of the account, where the books name none */
function bookWords({ status, ...entry }: LedgerEntry, currency = ''): string {
  return status === 'paid' ? `paid ${money(entry.amount, entry.currency ?? currency)}` : status
}

function truthWords({ status, amount, currency, failure_code }: Summary): string {
  if (status === 'successful') return `paid ${money(amount, currency)}`
  return failure_code === null ? status : `${status} (${failure_code})`
}
