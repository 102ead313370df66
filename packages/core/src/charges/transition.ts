import type { TransactionId } from '../id.ts'
import type { FailureCode } from '../methods/failure-codes.ts'
import { makeRefund, type RefundRefusal, type RefundRequest } from '../refunds/make-refund.ts'
import { allow, type Result, refuse } from '../result.ts'
import type { Instant } from '../time/instant.ts'
import type {
  Charge,
  ChargeNotes,
  ChargeStatus,
  ExpiredCharge,
  FailedCharge,
  PendingCharge,
  SuccessfulCharge,
} from './charge.ts'
import type { PayerAnswer } from './outcome.ts'

/** Everything that can be asked of a charge. */
export type ChargeAction =
  | { readonly type: 'pay'; readonly transaction: TransactionId }
  | { readonly type: 'fail'; readonly failure: FailureCode }
  | { readonly type: 'expire' }
  | { readonly type: 'refund'; readonly request: RefundRequest }
  | { readonly type: 'update'; readonly notes: ChargeNotes }
  | { readonly type: 'capture' }
  | { readonly type: 'reverse' }

/** The action by which a charge ends as its payer answers; it can expire without one, too. */
export function endOf(
  answer: PayerAnswer,
  makeTransaction: () => TransactionId,
): Extract<ChargeAction, { type: 'pay' | 'fail' | 'expire' }> {
  switch (answer.kind) {
    case 'successful':
      return { type: 'pay', transaction: makeTransaction() }
    case 'failed':
      return { type: 'fail', failure: answer.failure }
    case 'expired':
      return { type: 'expire' }
  }
}

export type ChargeActionType = ChargeAction['type']

export type TransitionRefusal =
  | {
      readonly kind: 'charge-is-final'
      readonly action: 'pay' | 'fail' | 'expire'
      readonly status: ChargeStatus
    }
  | { readonly kind: 'charge-not-paid'; readonly status: ChargeStatus }
  | { readonly kind: 'charge-cannot-be-captured'; readonly status: ChargeStatus }
  | { readonly kind: 'charge-cannot-be-reversed'; readonly status: ChargeStatus }
  | RefundRefusal

type ActionOf<T extends ChargeActionType> = Extract<ChargeAction, { type: T }>
type ChargeOf<S extends ChargeStatus> = Extract<Charge, { status: S }>

type Answer = Result<Charge, TransitionRefusal>
type Rule<S extends ChargeStatus, T extends ChargeActionType> = (
  charge: ChargeOf<S>,
  action: ActionOf<T>,
  now: Instant,
) => Answer

/** One rule for each status and each action: a pair left out does not compile. */
type TransitionTable = {
  readonly [S in ChargeStatus]: { readonly [T in ChargeActionType]: Rule<S, T> }
}

const alreadyFinal =
  (action: 'pay' | 'fail' | 'expire') =>
  (charge: Charge): Answer =>
    refuse({ kind: 'charge-is-final', action, status: charge.status })

const notPaid = (charge: Charge): Answer =>
  refuse({ kind: 'charge-not-paid', status: charge.status })

/** A scanned payment is captured as it is paid, so there is never anything to capture or reverse. */
const cannotCapture = (charge: Charge): Answer =>
  refuse({ kind: 'charge-cannot-be-captured', status: charge.status })
const cannotReverse = (charge: Charge): Answer =>
  refuse({ kind: 'charge-cannot-be-reversed', status: charge.status })

const whenFinal = {
  pay: alreadyFinal('pay'),
  fail: alreadyFinal('fail'),
  expire: alreadyFinal('expire'),
  capture: cannotCapture,
  reverse: cannotReverse,
} as const

export const transitions: TransitionTable = {
  pending: {
    pay: (charge, action, now) => allow(paid(charge, action.transaction, now)),
    fail: (charge, action, now) => allow(failed(charge, action.failure, now)),
    expire: (charge, _action, now) => allow(expired(charge, now)),
    refund: notPaid,
    update: (charge, { notes }) =>
      allow({ status: 'pending', facts: charge.facts, notes, plan: charge.plan }),
    capture: cannotCapture,
    reverse: cannotReverse,
  },
  successful: {
    ...whenFinal,
    refund: (charge, action, now) => refunded(charge, action.request, now),
    update: (charge, { notes }) =>
      allow({
        status: 'successful',
        facts: charge.facts,
        notes,
        plan: charge.plan,
        paidAt: charge.paidAt,
        transaction: charge.transaction,
        refunds: charge.refunds,
      }),
  },
  failed: {
    ...whenFinal,
    refund: notPaid,
    update: (charge, { notes }) =>
      allow({
        status: 'failed',
        facts: charge.facts,
        notes,
        plan: charge.plan,
        failedAt: charge.failedAt,
        failure: charge.failure,
      }),
  },
  expired: {
    ...whenFinal,
    refund: notPaid,
    update: (charge, { notes }) =>
      allow({
        status: 'expired',
        facts: charge.facts,
        notes,
        plan: charge.plan,
        expiredAt: charge.expiredAt,
      }),
  },
}

/** What becomes of a charge when something is asked of it: its next state, or why not. The only way it changes. */
export function transition(charge: Charge, action: ChargeAction, now: Instant): Answer {
  // The table pairs each status and action with a rule of just those two; TypeScript cannot carry that
  // correlation through an index, so the one cast of this module stands here.
  const rule = transitions[charge.status][action.type] as (
    charge: Charge,
    action: ChargeAction,
    now: Instant,
  ) => Answer
  return rule(charge, action, now)
}

function paid(charge: PendingCharge, transaction: TransactionId, now: Instant): SuccessfulCharge {
  return {
    status: 'successful',
    facts: charge.facts,
    notes: charge.notes,
    plan: charge.plan,
    paidAt: now,
    transaction,
    refunds: [],
  }
}

function failed(charge: PendingCharge, failure: FailureCode, now: Instant): FailedCharge {
  const { facts, notes, plan } = charge
  return { status: 'failed', facts, notes, plan, failedAt: now, failure }
}

function expired(charge: PendingCharge, now: Instant): ExpiredCharge {
  const { facts, notes, plan } = charge
  return { status: 'expired', facts, notes, plan, expiredAt: now }
}

function refunded(charge: SuccessfulCharge, request: RefundRequest, now: Instant): Answer {
  const refund = makeRefund(charge, request, now)
  if (!refund.ok) return refund
  return allow({
    status: 'successful',
    facts: charge.facts,
    notes: charge.notes,
    plan: charge.plan,
    paidAt: charge.paidAt,
    transaction: charge.transaction,
    refunds: [...charge.refunds, refund.value],
  })
}
