import { didYouMean } from '../cli/nearest.ts'
import type { Columns } from './ledger/columns.ts'
import { type BookStatus, bookStatuses, fields, LedgerError } from './ledger/ledger.ts'
import type { LedgerOptions } from './ledger/read-ledger.ts'
import { formats } from './ledger/rows.ts'

/** How books are written, as a mapping file has it. */
export interface Mapping extends Omit<LedgerOptions, 'columns' | 'statuses'> {
  readonly columns: Columns
  readonly statuses: Readonly<Record<string, BookStatus>>
  readonly timeZone?: string | undefined
}

const keys = ['columns', 'statuses', 'amounts', 'currency', 'delimiter', 'format', 'time_zone']

/** Reads a mapping from an object that somebody wrote. Throws a {@link LedgerError}. */
export function readMapping(given: Readonly<Record<string, unknown>>): Mapping {
  refuseUnknown(Object.keys(given), keys, 'The mapping')
  const { columns = {}, statuses = {}, amounts, currency, delimiter, format, time_zone } = given
  return {
    columns: readColumns(textsOf(columns, 'columns')),
    statuses: readStatuses(textsOf(statuses, 'statuses')),
    amounts: oneOf(amounts, ['subunits', 'units'], 'amounts'),
    format: oneOf(format, formats, 'format'),
    currency: readCurrency(textOf(currency, 'currency')),
    delimiter: readDelimiter(textOf(delimiter, 'delimiter')),
    timeZone: readTimeZone(textOf(time_zone, 'time_zone')),
  }
}

export function readColumns(columns: Readonly<Record<string, string>>): Columns {
  refuseUnknown(Object.keys(columns), fields, 'A column')
  return columns
}

export function readStatuses(
  statuses: Readonly<Record<string, string>>,
): Readonly<Record<string, BookStatus>> {
  const read = Object.entries(statuses).map(([word, meaning]) => {
    const status = oneOf(meaning, bookStatuses, `what "${word}" means`)
    return [word, status] as const
  })
  return Object.fromEntries(read) as Record<string, BookStatus>
}

export function readCurrency(text: string | undefined): string | undefined {
  const currency = text?.toUpperCase()
  if (currency === undefined || /^[A-Z]{3}$/.test(currency)) return currency
  throw new LedgerError(`There is no currency "${text}". Use a code such as THB.`)
}

export function readDelimiter(text: string | undefined): string | undefined {
  const delimiter = text === 'tab' ? '\t' : text
  if (delimiter === undefined || /^[^\w"\s]$|^\t$/.test(delimiter)) return delimiter
  throw new LedgerError(`"${text}" cannot part cells. Use one character such as ; or the word tab.`)
}

export function readTimeZone(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    throw new LedgerError(`There is no time zone "${text}". Use one such as Asia/Bangkok.`)
  }
}

function oneOf<Value extends string>(
  value: unknown,
  known: readonly Value[],
  what: string,
): Value | undefined {
  if (value === undefined) return undefined
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  throw new LedgerError(`${JSON.stringify(value)} is not ${what}. Use one of: ${known.join(', ')}.`)
}

function textOf(value: unknown, name: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new LedgerError(`${name} of the mapping is no text. Write it in quotes.`)
}

function textsOf(value: unknown, name: string): Readonly<Record<string, string>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isObject && Object.values(value).every((one) => typeof one === 'string')) {
    return value as Readonly<Record<string, string>>
  }
  throw new LedgerError(
    `${name} of the mapping are no object of texts. Use one such as {"charge": "Omise charge"}.`,
  )
}

function refuseUnknown(given: readonly string[], known: readonly string[], what: string): void {
  const unknown = given.find((name) => !known.includes(name))
  if (unknown === undefined) return
  const hint = didYouMean(unknown, known)
  throw new LedgerError(
    `${what} has no name "${unknown}".${hint} Use some of: ${known.join(', ')}.`,
  )
}
