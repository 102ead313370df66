import type { ControlWire } from '@omise-sandbox/api'

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

interface Meaning {
  readonly outcome: ControlWire['Outcome']
  readonly result: Result
}

export const meanings: Readonly<Record<Answer, Meaning>> = {
  confirm: { outcome: { outcome: 'successful' }, result: 'paid' },
  decline: {
    outcome: { outcome: 'failed', failure_code: 'payment_cancelled' },
    result: 'declined',
  },
  'no-money': {
    outcome: { outcome: 'failed', failure_code: 'insufficient_balance' },
    result: 'no-money',
  },
}

/** Whether the person is to be asked now. */
export function isToAsk({ summary, ignored }: Payment): boolean {
  return summary.status === 'pending' && !ignored
}

export function resultOf({ summary, answer, refused }: Payment): Result {
  if (answer === undefined || refused) return 'overtaken'
  const { outcome, result } = meanings[answer]
  const isMine =
    summary.status === outcome.outcome && summary.failure_code === (outcome.failure_code ?? null)
  return isMine ? result : 'overtaken'
}

/** Whether it can be come back to. */
export function isWaiting({ summary, ignored }: Payment): boolean {
  return summary.status === 'pending' && ignored
}
