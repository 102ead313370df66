import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import { durationOf, isBlank, type Length, lengthOf, noLength } from './length.ts'

export const outcomes = ['successful', 'failed', 'expired', 'manual'] as const

/** What a payer does, as a form holds it. */
export interface PayerDraft {
  readonly outcome: ControlWire['Outcome']['outcome']
  readonly failureCode: ControlWire['FailureCode']
  /** Blank for the sandbox's usual delay. */
  readonly after: Length
}

export const defaultPayer: PayerDraft = {
  outcome: 'successful',
  failureCode: 'payment_rejected',
  after: { count: '2', unit: 's' },
}

export function payerOf(outcome: ControlWire['Outcome']): PayerDraft {
  return {
    outcome: outcome.outcome,
    failureCode: outcome.failure_code ?? defaultPayer.failureCode,
    after: outcome.after === undefined ? noLength : lengthOf(outcome.after),
  }
}

export function payerProblem({ outcome, after }: PayerDraft): string | undefined {
  if (outcome === 'manual' || isBlank(after) || durationOf(after) !== undefined) return undefined
  return messages.simulation.clock.lengthMalformed
}

/** The outcome that the control API is told; only of a draft with no problem. */
export function outcomeOf({ outcome, failureCode, after }: PayerDraft): ControlWire['Outcome'] {
  const duration = outcome === 'manual' ? undefined : durationOf(after)
  return {
    outcome,
    ...(outcome === 'failed' ? { failure_code: failureCode } : {}),
    ...(duration === undefined ? {} : { after: duration }),
  }
}
