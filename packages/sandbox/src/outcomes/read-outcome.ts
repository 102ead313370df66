import type { ControlWire } from '@omise-sandbox/api'
import type { Duration, Outcome } from '@omise-sandbox/core'
import { badRequest } from '../control/problem.ts'
import { readOutcome } from './read-prefer.ts'

export type OutcomeWords = ControlWire['Outcome']

export function outcomeFrom(words: OutcomeWords, delay: Duration): Outcome {
  const outcome = readOutcome(words, delay)
  if (!outcome.ok) throw badRequest('The outcome cannot be this.', outcome.refusal)
  return outcome.value
}
