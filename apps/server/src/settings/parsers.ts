import {
  allow,
  durationForm,
  formatSize,
  isMethodType,
  type MethodType,
  methodTypes,
  parseDuration,
  parseInstant,
  parseSize,
  parseTimeOfDay,
  type Result,
  refuse,
  sizeForm,
} from '@omise-sandbox/core'
import { readDatabaseUrl } from '@omise-sandbox/storage-sql/database-url'
import { didYouMean } from '../cli/nearest.ts'

/** Reads a setting's text, or says in a sentence what to write instead. */
export type Parse<Value> = (text: string) => Result<Value, string>

const yes = ['true', '1', 'yes', 'on']
const no = ['false', '0', 'no', 'off']

export function parseBoolean(text: string): Result<boolean, string> {
  const word = text.toLowerCase()
  if (yes.includes(word)) return allow(true)
  if (no.includes(word)) return allow(false)
  return refuse(`Use one of: ${[...yes, ...no].join(', ')}.`)
}

export function parseText(text: string): Result<string, string> {
  return allow(text)
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): Parse<Choice> {
  return (text) => {
    const found = choices.find((choice) => choice === text)
    return found === undefined ? refuse(`Use one of: ${choices.join(', ')}.`) : allow(found)
  }
}

export function wholeNumber(min: number, max: number, note = ''): Parse<number> {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (number >= min && number <= max) return allow(number)
    return refuse(`Use a whole number from ${min} to ${max}${note}.`)
  }
}

export const parsePort = wholeNumber(0, 65_535, '; 0 picks a free port')

/** A duration as it was written, such as `2s`. */
export function durationText(text: string): Result<string, string> {
  return parseDuration(text) === undefined ? refuse(`Use ${durationForm}.`) : allow(text)
}

/** A duration as it was written; `0s` is refused. */
const minMemory = 64 * 2 ** 20

export function memorySize(text: string): Result<string, string> {
  const bytes = parseSize(text)
  return bytes === undefined || bytes < minMemory
    ? refuse(`Use ${sizeForm}, and ${formatSize(minMemory)} or more.`)
    : allow(text)
}

export function positiveDuration(text: string): Result<string, string> {
  const length = parseDuration(text)
  return length === undefined || length === 0
    ? refuse(`Use ${durationForm}, more than 0s.`)
    : allow(text)
}

const timeoutForm = 'Use a whole number and ms, s or m, such as 5s; at most 10m.'
const maxTimeoutMs = 600_000

/** Milliseconds, more than none and at most ten minutes. */
export function parseTimeout(text: string): Result<number, string> {
  const length = /(ms|s|m)$/.test(text) ? (parseDuration(text) ?? 0) : 0
  return length > 0 && length <= maxTimeoutMs ? allow(length) : refuse(timeoutForm)
}

/** As {@link parseTimeout}, as it was written. */
export function timeoutText(text: string): Result<string, string> {
  const timeout = parseTimeout(text)
  return timeout.ok ? allow(text) : timeout
}

/** As {@link timeoutText}, or none. */
export function shortDuration(text: string): Result<string, string> {
  return text === '0s' ? allow(text) : timeoutText(text)
}

export function timeOfDay(text: string): Result<string, string> {
  return parseTimeOfDay(text) === undefined
    ? refuse('Use a time of day in UTC such as 16:15.')
    : allow(text)
}

export function instantText(text: string): Result<string, string> {
  return parseInstant(text) === undefined
    ? refuse('Use a UTC time such as 2025-01-01T00:00:00Z.')
    : allow(text)
}

/** `BJ_ZZ_001:Some Store` */
export function parseStore(
  text: string,
): Result<{ readonly id: string; readonly name: string }, string> {
  const [, id, name] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (id?.trim() && name?.trim()) return allow({ id: id.trim(), name: name.trim() })
  return refuse('Use an id, a colon and a name: BJ_ZZ_001:"Some Store".')
}

/** `a.test,b.test` */
export function parseNames(text: string): Result<readonly string[], string> {
  return allow(
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )
}

/** `alipayplus_upm,wechat_pay_upm`, each once. */
export function parseMethods(text: string): Result<readonly MethodType[], string> {
  const names = parseNames(text)
  if (!names.ok) return names
  const types: MethodType[] = []
  for (const name of names.value) {
    const type = parseMethod(name)
    if (!type.ok) return type
    if (!types.includes(type.value)) types.push(type.value)
  }
  return types.length > 0 ? allow(types) : refuse(`Use some of: ${methodTypes.join(', ')}.`)
}

export function parseMethod(name: string): Result<MethodType, string> {
  if (isMethodType(name)) return allow(name)
  const nearest = didYouMean(name, methodTypes)
  return refuse(
    `There is no payment method "${name}".${nearest} Use one of: ${methodTypes.join(', ')}.`,
  )
}

export function databaseUrl(text: string): Result<string, string> {
  const read = readDatabaseUrl(text)
  return read.ok ? allow(text) : read
}
