import {
  after,
  allow,
  type Charge,
  type ChargeId,
  type ChargeNotes,
  type Duration,
  duration,
  type EventKey,
  eventOfAction,
  type FailureCode,
  feesOf,
  hours,
  type Instant,
  instant,
  type Metadata,
  type Outcome,
  type OutcomeDecider,
  type PendingCharge,
  type Refused,
  type Result,
  refuse,
  replan,
  type Satang,
  type Source,
  transition,
  withPlan,
} from '@omise-sandbox/core'
import type { AccountId, ListQuery, Page, Store } from '../store/store.ts'
import type { Decide, Decision } from './decision.ts'
import { createPlanner } from './payer-plan.ts'
import { recordEvent } from './record.ts'
import type { Refusal } from './refusal.ts'
import { type SourceRequest, sourceFrom } from './sources.ts'

export interface ChargeRequest {
  readonly amount: Satang
  readonly source: SourceRequest | { readonly kind: 'existing'; readonly id: string }
  readonly description: string | null
  readonly metadata: Metadata
  readonly capture: boolean
  readonly ip: string | null
  readonly returnUri: string | null
  readonly expiresAt: Instant | null
  readonly webhookEndpoints: readonly string[]
  /** What the request itself asked the payer to do. */
  readonly prefer: Outcome | undefined
}

export type NotesChange = Partial<ChargeNotes>

type Answer = Result<Charge, Refusal>

/** What can be asked of a charge from outside; refunds have a service of their own. */
export type Demand =
  | { readonly type: 'pay' }
  | { readonly type: 'fail'; readonly failure: FailureCode }
  | { readonly type: 'expire' }
  | { readonly type: 'update'; readonly change: NotesChange }

export interface Charges {
  create(account: AccountId, request: ChargeRequest): Promise<Answer>
  get(account: AccountId, id: string): Promise<Answer>
  list(account: AccountId, query: ListQuery): Promise<Page<Charge>>
  demand(account: AccountId, id: string, demand: Demand, by: OutcomeDecider): Promise<Answer>
  /** Captures or reverses: refused whatever the charge, since a scanned payment is captured as it is paid. */
  attempt(account: AccountId, id: string, type: 'capture' | 'reverse'): Promise<Refused<Refusal>>
  /** Replaces what the payer of a pending charge will do, by a control call. */
  plan(account: AccountId, id: string, outcome: Outcome): Promise<Answer>
}

/** How long a payer has, unless the request says otherwise. */
const timeToPay: Duration = hours(24)

export function createCharges(options: {
  readonly store: Store
  readonly decide: Decide
  /** What payers do where nothing else says. */
  readonly outcome: Outcome
  /** How long payers take where a test barcode does not say. */
  readonly delay: Duration
}): Charges {
  const { store, decide } = options

  const planFor = createPlanner(options)

  async function create(decision: Decision, request: ChargeRequest): Promise<Answer> {
    const source = await sourceFor(decision, request)
    if (!source.ok) return source
    const { tx, now, account } = decision
    const made = {
      facts: {
        id: decision.makeId('chrg'),
        amount: request.amount,
        source: source.value,
        createdAt: now,
        expiresAt: request.expiresAt ?? after(now, timeToPay),
        capture: request.capture,
        ip: request.ip,
        returnUri: request.returnUri,
        webhookEndpoints: request.webhookEndpoints,
        zeroInterestInstallments: account.settings.zeroInterestInstallments,
      },
      notes: { description: request.description, metadata: request.metadata },
    }
    const plan = planFor(decision, made, request.prefer)
    const charge: PendingCharge = { status: 'pending', facts: made.facts, notes: made.notes, plan }
    const { id, expiresAt, source: charged } = charge.facts
    tx.put('source', { id: charged.id, source: charged, chargedBy: id })
    tx.put('charge', charge)
    recordEvent(decision, {
      key: 'charge.create',
      subject: { object: 'charge', charge },
      charge,
    })
    if (isAtOnce(plan.outcome)) answerAtOnce(decision, charge, plan.outcome)
    else {
      scheduleAnswer(decision, id, plan.outcome)
      // The request may have waited for its turn until that was over: nothing happens to a charge before it is made.
      const due = instant(Math.max(expiresAt, now))
      tx.schedule({ kind: 'charge-expires', due, charge: id })
    }
    return allow(charge)
  }

  return {
    create: (account, request) => decide(account, (decision) => create(decision, request)),

    async get(account, id) {
      const charge = await store.reader(account).get('charge', id)
      return charge ? allow(charge) : notFound(id)
    },

    list: (account, query) => store.reader(account).list('charge', query),

    demand: (account, id, demand, by) =>
      decide(account, async (decision) => {
        const charge = await decision.tx.get('charge', id)
        if (!charge) return notFound(id)
        return act(decision, replanned(decision, charge, demand, by), demand)
      }),

    async attempt(account, id, type) {
      const charge = await store.reader(account).get('charge', id)
      if (!charge) return refuse({ kind: 'not-found', object: 'charge', id })
      const result = transition(charge, { type }, charge.facts.createdAt)
      if (result.ok) throw new Error(`Charge ${id} let itself ${type}.`)
      return result
    },

    plan: (account, id, outcome) =>
      decide(account, async (decision) => {
        const charge = await decision.tx.get('charge', id)
        if (!charge) return notFound(id)
        if (charge.status !== 'pending') {
          return refuse({ kind: 'charge-is-final', action: 'pay', status: charge.status })
        }
        const planned = decidedAnew(decision, charge, outcome, 'control')
        reschedule(decision, planned)
        return allow(planned)
      }),
  }
}

function notFound(id: string): Answer {
  return refuse({ kind: 'not-found', object: 'charge', id })
}

/** Takes the source named in the request, or makes one from the code scanned. */
async function sourceFor(
  decision: Decision,
  request: ChargeRequest,
): Promise<Result<Source, Refusal>> {
  const wanted = request.source
  if (wanted.kind === 'scanned') return allow(sourceFrom(decision, wanted))
  const stored = await decision.tx.get('source', wanted.id)
  if (!stored) return refuse({ kind: 'not-found', object: 'source', id: wanted.id })
  if (stored.chargedBy !== null) return refuse({ kind: 'source-already-charged', id: stored.id })
  return checkStored(decision, stored.source, request.amount)
}

function checkStored(decision: Decision, source: Source, amount: Satang): Result<Source, Refusal> {
  const problems = []
  if (source.amount !== amount) {
    problems.push({ rule: 'differs-from-source', field: 'amount', source: source.amount } as const)
  }
  if (decision.account.settings.defaultStore === null) {
    if (source.storeId === null) problems.push({ rule: 'blank', field: 'store_id' } as const)
    if (source.storeName === null) problems.push({ rule: 'blank', field: 'store_name' } as const)
  }
  if (problems.length > 0) return refuse({ kind: 'invalid-fields', of: 'charge', problems })
  return allow(source)
}

/** Applies an action, and saves the new charge with its event: the only place where a charge changes. */
export function act(decision: Decision, charge: Charge, demand: Demand): Answer {
  const { tx, now } = decision
  const changed = transition(charge, actionFor(decision, charge, demand), now)
  if (!changed.ok) return changed
  const next = changed.value
  if (next.status === 'successful' && charge.status === 'pending') {
    decision.move({
      id: next.transaction,
      direction: 'credit',
      key: 'charge.captured.net',
      origin: next.facts.id,
      amount: feesOf(next.facts.amount).net,
      createdAt: now,
    })
  }
  tx.put('charge', next)
  if (next.status !== 'pending') tx.unschedule(next.facts.id)
  for (const key of eventsOf(decision, demand)) {
    recordEvent(decision, { key, subject: { object: 'charge', charge: next }, charge: next })
  }
  return allow(next)
}

/** An expiry is told by its own event; integrations that wait for a completion can have both. */
function eventsOf(decision: Decision, { type }: Demand): EventKey[] {
  const key = eventOfAction[type]
  const both = type === 'expire' && decision.account.settings.expireEvent === 'both'
  return both ? [key, 'charge.complete'] : [key]
}

function actionFor(decision: Decision, charge: Charge, demand: Demand) {
  switch (demand.type) {
    case 'pay':
      return { type: 'pay', transaction: decision.makeId('trxn') } as const
    case 'update':
      return { type: 'update', notes: changedNotes(charge.notes, demand.change) } as const
    case 'fail':
    case 'expire':
      return demand
  }
}

function changedNotes(notes: ChargeNotes, change: NotesChange): ChargeNotes {
  return {
    description: change.description === undefined ? notes.description : change.description,
    metadata: change.metadata ?? notes.metadata,
  }
}

type Answered = Exclude<Outcome, { kind: 'manual' }>

function isAtOnce(outcome: Outcome): outcome is Answered {
  return outcome.kind !== 'manual' && outcome.after === 0
}

/**
 * Completes a new charge in the transaction that makes it, so that nothing that reads afterwards sees it pending. Its
 * creation is answered with the pending charge all the same, and `charge.create` comes before what completes it.
 */
function answerAtOnce(decision: Decision, charge: PendingCharge, outcome: Answered): void {
  const completed = act(decision, charge, demandOf(outcome))
  if (!completed.ok) throw new Error(`A new charge refused to end as ${outcome.kind}.`)
}

function scheduleAnswer(decision: Decision, charge: ChargeId, outcome: Outcome) {
  if (outcome.kind === 'manual') return
  const due = after(decision.now, outcome.after)
  decision.tx.schedule({ kind: 'payer-answers', due, charge, outcome })
}

/** The charge with what is asked as its plan, where that ends it. */
function replanned(decision: Decision, charge: Charge, demand: Demand, by: OutcomeDecider): Charge {
  const outcome = outcomeOf(demand)
  if (charge.status !== 'pending' || !outcome) return charge
  return decidedAnew(decision, charge, outcome, by)
}

const reasons: Partial<Record<OutcomeDecider, string>> = {
  control: 'call of the control API',
  api: 'call of the imitated API',
}

function decidedAnew(
  decision: Decision,
  charge: PendingCharge,
  outcome: Outcome,
  by: OutcomeDecider,
): PendingCharge {
  const because = reasons[by] ?? by
  const { now: decidedAt, account } = decision
  const mark = account.lastId
  // An id is used up, so that what is asked next in this moment stands after this decision on the timeline.
  decision.makeId('evnt')
  const decided = { outcome, decidedBy: by, because, nearMiss: null, decidedAt, mark }
  return withPlan(charge, replan(charge.plan, decided))
}

function outcomeOf(demand: Demand): Outcome | undefined {
  const now = { after: duration(0) }
  switch (demand.type) {
    case 'pay':
      return { kind: 'successful', ...now }
    case 'fail':
      return { kind: 'failed', failure: demand.failure, ...now }
    case 'expire':
      return { kind: 'expired', ...now }
    case 'update':
      return undefined
  }
}

function reschedule(decision: Decision, charge: PendingCharge): void {
  const { id, expiresAt } = charge.facts
  decision.tx.put('charge', charge)
  decision.tx.unschedule(id)
  scheduleAnswer(decision, id, charge.plan.outcome)
  decision.tx.schedule({ kind: 'charge-expires', due: expiresAt, charge: id })
}

/** What a payer's answer asks of the charge. */
export function demandOf(outcome: Answered): Demand {
  switch (outcome.kind) {
    case 'successful':
      return { type: 'pay' }
    case 'failed':
      return { type: 'fail', failure: outcome.failure }
    case 'expired':
      return { type: 'expire' }
  }
}
