import type { IdCursor } from '../id.ts'
import type { FailureCode } from '../methods/failure-codes.ts'
import { type Duration, duration, formatDuration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

/** What the payer will do, and how long after the charge was made. */
export type Outcome =
  | { readonly kind: 'successful'; readonly after: Duration }
  | { readonly kind: 'failed'; readonly failure: FailureCode; readonly after: Duration }
  | { readonly kind: 'expired'; readonly after: Duration }
  | { readonly kind: 'manual' }

/** What a payer does who does something. */
export type PayerAnswer = Exclude<Outcome, { kind: 'manual' }>

export const atOnce: Duration = duration(0)

export type OutcomeKind = Outcome['kind']

export const outcomeKinds: readonly OutcomeKind[] = ['successful', 'failed', 'expired', 'manual']

export function isOutcomeKind(text: string): text is OutcomeKind {
  return (outcomeKinds as readonly string[]).includes(text)
}

/**
 * Who decided a charge's outcome; the first that applies wins, in this order. `control` is a call of the control
 * API, `api` one of the imitated API's own that ends a charge.
 */
export type OutcomeDecider =
  | 'control'
  | 'api'
  | 'prefer'
  | 'rule'
  | 'phone'
  | 'barcode'
  | 'account'
  | 'server'

/** One decision of what a payer will do. */
export interface OutcomeDecision {
  readonly outcome: Outcome
  readonly decidedBy: OutcomeDecider
  /** What made it so, in words: `rule_1: store_id is "BJ_ZZ_001"`. */
  readonly because: string
  /** A rule that nearly decided, and why it did not. */
  readonly nearMiss: string | null
  /** The failure code that was to be, where the payment method has no such code. */
  readonly insteadOf?: FailureCode | undefined
  readonly decidedAt: Instant
  /** Where the account's ids stood: what was made before and after it in the same moment. */
  readonly mark: IdCursor
}

/** The decision that holds, and those it replaced. */
export interface OutcomePlan extends OutcomeDecision {
  /** Oldest first; only the last few are kept. */
  readonly earlier: readonly OutcomeDecision[]
}

/** A candidate for a charge's outcome, with its reason. */
export interface OutcomeCandidate {
  readonly outcome: Outcome
  readonly because: string
}

/** Takes the first candidate there is, in the order of precedence. */
export function decideOutcome(candidates: {
  readonly prefer: OutcomeCandidate | undefined
  readonly rule: OutcomeCandidate | undefined
  readonly phone: OutcomeCandidate | undefined
  readonly barcode: OutcomeCandidate | undefined
  readonly account: OutcomeCandidate | undefined
  readonly server: OutcomeCandidate
}): OutcomeCandidate & { readonly decidedBy: OutcomeDecider } {
  const { prefer, rule, phone, barcode, account, server } = candidates
  if (prefer) return { ...prefer, decidedBy: 'prefer' }
  if (rule) return { ...rule, decidedBy: 'rule' }
  if (phone) return { ...phone, decidedBy: 'phone' }
  if (barcode) return { ...barcode, decidedBy: 'barcode' }
  if (account) return { ...account, decidedBy: 'account' }
  return { ...server, decidedBy: 'server' }
}

const maxEarlier = 20

/** The first decision about a charge. */
export function planOf(decision: OutcomeDecision): OutcomePlan {
  const { outcome, decidedBy, because, nearMiss, insteadOf, decidedAt, mark } = decision
  const plan = { outcome, decidedBy, because, nearMiss, decidedAt, mark, earlier: [] }
  return insteadOf === undefined ? plan : { ...plan, insteadOf }
}

/** A later decision, which remembers those before it. */
export function replan(plan: OutcomePlan, decision: OutcomeDecision): OutcomePlan {
  const { earlier, ...before } = plan
  return { ...planOf(decision), earlier: [...earlier, before].slice(-maxEarlier) }
}

/** `failed;failure_code=payment_rejected;after=2s`: the form of the `Prefer` and `X-Sandbox-Outcome` headers. */
export function formatOutcome(outcome: Outcome): string {
  if (outcome.kind === 'manual') return 'manual'
  const failure = outcome.kind === 'failed' ? `;failure_code=${outcome.failure}` : ''
  return `${outcome.kind}${failure};after=${formatDuration(outcome.after)}`
}
