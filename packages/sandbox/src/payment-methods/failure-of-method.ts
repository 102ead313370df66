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
): { readonly outcome: Outcome; readonly insteadOf?: FailureCode } {
  if (outcome.kind !== 'failed') return { outcome }
  const failure = failureIn(methodOf(type), outcome.failure)
  if (failure === outcome.failure) return { outcome }
  return { outcome: { ...outcome, failure }, insteadOf: outcome.failure }
}

/** Refuses an outcome that a charge of this source cannot have. */
export function refusalOfEnd(outcome: Outcome, { type }: Source): NoSuchFailure | undefined {
  if (outcome.kind !== 'failed') return undefined
  const { failure } = outcome
  if (methodOf(type).failureCodes.includes(failure)) return undefined
  return { kind: 'no-such-failure', type, failure }
}
