import { isUtf8 } from 'node:buffer'
import { allow, type Result, refuse } from '@omise-sandbox/core'
import qs from 'qs'
import { type Fields, isFields } from '../wire/read-source.ts'

/** What is wrong with a body that cannot be read, in words for the caller. */
export interface Unreadable {
  readonly message: string
  readonly hint: string
}

export type Parsed = Result<Fields, Unreadable>

const nothing: Fields = {}

/** What a JSON body may hold. */
export interface BodyRules {
  /** How many levels, one within the other. */
  readonly deepest: number
  /** Whether texts may have NUL characters, which no honest client sends and a receiver may have answered. */
  readonly nul: 'refused' | 'allowed'
}

const usualRules: BodyRules = { deepest: 20, nul: 'refused' }

/** Reads a body by its content type: a form or JSON, as every operation accepts. An empty one is no fields. */
export function parseBody(
  bytes: Buffer | undefined,
  contentType: string | undefined,
  rules = usualRules,
): Parsed {
  if (bytes === undefined || bytes.length === 0) return allow(nothing)
  if (!isUtf8(bytes)) return unreadable('body is not UTF-8', 'Send UTF-8.')
  const text = bytes.toString('utf8')
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return parseForm(text)
  if (type === 'application/json') return parseJson(text, rules)
  return unreadable(
    `content type ${type ?? 'is missing and'} is not supported`,
    'Send application/x-www-form-urlencoded or application/json.',
  )
}

function unreadable(message: string, hint: string): Parsed {
  return refuse({ message, hint })
}

const formOptions = {
  depth: 5,
  strictDepth: true,
  parameterLimit: 1000,
  arrayLimit: 100,
  throwOnLimitExceeded: true,
  // Names such as constructor are ordinary ones; only __proto__ is refused, below.
  allowPrototypes: true,
  decoder: decodePart,
} as const

/** `source[type]=barcode_alipay&webhook_endpoints[]=…`, as a form or a query string. */
export function parseForm(text: string): Parsed {
  try {
    return checkValue(qs.parse(text, formOptions) as Fields, undefined, usualRules)
  } catch (error) {
    if (error instanceof ForbiddenName) return forbiddenName()
    const why = error instanceof URIError ? 'has a bad percent-encoding' : 'cannot be read'
    return unreadable(`form ${why}`, 'Encode it as application/x-www-form-urlencoded.')
  }
}

class ForbiddenName extends Error {}

/** Unlike the library's own, this one does not let a bad percent-encoding pass as plain text. */
function decodePart(
  text: string,
  _decoder: unknown,
  _charset: unknown,
  part: 'key' | 'value',
): string {
  // Most of what is sent needs no decoding at all.
  const encoded = text.includes('+') ? text.replaceAll('+', ' ') : text
  const decoded = encoded.includes('%') ? decodeURIComponent(encoded) : encoded
  if (part === 'key' && decoded.split(/[[\]]/).includes('__proto__')) throw new ForbiddenName()
  return decoded
}

function forbiddenName(): Parsed {
  return unreadable('body has a forbidden name', 'Leave it out.')
}

function parseJson(text: string, rules: BodyRules): Parsed {
  let value: unknown
  try {
    value = oddAmount.test(text) ? parseKeepingAmount(text) : JSON.parse(text)
  } catch {
    return unreadable('body is not valid JSON', 'Check that it is whole and well-formed.')
  }
  // Some clients send `null` where they have nothing to say.
  if (value === null) return allow(nothing)
  if (!isFields(value))
    return unreadable('body is not a JSON object', 'Send an object: {"amount":…}.')
  return checkValue(value, countNames(text), rules)
}

/** An amount that is a number and not only digits: 1e5, 2000.0. */
const oddAmount = /"amount"\s*:\s*-?\d+[.eE]/

/** Parses JSON whose amount is written oddly, and keeps it as it is written: it is not digits, so it is no amount. */
function parseKeepingAmount(text: string): unknown {
  const written = new Map<unknown, string>()
  function keep(
    this: unknown,
    name: string,
    value: unknown,
    context?: { source?: string },
  ): unknown {
    if (name === 'amount' && context?.source !== undefined) written.set(this, context.source)
    return value
  }
  const value: unknown = JSON.parse(text, keep)
  const source = written.get(value)
  if (isFields(value) && source !== undefined && !/^(-?\d+|".*"|true|false|null)$/s.test(source)) {
    return { ...value, amount: source }
  }
  return value
}

/** Refuses what no honest client sends: prototype keys, NUL, too deep nesting, and names given twice. */
function checkValue(value: Fields, namesInText: number | undefined, rules: BodyRules): Parsed {
  const found: Findings = { names: 0, problem: undefined, rules }
  inspect(value, 0, found)
  if (found.problem !== undefined) {
    return unreadable(`body has ${found.problem}`, 'Leave it out.')
  }
  if (namesInText !== undefined && namesInText !== found.names) {
    return unreadable('body has a name twice', 'Give each name once.')
  }
  return allow(value)
}

interface Findings {
  names: number
  problem: string | undefined
  readonly rules: BodyRules
}

function inspect(value: unknown, depth: number, found: Findings): void {
  if (typeof value === 'string') {
    if (found.rules.nul === 'refused' && value.includes('\0')) found.problem = 'a NUL character'
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > found.rules.deepest) {
    found.problem = `more than ${found.rules.deepest} levels`
    return
  }
  if (Array.isArray(value)) {
    for (const item of value) inspect(item, depth + 1, found)
    return
  }
  for (const name of Object.keys(value)) {
    found.names++
    if (name === '__proto__' || name.includes('\0')) found.problem = 'a forbidden name'
    inspect((value as Record<string, unknown>)[name], depth + 1, found)
  }
}

/** How many names valid JSON text gives, those given twice counted twice: strings that a colon follows. */
function countNames(text: string): number {
  let names = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at++
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at++
    let next = at
    while (next < text.length && ' \t\n\r'.includes(text[next] as string)) next++
    if (text[next] === ':') names++
  }
  return names
}
