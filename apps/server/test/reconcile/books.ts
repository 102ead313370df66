import type { Control, ControlWire } from '@omise-sandbox/api'
import type { DifferenceKind } from '../../src/reconcile/difference.ts'

/** A row of the books, as a shop exports it. */
export interface Row {
  charge: string
  order: string
  status: string
  amount: number
  currency: string
  refunded: number | ''
  settled_on: string
}

type Summary = ControlWire['ChargeSummary']

const statuses: Readonly<Record<Summary['status'], string>> = {
  pending: 'pending',
  successful: 'paid',
  failed: 'failed',
  expired: 'expired',
}

/** Every charge of an account, oldest first. */
export async function allCharges({ charges }: Pick<Control, 'charges'>): Promise<Summary[]> {
  const all: Summary[] = []
  for (;;) {
    const { data, total } = await charges.listSummaries({ offset: all.length, limit: 1000 })
    all.push(...data)
    if (all.length >= total) return all.reverse()
  }
}

/** Books that agree with what was paid before the cut-off of one day. */
export function booksOf(charges: readonly Summary[], settledOn: string): Row[] {
  return charges.map(({ id, status, amount, currency, refunded }) => ({
    charge: id,
    order: '',
    status: statuses[status],
    amount,
    currency,
    refunded: refunded === 0 ? '' : refunded,
    settled_on: status === 'successful' ? settledOn : '',
  }))
}

export function csvOf(rows: readonly Row[]): string {
  const head = Object.keys(rows[0] ?? {}).join(',')
  return [head, ...rows.map((row) => Object.values(row).join(',')), ''].join('\n')
}

type Mistake = (row: Row, rows: Set<Row>) => void

/** How to make each difference of a row that agrees, and of which rows. */
const mistakes: Readonly<Record<DifferenceKind, readonly [(row: Row) => boolean, Mistake]>> = {
  'paid-not-recorded': [isPaid, (row, rows) => rows.delete(row)],
  'recorded-not-paid': [isOver, (row) => Object.assign(row, { status: 'paid' })],
  'recorded-twice': [isPaid, (row, rows) => rows.add({ ...row })],
  'wrong-amount': [isPaid, (row) => Object.assign(row, { amount: row.amount + 1 })],
  'wrong-currency': [isPaid, (row) => Object.assign(row, { currency: 'SGD' })],
  'refund-missing': [isRefunded, (row) => Object.assign(row, { refunded: '' })],
  'refund-too-large': [isPaid, (row) => Object.assign(row, { refunded: 100 })],
  'stale-pending': [isOver, (row) => Object.assign(row, { status: 'pending' })],
  'closed-while-pending': [
    ({ status }) => status === 'pending',
    (row) => Object.assign(row, { status: 'expired' }),
  ],
  'wrong-settlement-day': [isPaid, (row) => Object.assign(row, { settled_on: '2025-12-31' })],
  'unknown-charge': [
    isOver,
    (row, rows) => rows.add({ ...row, charge: `${row.charge}zz`, status: 'failed' }),
  ],
}

function isPaid({ status, refunded }: Row): boolean {
  return status === 'paid' && refunded === ''
}

function isRefunded({ refunded }: Row): boolean {
  return refunded !== ''
}

function isOver({ status }: Row): boolean {
  return status === 'failed' || status === 'expired'
}

/** Makes so many differences of each kind, each of a row of its own; what they are is told as `kind charge`. */
export function plant(
  books: readonly Row[],
  count: number,
): { readonly rows: Row[]; readonly planted: string[] } {
  const rows = new Set(books)
  const left = new Set(books)
  const planted: string[] = []
  for (const [kind, [fits, spoil]] of Object.entries(mistakes)) {
    const chosen = [...left].filter(fits).slice(0, count)
    if (chosen.length < count) throw new Error(`There are too few rows to plant ${kind}.`)
    for (const row of chosen) {
      left.delete(row)
      planted.push(`${kind} ${row.charge}${kind === 'unknown-charge' ? 'zz' : ''}`)
      spoil(row, rows)
    }
  }
  return { rows: [...rows], planted: planted.sort() }
}
