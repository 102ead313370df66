import {
  after,
  allow,
  type Charge,
  type ChargeAction,
  type ChargeNotes,
  type EventKey,
  endOf,
  eventOfAction,
  feesOf,
  instant,
  methodOf,
  type Outcome,
  type OutcomeDecider,
  type PayerAnswer,
  type PendingCharge,
  replan,
  transition,
  withPlan,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { recordEvent } from '../events/record.ts'
import type { ChargeAnswer, NotesChange } from './charge-request.ts'

/** Applies an action, and saves the new charge with its event: a refund apart, the only place where a charge changes. */
function applyAction(
  unit: UnitOfWork,
  charge: Charge,
  action: Extract<ChargeAction, { type: 'pay' | 'fail' | 'expire' | 'update' }>,
): ChargeAnswer {
  const { tx, now } = unit
  const changed = transition(charge, action, now)
  if (!changed.ok) return changed
  const next = changed.value
  if (next.status === 'successful' && charge.status === 'pending') {
    unit.move({
      id: next.transaction,
      direction: 'credit',
      key: 'charge.captured.net',
      origin: next.facts.id,
      amount: feesOf(next.facts.amount, methodOf(next.facts.source.type).fee).net,
      currency: next.facts.source.currency,
      createdAt: now,
    })
  }
  tx.put('charge', next)
  if (next.status !== 'pending') tx.unschedule(next.facts.id)
  for (const key of eventsOf(unit, action.type)) {
    recordEvent(unit, { key, subject: { object: 'charge', charge: next }, charge: next })
  }
  return allow(next)
}

/** An expiry is told by its own event; integrations that wait for a completion can have both. */
function eventsOf(unit: UnitOfWork, type: keyof typeof eventOfAction): EventKey[] {
  const key = eventOfAction[type]
  const both = type === 'expire' && unit.account.settings.expireEvent === 'both'
  return both ? [key, 'charge.complete'] : [key]
}

/** Ends a charge as its payer answers, or by its expiry. */
export function endCharge(unit: UnitOfWork, charge: Charge, answer: PayerAnswer): ChargeAnswer {
  return applyAction(
    unit,
    charge,
    endOf(answer, () => unit.makeId('trxn')),
  )
}

/** The same because somebody asks for it: that is then what the payer was to do. */
export function endOnRequest(
  unit: UnitOfWork,
  charge: Charge,
  answer: PayerAnswer,
  by: OutcomeDecider,
): ChargeAnswer {
  const planned = charge.status === 'pending' ? planAnew(unit, charge, answer, by) : charge
  return endCharge(unit, planned, answer)
}

export function changeNotes(unit: UnitOfWork, charge: Charge, change: NotesChange): ChargeAnswer {
  const { description, metadata } = charge.notes
  const notes: ChargeNotes = {
    description: change.description === undefined ? description : change.description,
    metadata: change.metadata ?? metadata,
  }
  return applyAction(unit, charge, { type: 'update', notes })
}

const reasons: Partial<Record<OutcomeDecider, string>> = {
  control: 'call of the control API',
  api: 'call of the imitated API',
}

function planAnew(
  unit: UnitOfWork,
  charge: PendingCharge,
  outcome: Outcome,
  by: OutcomeDecider,
): PendingCharge {
  const because = reasons[by] ?? by
  const { now: decidedAt, account } = unit
  const mark = account.lastId
  // An id is used up, so that what is asked next in this moment stands after this decision on the timeline.
  unit.makeId('evnt')
  const decided = { outcome, decidedBy: by, because, nearMiss: null, decidedAt, mark }
  return withPlan(charge, replan(charge.plan, decided))
}

/** Replaces what the payer of a charge will do. */
export function changePlan(
  unit: UnitOfWork,
  charge: PendingCharge,
  outcome: Outcome,
): PendingCharge {
  const planned = planAnew(unit, charge, outcome, 'control')
  unit.tx.put('charge', planned)
  unit.tx.unschedule(planned.facts.id)
  schedulePlan(unit, planned)
  return planned
}

export function isAtOnce(outcome: Outcome): outcome is PayerAnswer {
  return outcome.kind !== 'manual' && outcome.after === 0
}

/** Schedules what the payer will do, and the expiry. */
export function schedulePlan({ tx, now }: UnitOfWork, { facts, plan }: PendingCharge): void {
  const { id: charge, expiresAt } = facts
  const { outcome } = plan
  if (outcome.kind !== 'manual') {
    tx.schedule({ kind: 'payer-answers', due: after(now, outcome.after), charge, outcome })
  }
  // The request may have waited for its turn until that was over: nothing happens to a charge before it is made.
  tx.schedule({ kind: 'charge-expires', due: instant(Math.max(expiresAt, now)), charge })
}
