import {
  allow,
  type Charge,
  eventOfAction,
  type Metadata,
  type Refund,
  type Result,
  refuse,
  type Satang,
  transition,
} from '@omise-sandbox/core'
import type { AccountId, ListQuery, Page, Store } from '../store/store.ts'
import type { Decide, Decision } from './decision.ts'
import { recordEvent } from './record.ts'
import type { Refusal } from './refusal.ts'

export interface RefundDemand {
  readonly amount: Satang
  readonly metadata: Metadata
  readonly onlyAsVoid: boolean
}

export interface Refunds {
  create(account: AccountId, charge: string, demand: RefundDemand): Promise<Result<Refund, Refusal>>
  get(account: AccountId, charge: string, id: string): Promise<Result<Refund, Refusal>>
  /** Those of one charge, where the query names it, or of all. */
  list(account: AccountId, query: ListQuery): Promise<Page<Refund>>
}

export function createRefunds(options: {
  readonly store: Store
  readonly decide: Decide
}): Refunds {
  const { store, decide } = options
  return {
    create: (account, id, demand) =>
      decide(account, async (decision) => {
        const charge = await decision.tx.get('charge', id)
        if (!charge) return refuse({ kind: 'not-found', object: 'charge', id })
        return refund(decision, charge, demand)
      }),

    async get(account, charge, id) {
      const refund = await store.reader(account).get('refund', id)
      if (refund?.charge === charge) return allow(refund)
      return refuse({ kind: 'not-found', object: 'refund', id })
    },

    list: (account, query) => store.reader(account).list('refund', query),
  }
}

function refund(decision: Decision, charge: Charge, demand: RefundDemand): Result<Refund, Refusal> {
  const { tx, now, account } = decision
  const transaction = decision.makeId('trxn')
  const request = {
    id: decision.makeId('rfnd'),
    transaction,
    ...demand,
    voidCutoff: account.settings.voidCutoff,
  }
  const refunded = transition(charge, { type: 'refund', request }, now)
  if (!refunded.ok) return refunded
  const next = refunded.value
  const made = next.status === 'successful' ? next.refunds.at(-1) : undefined
  if (!made) throw new Error(`Charge ${next.facts.id} was refunded and shows no refund.`)

  tx.put('charge', next)
  tx.put('refund', made)
  decision.move({
    id: transaction,
    direction: 'debit',
    key: 'refund.initiated.debit',
    origin: made.id,
    amount: made.amount,
    createdAt: now,
  })
  recordEvent(decision, {
    key: eventOfAction.refund,
    subject: { object: 'refund', refund: made },
    charge: next,
  })
  return allow(made)
}
