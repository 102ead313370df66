import {
  balanceAfter,
  type Clock,
  createDice,
  createIdMaker,
  type Id,
  type IdPrefix,
  type Instant,
  type Result,
  readClock,
  type Transaction,
} from '@omise-sandbox/core'
import type {
  AccountId,
  AccountSettings,
  AccountState,
  Store,
  StoreWriter,
} from '../store/store.ts'
import type { Accounts } from './accounts.ts'

/** One thing decided at one moment: what it reads and writes, and the ids it gives. */
export interface Decision {
  readonly tx: StoreWriter
  readonly now: Instant
  readonly account: AccountState
  makeId<P extends IdPrefix>(prefix: P): Id<P>
  /** Saves a movement of money, and adds it to the account's balance. */
  move(transaction: Transaction): void
  /** Replaces the account's settings or clock when the decision is kept. */
  change(what: { readonly settings?: AccountSettings; readonly clock?: Clock }): void
}

/** What a decision does: it may refuse, and must do so before it writes anything. */
export type DecisionWork<T, R> = (decision: Decision) => Promise<Result<T, R>>

/** Runs a decision at the account's present moment, in a transaction of its own. */
export type Decide = <T, R>(account: AccountId, work: DecisionWork<T, R>) => Promise<Result<T, R>>

export function createDecide(options: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wall: () => Instant
  /** Does what is due on the account's clock. */
  readonly catchUp: (account: AccountId) => Promise<void>
}): Decide {
  const { store, accounts, wall, catchUp } = options

  /** Undefined where something was due before: it goes first, or this would be decided on a charge long paid. */
  function attempt<T, R>(account: AccountId, work: DecisionWork<T, R>) {
    return store.atomically(account, async (tx) => {
      const state = (await tx.account()) ?? accounts.fresh(account)
      const now = readClock(state.clock, wall())
      const due = await tx.nextDue()
      if (due !== undefined && due <= now) return undefined
      return decideWithin({ tx, state, now }, work)
    })
  }

  return async (account, work) => {
    for (;;) {
      const decided = await attempt(account, work)
      if (decided) return decided
      await catchUp(account)
    }
  }
}

/** Runs a decision in a transaction that is open already, at a moment that is given. */
export async function decideWithin<T, R>(
  at: { readonly tx: StoreWriter; readonly state: AccountState; readonly now: Instant },
  work: DecisionWork<T, R>,
): Promise<Result<T, R>> {
  const { tx, state, now } = at
  const dice = createDice(state.chance)
  const ids = createIdMaker({ now, dice, last: state.lastId })
  let { settings, clock, balance } = state
  let changed = false

  const result = await work({
    tx,
    now,
    account: state,
    makeId(prefix) {
      changed = true
      return ids.make(prefix)
    },
    move(transaction) {
      changed = true
      balance = balanceAfter(balance, transaction)
      tx.put('transaction', transaction)
    },
    change(what) {
      changed = true
      settings = what.settings ?? settings
      clock = what.clock ?? clock
    },
  })

  if (changed && result.ok) {
    const { createdAt, epoch } = state
    const chance = dice.chance()
    const lastId = ids.mark()
    tx.saveAccount({ createdAt, epoch, settings, clock, balance, chance, lastId })
  }
  return result
}
