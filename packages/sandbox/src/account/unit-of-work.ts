import {
  balanceAfter,
  type Clock,
  createIdMaker,
  createRng,
  type Delivery,
  type Fault,
  type Id,
  type IdPrefix,
  type Instant,
  type PhoneCode,
  type Result,
  type Rng,
  type Rule,
  type Transaction,
} from '@omise-sandbox/core'
import type {
  AccountId,
  AccountSettings,
  AccountState,
  SendTask,
  Store,
  StoreWriter,
} from '../storage/store.ts'
import type { Accounts } from './accounts.ts'

/** A unit of work, at one moment of the account: what it reads and writes, and the ids it gives. */
export interface UnitOfWork {
  readonly tx: StoreWriter
  readonly now: Instant
  readonly wallClock: Instant
  readonly account: AccountState
  makeId<P extends IdPrefix>(prefix: P): Id<P>
  /** Saves a movement of money, and adds it to the account's balance. */
  move(transaction: Transaction): void
  /** The account's own random numbers: what is drawn is drawn again with the same seed. */
  readonly rng: Rng
  /** Replaces parts of the account when the unit is committed; {@link UnitOfWork.own} shows them at once. */
  update(what: Partial<UpdatableState>): void
  /** The parts of the account that units of work update, as this one has left them so far. */
  accountState(): UpdatableState
  /** The id of a new rule or fault: `rule_1`. */
  makeName(prefix: 'rule' | 'fault'): string
}

/** What units of work update of an account besides its charges. */
interface UpdatableState {
  readonly settings: AccountSettings
  readonly clock: Clock
  readonly rules: readonly Rule[]
  readonly faults: readonly Fault[]
  readonly held: readonly Delivery[]
  readonly codes: readonly PhoneCode[]
}

/** What a unit of work does: it may refuse, and must do so before it writes anything. */
export type UnitOfWorkBody<T, R> = (unit: UnitOfWork) => Promise<Result<T, R>>

/** Runs a unit of work at the account's present moment, in a transaction of its own. */
export type Transact = <T, R>(
  account: AccountId,
  work: UnitOfWorkBody<T, R>,
) => Promise<Result<T, R>>

/** What was done before a unit of work, in its transaction. */
export interface DueFirst {
  /** The account's moment by which that was judged. */
  readonly now: Instant
  /** Webhooks to send once that is kept. */
  readonly sends: readonly SendTask[]
  /** Whether nothing more is due. */
  readonly isAll: boolean
}

export function createTransact(options: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wallClock: () => Instant
  /** Does, within a unit's transaction, what is due before it. */
  readonly dueFirst: (account: AccountId, tx: StoreWriter) => Promise<DueFirst>
  readonly send: (account: AccountId, task: SendTask) => void
  /** Does all that is due on the account's clock. */
  readonly catchUp: (account: AccountId) => Promise<void>
}): Transact {
  const { store, accounts, wallClock, dueFirst, send, catchUp } = options

  /** Undefined where more was due than goes with it: it goes first, or this would be decided on a charge long paid. */
  async function attempt<T, R>(account: AccountId, work: UnitOfWorkBody<T, R>) {
    const { result, sends } = await store.atomically(account, async (tx) => {
      const { now, sends, isAll } = await dueFirst(account, tx)
      if (!isAll) return { result: undefined, sends }
      const state = (await tx.account()) ?? accounts.fresh(account)
      return {
        result: await transactWithin({ tx, state, now, wallClock: wallClock() }, work),
        sends,
      }
    })
    for (const task of sends) send(account, task)
    return result
  }

  return async (account, work) => {
    for (;;) {
      const result = await attempt(account, work)
      if (result) return result
      await catchUp(account)
    }
  }
}

/** Runs a unit of work in a transaction that is open already, at a moment that is given. */
export async function transactWithin<T, R>(
  at: {
    readonly tx: StoreWriter
    readonly state: AccountState
    readonly now: Instant
    readonly wallClock: Instant
  },
  work: UnitOfWorkBody<T, R>,
): Promise<Result<T, R>> {
  const { tx, state, now, wallClock } = at
  const rng = createRng(state.chance)
  const ids = createIdMaker({ now, rng, last: state.lastId })
  let updated: UpdatableState = state
  let { balance, counter } = state
  let changed = false

  const result = await work({
    tx,
    now,
    wallClock,
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
    rng: {
      next() {
        changed = true
        return rng.next()
      },
      state: rng.state,
    },
    update(what) {
      changed = true
      const { settings, clock, rules, faults, held, codes } = updated
      updated = { settings, clock, rules, faults, held, codes, ...what }
    },
    accountState: () => updated,
    makeName(prefix) {
      changed = true
      counter++
      return `${prefix}_${counter}`
    },
  })

  if (changed && result.ok) {
    const { createdAt, epoch, listening } = state
    const { settings, clock, rules, faults, held, codes } = updated
    const chance = rng.state()
    const lastId = ids.cursor()
    tx.saveAccount({
      createdAt,
      epoch,
      settings,
      clock,
      balance,
      chance,
      lastId,
      rules,
      faults,
      held,
      codes,
      counter,
      listening,
    })
  }
  return result
}
