import { type Duration, formatDuration } from './duration.ts'
import type { FailureCode } from './failure.ts'

/** What the payer will do, and how long after the charge was made. */
export type Outcome =
  | { readonly kind: 'successful'; readonly after: Duration }
  | { readonly kind: 'failed'; readonly failure: FailureCode; readonly after: Duration }
  | { readonly kind: 'expired'; readonly after: Duration }
  | { readonly kind: 'manual' }

export type OutcomeKind = Outcome['kind']

export const outcomeKinds: readonly OutcomeKind[] = ['successful', 'failed', 'expired', 'manual']

export function isOutcomeKind(text: string): text is OutcomeKind {
  return (outcomeKinds as readonly string[]).includes(text)
}

/**
 * Who decided a charge's outcome; the first that has a say wins, in this order. `control` is a call of the control
 * API, `api` one of the imitated API's own that ends a charge.
 */
export type OutcomeDecider = 'control' | 'api' | 'prefer' | 'barcode' | 'account' | 'server'

export interface OutcomePlan {
  readonly outcome: Outcome
  readonly decidedBy: OutcomeDecider
}

/** Takes the first outcome present, in the order of precedence. */
export function decideOutcome(candidates: {
  readonly prefer: Outcome | undefined
  readonly barcode: Outcome | undefined
  readonly account: Outcome | undefined
  readonly server: Outcome
}): OutcomePlan {
  const { prefer, barcode, account, server } = candidates
  if (prefer) return { outcome: prefer, decidedBy: 'prefer' }
  if (barcode) return { outcome: barcode, decidedBy: 'barcode' }
  if (account) return { outcome: account, decidedBy: 'account' }
  return { outcome: server, decidedBy: 'server' }
}

/** `failed;failure_code=payment_rejected;after=2s`: the form of the `Prefer` and `X-Sandbox-Outcome` headers. */
export function formatOutcome(outcome: Outcome): string {
  if (outcome.kind === 'manual') return 'manual'
  const failure = outcome.kind === 'failed' ? `;failure_code=${outcome.failure}` : ''
  return `${outcome.kind}${failure};after=${formatDuration(outcome.after)}`
}
