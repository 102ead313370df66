import type { ControlWire } from '@omise-sandbox/api'
import type { FailureCode, PaymentMethod } from '../methods/payment-method.ts'

export type ChargeSummary = ControlWire['ChargeSummary']

/** What a person says when the phone asks. */
export type Answer = 'confirm' | 'decline' | 'no-money'

/** A charge that a till made of a code of this phone. */
export interface Payment {
  readonly summary: ChargeSummary
  /** What the person said last; undefined where they said nothing yet. */
  readonly answer: Answer | undefined
  /** The charge was final when the answer came. */
  readonly refused: boolean
  /** The person put it off. */
  readonly ignored: boolean
}

/** How a payment came out for this phone; `overtaken` is whatever it did not decide itself. */
type Result = 'paid' | 'declined' | 'no-money' | 'overtaken'

const results = { confirm: 'paid', decline: 'declined', 'no-money': 'no-money' } as const

/** What the sandbox is told of an answer to a payment by this method. */
export function outcomeOf(answer: Answer, method: PaymentMethod): ControlWire['Outcome'] {
  return answer === 'confirm'
    ? { outcome: 'successful' }
    : { outcome: 'failed', failure_code: failureCodeOf(answer, method) }
}

/** Not every method tells a payer who declines from one who is refused. */
export function failureCodeOf(
  answer: Exclude<Answer, 'confirm'>,
  { shortage, failure_codes }: PaymentMethod,
): FailureCode {
  if (answer === 'no-money') return shortage
  return failure_codes.includes('payment_cancelled') ? 'payment_cancelled' : 'payment_rejected'
}

/** Whether the person is to be asked now. */
export function isToAsk({ summary, ignored }: Payment): boolean {
  return summary.status === 'pending' && !ignored
}

/** How it came out, by its payment method; undefined where that is not known yet. */
export function resultOf(payment: Payment, method: PaymentMethod | undefined): Result {
  const { summary, answer, refused } = payment
  if (answer === undefined || refused || !method) return 'overtaken'
  const { outcome, failure_code = null } = outcomeOf(answer, method)
  const isMine = summary.status === outcome && summary.failure_code === failure_code
  return isMine ? results[answer] : 'overtaken'
}

/** Whether it can be come back to. */
export function isWaiting({ summary, ignored }: Payment): boolean {
  return summary.status === 'pending' && ignored
}
