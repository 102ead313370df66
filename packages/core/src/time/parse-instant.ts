import { type Instant, instant, lastInstant } from './instant.ts'

/**
 * Reads a moment in the forms that languages write, as `ActiveModel::Type::DateTime` does: ISO 8601 with any number of
 * digits of a second (cut to milliseconds), blanks for the T, offsets with and without a colon, RFC 2822, and what `toString`
 * of Java, Go, Ruby and JavaScript give. No zone means UTC; a date alone is its midnight. Undefined for anything else,
 * for a day that is not in the calendar, and for what lies before 1970.
 */
export function parseInstant(text: string): Instant | undefined {
  const quick = wireForm.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(quick)) return checked(quick, text.slice(0, 10))
  if (text.length > maxLength) return undefined
  const date = readDate(text.trim().replace(yearLast, '$1 $3 $2'))
  if (!date) return undefined
  const time = date.rest === '' ? { milliseconds: 0 } : readTime(date.rest)
  if (!time) return undefined
  const midnight = Date.parse(`${date.day}T00:00:00Z`)
  return checked(midnight + time.milliseconds, date.day)
}

/** Whether a text is a date with no time. */
export function isDate(text: string): boolean {
  return readDate(text.trim())?.rest === ''
}

/** Whether a time has a blank where the plus of its offset stood, which is what a form makes of a plus. */
export function hasLostPlus(text: string): boolean {
  return (
    parseInstant(text) === undefined && parseInstant(text.replace(lostPlus, '$1+$2')) !== undefined
  )
}

const wireForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/
/** `Tue Dec 1 01:00:00 UTC 2026`, as `date` and Java's Date write it: the day, the time, the year. */
const yearLast =
  /^([A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2}) (\d{2}:\d{2}:\d{2}(?: [A-Z]{3})?) (\d{4})$/
const lostPlus = /^(.{10}.*\d) {1,2}(\d{2}:?\d{2}(?: UTC)?)$/

/** Longer than any of the forms. */
const maxLength = 100

interface DateRead {
  /** `2026-12-01` */
  readonly day: string
  readonly rest: string
}

const numbers = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)/
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = '([A-Za-z]{3})[a-z]*\\.?'
const weekday = '^(?:[A-Za-z]{3,9},? +)?'
const dayFirst = new RegExp(`${weekday}(\\d{1,2}) ${month} (\\d{4})(?!\\d)`)
const monthFirst = new RegExp(`${weekday}${month} +(\\d{1,2}),? (\\d{4})(?!\\d)`)

function readDate(text: string): DateRead | undefined {
  const found = numbers.exec(text)
  if (found) {
    const [whole, year, , wideMonth, wideDay, narrowMonth, narrowDay] = found
    return dateOf(text, whole, year, wideMonth ?? narrowMonth, wideDay ?? narrowDay)
  }
  const [whole, day, name = '', year] = dayFirst.exec(text) ?? swapped(monthFirst.exec(text)) ?? []
  const number = months.indexOf(name.toLowerCase()) + 1
  return number === 0 ? undefined : dateOf(text, whole, year, String(number), day)
}

function swapped(found: RegExpExecArray | null): (string | undefined)[] | undefined {
  return found ? [found[0], found[2], found[1], found[3]] : undefined
}

function dateOf(text: string, whole = '', year = '', month = '', day = ''): DateRead {
  const rest = text.slice(whole.length)
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, rest }
}

const clock = /^(?:[Tt]|,? +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?/
const compactClock = /^[Tt](\d{2})(\d{2})(?:(\d{2})(?:[.,](\d+))?)?/
/** An offset counts; the name of a zone beside it says nothing more. */
const zone =
  /^ ?(?:(?:[Zz]|UTC|GMT)|(?:GMT)?([+-])(\d{2})(?::?(\d{2}))?(?: (?:[A-Z]{1,5}|[+-]\d{2,4}))?)?$/
/** What Java, JavaScript and Go write behind it: `[Asia/Bangkok]`, `(Indochina Time)`, `m=+0.1`. */
const remark = /(?:\[[\w/+:-]+\]| \([^()]+\)| m=[+-][\d.]+)$/

function readTime(rest: string): { readonly milliseconds: number } | undefined {
  const found = clock.exec(rest) ?? compactClock.exec(rest)
  if (!found) return undefined
  const [whole, hours, minutes, seconds = '0', fraction = ''] = found
  const offset = readOffset(rest.slice(whole.length).replace(remark, ''))
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)]
  // 24:00:00 is the next midnight, and a leap second the next second.
  const isOfDay = (h < 24 || (h === 24 && m === 0 && s === 0)) && m < 60 && s <= 60
  if (offset === undefined || !isOfDay) return undefined
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { milliseconds: ((h * 60 + m - offset) * 60 + s) * 1000 + milliseconds }
}

/** In minutes. */
function readOffset(text: string): number | undefined {
  const found = zone.exec(text)
  if (text !== '' && !found) return undefined
  const [, sign, hours = '0', minutes = '0'] = found ?? []
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

/** Date.parse turns 30 February into 2 March; such a date is a typing mistake, not a date. */
function checked(milliseconds: number, day: string): Instant | undefined {
  if (Number.isNaN(milliseconds) || milliseconds < 0 || milliseconds > lastInstant) return undefined
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day)
    return undefined
  return instant(milliseconds)
}
