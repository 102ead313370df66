import {
  balanceAfter,
  type Clock,
  createDice,
  createIdMaker,
  type Delivery,
  type Dice,
  type Fault,
  type Id,
  type IdPrefix,
  type Instant,
  type PhoneCode,
  type Result,
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
} from '../store/store.ts'
import type { Accounts } from './accounts.ts'

/** One thing decided at one moment: what it reads and writes, and the ids it gives. */
export interface Decision {
  readonly tx: StoreWriter
  readonly now: Instant
  readonly wall: Instant
  readonly account: AccountState
  makeId<P extends IdPrefix>(prefix: P): Id<P>
  /** Saves a movement of money, and adds it to the account's balance. */
  move(transaction: Transaction): void
  /** The account's own chance: what is drawn from it is drawn again with the same seed. */
  readonly dice: Dice
  /** Replaces parts of the account when the decision is kept; {@link Decision.own} shows them at once. */
  change(what: Partial<Own>): void
  /** The parts of the account that decisions change, as this one has left them so far. */
  own(): Own
  /** The id of a new rule or fault: `rule_1`. */
  makeName(prefix: 'rule' | 'fault'): string
}

/** What decisions change of an account besides its charges. */
export interface Own {
  readonly settings: AccountSettings
  readonly clock: Clock
  readonly rules: readonly Rule[]
  readonly faults: readonly Fault[]
  readonly held: readonly Delivery[]
  readonly codes: readonly PhoneCode[]
}

/** What a decision does: it may refuse, and must do so before it writes anything. */
export type DecisionWork<T, R> = (decision: Decision) => Promise<Result<T, R>>

/** Runs a decision at the account's present moment, in a transaction of its own. */
export type Decide = <T, R>(account: AccountId, work: DecisionWork<T, R>) => Promise<Result<T, R>>

/** What was done before a decision, in its transaction. */
export interface DueFirst {
  /** The account's moment by which that was judged. */
  readonly now: Instant
  /** Webhooks to send once that is kept. */
  readonly sends: readonly SendTask[]
  /** Whether nothing more is due. */
  readonly isAll: boolean
}

export function createDecide(options: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wall: () => Instant
  /** Does, within a decision's transaction, what is due before it. */
  readonly dueFirst: (account: AccountId, tx: StoreWriter) => Promise<DueFirst>
  readonly send: (account: AccountId, task: SendTask) => void
  /** Does all that is due on the account's clock. */
  readonly catchUp: (account: AccountId) => Promise<void>
}): Decide {
  const { store, accounts, wall, dueFirst, send, catchUp } = options

  /** Undefined where more was due than goes with it: it goes first, or this would be decided on a charge long paid. */
  async function attempt<T, R>(account: AccountId, work: DecisionWork<T, R>) {
    const { decided, sends } = await store.atomically(account, async (tx) => {
      const { now, sends, isAll } = await dueFirst(account, tx)
      if (!isAll) return { decided: undefined, sends }
      const state = (await tx.account()) ?? accounts.fresh(account)
      return { decided: await decideWithin({ tx, state, now, wall: wall() }, work), sends }
    })
    for (const task of sends) send(account, task)
    return decided
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
  at: {
    readonly tx: StoreWriter
    readonly state: AccountState
    readonly now: Instant
    readonly wall: Instant
  },
  work: DecisionWork<T, R>,
): Promise<Result<T, R>> {
  const { tx, state, now, wall } = at
  const dice = createDice(state.chance)
  const ids = createIdMaker({ now, dice, last: state.lastId })
  let own: Own = state
  let { balance, counter } = state
  let changed = false

  const result = await work({
    tx,
    now,
    wall,
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
    dice: {
      roll() {
        changed = true
        return dice.roll()
      },
      chance: dice.chance,
    },
    change(what) {
      changed = true
      const { settings, clock, rules, faults, held, codes } = own
      own = { settings, clock, rules, faults, held, codes, ...what }
    },
    own: () => own,
    makeName(prefix) {
      changed = true
      counter++
      return `${prefix}_${counter}`
    },
  })

  if (changed && result.ok) {
    const { createdAt, epoch, listening } = state
    const { settings, clock, rules, faults, held, codes } = own
    const chance = dice.chance()
    const lastId = ids.mark()
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
