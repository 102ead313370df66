import {
  allow,
  type Duration,
  durationForm,
  failureCodes,
  isFailureCode,
  isOutcomeKind,
  type Outcome,
  outcomeKinds,
  parseDuration,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import { distance } from 'fastest-levenshtein'

/** An outcome in words, before they are known to mean anything. */
export interface OutcomeWords {
  readonly outcome: string | undefined
  readonly failure_code?: string | undefined
  readonly after?: string | undefined
}

/** Makes an outcome of its words, or says in a sentence which is wrong and what it may be. */
export function readOutcome(words: OutcomeWords, defaultDelay: Duration): Result<Outcome, string> {
  const { outcome: kind, failure_code: code } = words
  if (kind === undefined || !isOutcomeKind(kind)) {
    return refuse(`There is no outcome "${kind ?? ''}". Use one of: ${outcomeKinds.join(', ')}.`)
  }
  const after = words.after === undefined ? defaultDelay : parseDuration(words.after)
  if (after === undefined) {
    return refuse(`"${words.after}" is not a duration. Use ${durationForm}.`)
  }
  if (code !== undefined && kind !== 'failed') {
    return refuse(`The outcome ${kind} has no failure_code. Leave it out, or use outcome failed.`)
  }
  if (kind === 'manual') {
    if (words.after === undefined) return allow({ kind })
    return refuse('The outcome manual comes after no time. Leave after out.')
  }
  if (kind !== 'failed') return allow({ kind, after })
  const failure = code ?? 'failed_processing'
  if (!isFailureCode(failure)) {
    return refuse(`There is no failure code "${failure}". Use one of: ${failureCodes.join(', ')}.`)
  }
  return allow({ kind, failure, after })
}

const names = ['outcome', 'failure_code', 'after'] as const
const form = 'outcome=failed;failure_code=payment_rejected;after=5s'

/** A name that is at most so many edits away from one of ours is taken for a typing mistake. */
const maxEdits = 2

/**
 * Reads the outcome a `Prefer` header asks for: `outcome=failed;failure_code=insufficient_balance;after=5s`. Preferences
 * of other names are ignored, as RFC 7240 has it. One that is nearly one of ours is refused, as the charge would
 * be paid though something else was asked for, and so is a value of ours that means nothing.
 */
export function readPrefer(
  header: string | undefined,
  defaultDelay: Duration,
): Result<Outcome | undefined, string> {
  let found: Outcome | undefined
  for (const preference of header?.match(preferences) ?? []) {
    const parts = preference.split(';').map(readPart)
    const first = parts[0]?.name ?? ''
    if (!isNearlyOurs(first)) continue
    if (first !== 'outcome')
      return refuse(`Prefer cannot begin with "${first}". Send it as ${form}.`)
    if (found) return refuse('Prefer names an outcome twice. Name one.')
    const outcome = readParts(parts, defaultDelay)
    if (!outcome.ok) return outcome
    found = outcome.value
  }
  return allow(found)
}

/** What stands between commas that are in no quoted value. */
const preferences = /(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g

function isNearlyOurs(name: string): boolean {
  return names.some((ours) => distance(name, ours) <= maxEdits)
}

interface Part {
  readonly name: string
  readonly value: string
}

function readPart(text: string): Part {
  const [name = '', value = ''] = text.split('=').map((side) => side.trim())
  return { name: name.toLowerCase(), value: value.replace(/^"(.*)"$/, '$1') }
}

function readParts(parts: readonly Part[], defaultDelay: Duration): Result<Outcome, string> {
  const words = new Map<string, string>()
  for (const { name, value } of parts) {
    if (!(names as readonly string[]).includes(name)) {
      return refuse(`Prefer has no parameter "${name}". Use: ${names.join(', ')}.`)
    }
    if (words.has(name)) return refuse(`Prefer has ${name} twice. Give it once.`)
    words.set(name, value)
  }
  const [outcome, code, after] = names.map((name) => words.get(name))
  return readOutcome({ outcome, failure_code: code, after }, defaultDelay)
}
