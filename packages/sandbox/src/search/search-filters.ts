import { parseInstant, type Subunits, subunits } from '@omise-sandbox/core'

/** One filter that a scope knows: what its value may be, and what it says of a found object. */
export interface Filter<T> {
  /** What a value may be, in words that follow "Use". */
  readonly form: string
  /** The test that a value stands for; undefined where it stands for none. */
  readonly read: (value: string) => ((found: T) => boolean) | undefined
}

/**
 * An amount, or a range of amounts. A search has them in baht, unlike everything else: `4096.69` finds charges of 409669
 * (docs/decisions/019-amounts-in-searches-are-baht.md).
 */
export function amountFilter<T>(of: (found: T) => number): Filter<T> {
  return rangeFilter(
    'an amount in whole currency (baht, not satang) such as 4000 or 4096.69',
    of,
    (value) => {
      const amount = parseBaht(value)
      return amount === undefined ? undefined : { first: amount, last: amount }
    },
  )
}

/** `4096.69` as 409669: digits, and at most two after the point. */
function parseBaht(text: string): Subunits | undefined {
  const [, baht, decimals = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return baht === undefined ? undefined : subunits(Number(baht + decimals.padEnd(2, '0')))
}

const dateOnly = /^\d{4}-\d{2}-\d{2}$/
const [second, day] = [1_000, 86_400_000]

/** A day or a time, or a range of either; the last day counts whole, as does the last second. */
export function timeFilter<T>(of: (found: T) => string): Filter<T> {
  const moment = (found: T) => parseInstant(of(found)) ?? Number.NaN
  return rangeFilter('a date such as 2026-01-31, or a time in ISO 8601', moment, (value) => {
    const first = parseInstant(value)
    if (first === undefined) return undefined
    return { first, last: first + (dateOnly.test(value) ? day : second) - 1 }
  })
}

const yes: readonly string[] = ['true', 'yes', 'on', '1', 't', 'y']
const no: readonly string[] = ['false', 'no', 'off', '0', 'f', 'n']

/** Yes or no, in the words that the search reference allows and forms send. */
export function booleanFilter<T>(of: (found: T) => boolean): Filter<T> {
  return {
    form: 'true or false',
    read(value) {
      const word = value.toLowerCase()
      const wanted = yes.includes(word) ? true : no.includes(word) ? false : undefined
      return wanted === undefined ? undefined : (found) => of(found) === wanted
    },
  }
}

/** One of some words, in any case. */
export function wordFilter<T>(
  words: { readonly form: string; readonly are: (word: string) => boolean },
  of: (found: T) => string | null,
): Filter<T> {
  return {
    form: words.form,
    read(value) {
      const word = value.toLowerCase()
      return words.are(word) ? (found) => of(found)?.toLowerCase() === word : undefined
    },
  }
}

/** Any text; what has none of its own is found by no text. */
export function textFilter<T>(of: (found: T) => string | null = () => null): Filter<T> {
  return { form: 'a text', read: (value) => (found) => of(found) === value }
}

/** What one value covers, both ends included. */
interface Span {
  readonly first: number
  readonly last: number
}

/** One value, or two with two dots between them, of which one may be missing: `1000..2000`, `1000..`, `..2000`. */
function rangeFilter<T>(
  form: string,
  of: (found: T) => number,
  parse: (value: string) => Span | undefined,
): Filter<T> {
  return {
    form: `${form}, or a range of them: first..last, first.. or ..last`,
    read(value) {
      const span = readRange(value, parse)
      if (!span || span.first > span.last) return undefined
      return (found) => {
        const at = of(found)
        return span.first <= at && at <= span.last
      }
    },
  }
}

function readRange(value: string, parse: (value: string) => Span | undefined): Span | undefined {
  const ends = value.split('..').map((end) => end.trim())
  const [first = '', last = first] = ends
  if (ends.length > 2 || (first === '' && last === '')) return undefined
  const from = first === '' ? { first: Number.NEGATIVE_INFINITY } : parse(first)
  const to = last === '' ? { last: Number.POSITIVE_INFINITY } : parse(last)
  return from && to && { first: from.first, last: to.last }
}
