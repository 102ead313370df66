import {
  allow,
  type Duration,
  duration,
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
  if (kind === 'manual') return allow({ kind })
  if (kind !== 'failed') return allow({ kind, after })
  const failure = code ?? 'failed_processing'
  if (!isFailureCode(failure)) {
    return refuse(`There is no failure code "${failure}". Use one of: ${failureCodes.join(', ')}.`)
  }
  return allow({ kind, failure, after })
}

/**
 * Reads the outcome a `Prefer` header asks for: `outcome=failed;failure_code=insufficient_balance;after=5s`.
 * Other preferences, which RFC 7240 lets a server pass over, give undefined.
 */
export function readPrefer(
  header: string | undefined,
  defaultDelay: Duration,
): Result<Outcome | undefined, string> {
  for (const preference of header?.split(',') ?? []) {
    const [first = '', ...rest] = preference.split(';').map((part) => part.trim())
    if (!/^outcome\s*=/i.test(first)) continue
    const parameters: Record<string, string> = {}
    for (const part of [first, ...rest]) {
      const [name = '', value = ''] = part.split('=').map((side) => side.trim())
      if (!(preferenceNames as readonly string[]).includes(name.toLowerCase())) {
        return refuse(`Prefer has no parameter "${name}". Use: ${preferenceNames.join(', ')}.`)
      }
      parameters[name.toLowerCase()] = value.replace(/^"(.*)"$/, '$1')
    }
    return readOutcome({ ...parameters, outcome: parameters.outcome }, defaultDelay)
  }
  return allow(undefined)
}

const preferenceNames = ['outcome', 'failure_code', 'after'] as const

/** The delay of a control call that names none: at once. */
export const atOnce = duration(0)
