import {
  allow,
  type Charge,
  type Duration,
  type Outcome,
  type OutcomeDecider,
  type PayerAnswer,
  type Refused,
  refuse,
  transition,
} from '@omise-sandbox/core'
import type { Transact, UnitOfWork } from '../account/unit-of-work.ts'
import { createPlanner } from '../outcomes/payer-plan.ts'
import { refusalOfEnd } from '../payment-methods/failure-of-method.ts'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, ListQuery, Page, Store } from '../storage/store.ts'
import { changeNotes, changePlan, endOnRequest } from './change-charge.ts'
import type { ChargeAnswer, ChargeRequest, NotesChange } from './charge-request.ts'
import { createCharge } from './create-charge.ts'

export interface Charges {
  create(account: AccountId, request: ChargeRequest): Promise<ChargeAnswer>
  get(account: AccountId, id: string): Promise<ChargeAnswer>
  list(account: AccountId, query: ListQuery): Promise<Page<Charge>>
  update(account: AccountId, id: string, change: NotesChange): Promise<ChargeAnswer>
  /** Has a charge end at once as its payer would have it. */
  end(account: AccountId, id: string, how: PayerAnswer, by: OutcomeDecider): Promise<ChargeAnswer>
  /** Captures or reverses: refused whatever the charge, since a scanned payment is captured as it is paid. */
  attempt(account: AccountId, id: string, type: 'capture' | 'reverse'): Promise<Refused<Refusal>>
  /** Replaces what the payer of a pending charge will do, by a control call. */
  plan(account: AccountId, id: string, outcome: Outcome): Promise<ChargeAnswer>
}

export function createCharges(options: {
  readonly store: Store
  readonly transact: Transact
  /** What payers do where nothing else says. */
  readonly outcome: Outcome
  /** How long payers take where a test barcode does not say. */
  readonly delay: Duration
}): Charges {
  const { store, transact } = options
  const planFor = createPlanner(options)

  async function get(account: AccountId, id: string): Promise<ChargeAnswer> {
    const charge = await store.reader(account).get('charge', id)
    return charge ? allow(charge) : notFound(id)
  }

  return {
    create: (account, request) => transact(account, (unit) => createCharge(unit, request, planFor)),
    get,
    list: (account, query) => store.reader(account).list('charge', query),
    update: (account, id, notes) =>
      change(transact, account, id, (unit, charge) => changeNotes(unit, charge, notes)),
    end: (account, id, how, by) =>
      change(
        transact,
        account,
        id,
        (unit, charge) => refusedEnd(charge, how) ?? endOnRequest(unit, charge, how, by),
      ),
    async attempt(account, id, type) {
      const charge = await get(account, id)
      if (!charge.ok) return charge
      const result = transition(charge.value, { type }, charge.value.facts.createdAt)
      if (result.ok) throw new Error(`Charge ${id} let itself ${type}.`)
      return result
    },
    plan: (account, id, outcome) =>
      change(transact, account, id, (unit, charge) =>
        charge.status === 'pending'
          ? (refusedEnd(charge, outcome) ?? allow(changePlan(unit, charge, outcome)))
          : refuse({ kind: 'charge-is-final', action: 'pay', status: charge.status }),
      ),
  }
}

/** Refuses a failure code that a pending charge cannot have. */
function refusedEnd(charge: Charge, outcome: Outcome): Refused<Refusal> | undefined {
  if (charge.status !== 'pending') return undefined
  const refusal = refusalOfEnd(outcome, charge.facts.source)
  return refusal && refuse(refusal)
}

/** Changes a charge that is there. */
function change(
  transact: Transact,
  account: AccountId,
  id: string,
  work: (unit: UnitOfWork, charge: Charge) => ChargeAnswer,
): Promise<ChargeAnswer> {
  return transact(account, async (unit) => {
    const charge = await unit.tx.get('charge', id)
    return charge ? work(unit, charge) : notFound(id)
  })
}

function notFound(id: string): Refused<Refusal> {
  return refuse({ kind: 'not-found', object: 'charge', id })
}
