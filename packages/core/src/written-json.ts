/**
 * JSON as Ruby keeps it: names in the order in which they came, numbers as Ruby writes them. JavaScript's own objects put
 * names of digits first, and its numbers lose digits of large integers, and the `.0` of `1.0`.
 */
export type Written =
  | string
  | number
  | boolean
  | null
  | WrittenNumber
  | readonly Written[]
  | ReadonlyMap<string, Written>

/** A number that JavaScript's own would change: a large integer, or one with a fraction or an exponent. */
export class WrittenNumber {
  /** As Ruby's JSON writes it: `9007199254740993`, `1.0`, `1.0e+20`. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Thrown for a number that is too large for Ruby's floats, which its JSON refuses to write. */
export class NumberTooLarge extends Error {}

/**
 * Whether valid JSON has to be read with care: it may hold a number of 16 digits or more, of a fraction or an exponent,
 * or a name of digits. It is a guess that takes no time, and errs on the side of care.
 */
export function mayNeedCare(text: string): boolean {
  return oddNumber.test(text) || nameOfDigits.test(text)
}

const oddNumber = /[:,[]\s*-?(?:\d{16}|\d+[.eE])/
const nameOfDigits = /"(?:\d|\\u003\d)+"\s*:/i

/** Reads valid JSON. A name given twice has its last value, in its first place. */
export function parseWritten(text: string): Written {
  // With a character before it no name is a number, so that names keep their order.
  let marked = ''
  let from = 0
  eachName(text, (at) => {
    marked += `${text.slice(from, at + 1)}_`
    from = at + 1
  })
  return JSON.parse(marked + text.slice(from), revive) as Written
}

function revive(_name: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value === 'number') return keepNumber(value, context?.source ?? String(value))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if (value instanceof Map || value instanceof WrittenNumber) return value
  return new Map(Object.entries(value).map(([name, item]) => [name.slice(1), item]))
}

function keepNumber(value: number, source: string): number | WrittenNumber {
  if (!/[.eE]/.test(source)) return Number.isSafeInteger(value) ? value : new WrittenNumber(source)
  if (!Number.isFinite(value)) throw new NumberTooLarge()
  return new WrittenNumber(rubyFloat(value))
}

/** A float as Ruby's `Float#to_s` writes it: `1.0`, `0.0001`, `1.0e-05`, `1.0e+15`. */
export function rubyFloat(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential().split('e')
  const digits = mantissa.replace('.', '')
  const point = Number(exponent) + 1
  if (point > 0 && point < digits.length) {
    return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
  }
  if (point > 0 && point <= 15) return `${sign}${digits.padEnd(point, '0')}.0`
  if (point > -4 && point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  const power = String(Math.abs(point - 1)).padStart(2, '0')
  return `${sign}${digits[0]}.${digits.slice(1) || '0'}e${point > 0 ? '+' : '-'}${power}`
}

/** Whether JavaScript's own objects and numbers would not keep it as it is. */
export function needsCare(value: Written): boolean {
  if (value instanceof WrittenNumber) return true
  if (Array.isArray(value)) return value.some(needsCare)
  if (!(value instanceof Map)) return false
  for (const [name, item] of value) if (isDigits.test(name) || needsCare(item)) return true
  return false
}

const isDigits = /^\d+$/

/** As JSON, without blanks. */
export function printWritten(value: Written): string {
  if (value instanceof WrittenNumber) return value.text
  if (Array.isArray(value)) return `[${value.map(printWritten).join(',')}]`
  if (!(value instanceof Map)) return JSON.stringify(value)
  const fields = [...value].map(([name, item]) => `${JSON.stringify(name)}:${printWritten(item)}`)
  return `{${fields.join(',')}}`
}

/** As a value of JavaScript, in which a kept number is its text. */
export function plainOf(value: Written): unknown {
  if (value instanceof WrittenNumber) return value.text
  if (Array.isArray(value)) return value.map(plainOf)
  if (!(value instanceof Map)) return value
  return Object.fromEntries([...value].map(([name, item]) => [name, plainOf(item)]))
}

/** How many names there are in valid JSON. A list of them would take longer to make than they take to find. */
export function countNames(text: string): number {
  let count = 0
  eachName(text, () => count++)
  return count
}

/** Calls with the place of the opening quote of each name in valid JSON: of each string that a colon follows. */
function eachName(text: string, found: (at: number) => void): void {
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    const begin = at
    at = endOfString(text, at)
    let next = at
    while (isBlank(text.charCodeAt(next))) next++
    if (text.charCodeAt(next) === colon) found(begin)
  }
}

const colon = 0x3a
const backslash = 0x5c

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

/** The end, behind its closing quote, of the string that begins here; the end of the text where nothing closes it. */
export function endOfString(text: string, begin: number): number {
  let at = text.indexOf('"', begin + 1)
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at === -1 ? text.length : at + 1
}

/** Whether an odd number of backslashes stands before this place. */
function isEscaped(text: string, at: number): boolean {
  let first = at
  while (text.charCodeAt(first - 1) === backslash) first--
  return (at - first) % 2 === 1
}
