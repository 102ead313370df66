import { setImmediate } from 'node:timers/promises'
import {
  allow,
  countNames,
  mayNeedCare,
  NumberTooLarge,
  needsCare,
  parseWritten,
  plainOf,
  printWritten,
  type Refused,
  type Result,
  refuse,
  type Written,
} from '@omise-sandbox/core'
import { type Fields, isFields } from '../wire/fields.ts'
import { WrittenJson } from '../wire/written-json.ts'

/** What is wrong with a body that cannot be read, in words for the caller. */
export interface Unreadable {
  readonly message: string
  readonly hint: string
}

export type Parsed = Result<Fields, Unreadable>

/** What a JSON body may hold. */
export interface JsonRules {
  /** How many levels, one within the other. */
  readonly deepest: number
  /** Whether texts may have NUL characters, which no honest client sends and a receiver may have answered. */
  readonly nul: 'refused' | 'allowed'
  /** A name given twice: its last value counts, as with Ruby's JSON, or it is a mistake. */
  readonly twice: 'last counts' | 'refused'
}

export function unreadable(message: string, hint: string): Refused<Unreadable> {
  return refuse({ message, hint })
}

/** Reads JSON that must be an object, with its numbers and names as JavaScript has them. */
export function parseJson(text: string, rules: JsonRules): Parsed {
  const steps = readingSteps(text, rules)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** As {@link parseJson}, of a text of many megabytes: others have their turn between the steps. */
export async function parseLargeJson(text: string, rules: JsonRules): Promise<Parsed> {
  const steps = readingSteps(text, rules)
  for (;;) {
    await setImmediate()
    const { done, value } = steps.next()
    if (done) return value
  }
}

function* readingSteps(text: string, rules: JsonRules): Generator<undefined, Parsed> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return unreadable('body is not valid JSON', 'Check that it is whole and well-formed.')
  }
  // Some clients send `null` where they have nothing to say.
  if (value === null) return allow({})
  if (!isFields(value))
    return unreadable('body is not a JSON object', 'Send an object: {"amount":…}.')
  yield
  const { names, problem } = inspectAll(value, rules)
  if (problem !== undefined) return unreadable(`body has ${problem}`, 'Leave it out.')
  if (rules.twice === 'last counts') return allow(value)
  yield
  if (countNames(text) === names) return allow(value)
  return unreadable('body has a name twice', 'Give each name once.')
}

/**
 * Reads JSON that must be an object as Ruby does: metadata keeps its numbers and the order of its names. Elsewhere a
 * number that JavaScript's own would change becomes its text, as a form would send it.
 */
export function parseJsonAsRuby(text: string, rules: JsonRules): Parsed {
  const plain = parseJson(text, rules)
  if (!plain.ok || !mayNeedCare(text)) return plain
  try {
    return allow(fieldsOf(parseWritten(text) as ReadonlyMap<string, Written>))
  } catch (error) {
    if (!(error instanceof NumberTooLarge)) throw error
    return unreadable('body has a number that is too large', 'Send it as a text, in quotes.')
  }
}

/** What was sent as plain fields, but for metadata that has to be kept as text. */
export function fieldsOf(sent: ReadonlyMap<string, Written>): Fields {
  const plain = plainOf(sent) as Fields
  const metadata = sent.get('metadata')
  if (!(metadata instanceof Map) || !needsCare(metadata)) return plain
  return { ...plain, metadata: new WrittenJson(printWritten(metadata)) }
}

interface Findings {
  names: number
  problem: string | undefined
  readonly rules: JsonRules
}

/** Looks for what no honest client sends: prototype keys, NUL and too deep nesting. */
function inspectAll(value: Fields, rules: JsonRules): Findings {
  const found: Findings = { names: 0, problem: undefined, rules }
  inspect(value, 1, found)
  return found
}

function inspect(value: unknown, level: number, found: Findings): void {
  if (typeof value === 'string') {
    if (found.rules.nul === 'refused' && value.includes('\0')) found.problem = 'a NUL character'
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (level > found.rules.deepest) {
    found.problem = `more than ${found.rules.deepest} levels`
    return
  }
  if (Array.isArray(value)) {
    for (const item of value) inspect(item, level + 1, found)
    return
  }
  for (const name of Object.keys(value)) {
    found.names++
    if (name === '__proto__' || name.includes('\0')) found.problem = 'a forbidden name'
    inspect((value as Record<string, unknown>)[name], level + 1, found)
  }
}
