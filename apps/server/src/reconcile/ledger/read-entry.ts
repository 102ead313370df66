import { printUnknown } from '@omise-sandbox/core'
import {
  type BookStatus,
  type BrokenRow,
  bookStatuses,
  type Field,
  type LedgerEntry,
} from './ledger.ts'

export interface EntryOptions {
  readonly statuses: Readonly<Record<string, BookStatus>>
  readonly amounts: 'subunits' | 'units'
  readonly currency: string | null
}

/** Words for a status that are understood without a mapping. */
const words: Readonly<Record<string, BookStatus>> = {
  ...Object.fromEntries(bookStatuses.map((status) => [status, status])),
  successful: 'paid',
  reversed: 'refunded',
  voided: 'refunded',
}

/** A value that cannot be read. */
class Unreadable extends Error {}

/** Reads one row, or says what is wrong with it. */
export function readEntry(
  line: number,
  read: (field: Field) => unknown,
  options: EntryOptions,
): LedgerEntry | BrokenRow {
  let charge: string | null = null
  try {
    const textOf = (field: Field) => readText(field, read(field))
    charge = textOf('charge')
    const order = textOf('order')
    if (charge === null && order === null) throw new Unreadable('it names no charge and no order')
    const status = readStatus(textOf('status'), options.statuses)
    const amount = readAmount('amount', read('amount'), options.amounts)
    if (amount === null) throw new Unreadable('it has no amount')
    return {
      line,
      charge,
      order,
      status: status === 'refunded' ? 'paid' : status,
      amount,
      currency: textOf('currency')?.toUpperCase() ?? options.currency,
      refunded: refundedOf(status, amount, read('refunded'), options.amounts),
      settledOn: readDay(textOf('settled_on')),
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { line, problem: error.message, charge }
  }
}

function readText(field: Field, value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return value.trim() || null
  if (typeof value === 'number') return String(value)
  throw new Unreadable(`its ${field} is no text: ${shown(value)}`)
}

function readStatus(text: string | null, own: EntryOptions['statuses']): BookStatus {
  if (text === null) throw new Unreadable('it has no status')
  const status = Object.hasOwn(own, text) ? own[text] : wordFor(text.toLowerCase())
  if (status !== undefined) return status
  throw new Unreadable(
    `there is no status ${shown(text)}: use ${bookStatuses.join(', ')}, or say what it means with --means '${text}=paid'`,
  )
}

function wordFor(text: string): BookStatus | undefined {
  return Object.hasOwn(words, text) ? words[text] : undefined
}

/** What was given back; a whole refund says it without an amount, and a column that is left blank says nothing was. */
function refundedOf(
  status: BookStatus,
  amount: number,
  value: unknown,
  amounts: EntryOptions['amounts'],
): number | null {
  if (value === undefined) return status === 'refunded' ? amount : null
  const refunded = readAmount('refunded', value, amounts)
  return refunded ?? (status === 'refunded' ? amount : 0)
}

function readAmount(field: Field, value: unknown, amounts: EntryOptions['amounts']): number | null {
  if (value === undefined || value === null) return null
  const text = typeof value === 'number' ? String(value) : printUnknown(value).trim()
  if (text === '') return null
  const [whole, units, cents = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (whole === undefined) {
    throw new Unreadable(
      `its ${field} is ${shown(text)}: use digits, such as 400000 or, with --amounts units, 4000.00`,
    )
  }
  if (amounts === 'units') return Number(units) * 100 + Number(cents.padEnd(2, '0'))
  if (cents === '') return Number(units)
  throw new Unreadable(
    `its ${field} is ${text}, which is no number of subunits: say --amounts units`,
  )
}

function readDay(text: string | null): string | null {
  if (text === null) return null
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text) ?? []
  if (day !== undefined && isDay(day)) return day
  throw new Unreadable(`its settled_on is ${shown(text)}: use a day such as 2026-01-31`)
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

const maxShown = 40

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : printUnknown(value)
  return `"${text.length > maxShown ? `${text.slice(0, maxShown)}…` : text}"`
}
