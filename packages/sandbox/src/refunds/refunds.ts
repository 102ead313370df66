import {
  allow,
  type Charge,
  eventOfAction,
  type Metadata,
  type Refund,
  type Result,
  refuse,
  type Subunits,
  transition,
} from '@omise-sandbox/core'
import type { Transact, UnitOfWork } from '../account/unit-of-work.ts'
import { recordEvent } from '../events/record.ts'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, ListQuery, Page, Store } from '../storage/store.ts'

export interface RefundCommand {
  readonly amount: Subunits
  readonly metadata: Metadata
  readonly onlyAsVoid: boolean
}

export interface Refunds {
  create(
    account: AccountId,
    charge: string,
    command: RefundCommand,
  ): Promise<Result<Refund, Refusal>>
  get(account: AccountId, charge: string, id: string): Promise<Result<Refund, Refusal>>
  /** Those of one charge, where the query names it, or of all. */
  list(account: AccountId, query: ListQuery): Promise<Page<Refund>>
}

export function createRefunds(options: {
  readonly store: Store
  readonly transact: Transact
}): Refunds {
  const { store, transact } = options
  return {
    create: (account, id, command) =>
      transact(account, async (unit) => {
        const charge = await unit.tx.get('charge', id)
        if (!charge) return refuse({ kind: 'not-found', object: 'charge', id })
        return refund(unit, charge, command)
      }),

    async get(account, charge, id) {
      const refund = await store.reader(account).get('refund', id)
      if (refund?.charge === charge) return allow(refund)
      return refuse({ kind: 'not-found', object: 'refund', id })
    },

    list: (account, query) => store.reader(account).list('refund', query),
  }
}

function refund(unit: UnitOfWork, charge: Charge, command: RefundCommand): Result<Refund, Refusal> {
  const { tx, now, account } = unit
  const transaction = unit.makeId('trxn')
  const request = {
    id: unit.makeId('rfnd'),
    transaction,
    ...command,
    voidCutoff: account.settings.voidCutoff,
  }
  const refunded = transition(charge, { type: 'refund', request }, now)
  if (!refunded.ok) return refunded
  const next = refunded.value
  const made = next.status === 'successful' ? next.refunds.at(-1) : undefined
  if (!made) throw new Error(`Charge ${next.facts.id} was refunded and shows no refund.`)

  tx.put('charge', next)
  tx.put('refund', made)
  unit.move({
    id: transaction,
    direction: 'debit',
    key: 'refund.initiated.debit',
    origin: made.id,
    amount: made.amount,
    currency: made.currency,
    createdAt: now,
  })
  recordEvent(unit, {
    key: eventOfAction.refund,
    subject: { object: 'refund', refund: made },
    charge: next,
  })
  return allow(made)
}
