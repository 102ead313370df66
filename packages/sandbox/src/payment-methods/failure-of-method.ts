import {
  type FailureCode,
  failureIn,
  methodOf,
  type Outcome,
  type Source,
} from '@omise-sandbox/core'
import type { NoSuchFailure } from '../refusals/no-such-failure.ts'

/** What becomes of a charge that is to end so: by the failure codes that its payment method has. */
export function outcomeOfMethod(
  outcome: Outcome,
  { type }: Source,
): { readonly outcome: Outcome; readonly insteadOf: FailureCode | undefined } {
  if (outcome.kind !== 'failed') return { outcome, insteadOf: undefined }
  const { failure: insteadOf, after } = outcome
  const failure = failureIn(methodOf(type), insteadOf)
  if (failure === insteadOf) return { outcome, insteadOf: undefined }
  return { outcome: { kind: 'failed', failure, after }, insteadOf }
}

/** Refuses an outcome that a charge of this source cannot have. */
export function refusalOfEnd(outcome: Outcome, { type }: Source): NoSuchFailure | undefined {
  if (outcome.kind !== 'failed') return undefined
  const { failure } = outcome
  if (methodOf(type).failureCodes.includes(failure)) return undefined
  return { kind: 'no-such-failure', type, failure }
}
