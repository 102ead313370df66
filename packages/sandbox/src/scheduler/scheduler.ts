import { type Duration, type Instant, lastInstant, readClock } from '@omise-sandbox/core'
import type { Accounts } from '../account/accounts.ts'
import type { DueFirst } from '../account/unit-of-work.ts'
import { createKeyedQueue } from '../concurrency/keyed-queue.ts'
import { createTimeSlice } from '../concurrency/time-slice.ts'
import type { AccountId, SendTask, Store, StoreWriter } from '../storage/store.ts'
import type { Sender } from '../webhooks/sender.ts'
import { createAdvance } from './advance.ts'
import { createAdvancesUnderWay } from './advances-under-way.ts'
import type { Advanced } from './fired.ts'
import { createTaskRunner, sendFired } from './task-runner.ts'

/** The scheduler: runs what falls due, in its order, for real and for virtual time alike. */
export interface Scheduler {
  /** Does what is due at the account's present moment, and answers when that is done (webhooks are then on their way). */
  runDue(account: AccountId): Promise<void>
  /** The same within a unit's transaction, as far as a few tasks go. */
  dueFirst(account: AccountId, tx: StoreWriter): Promise<DueFirst>
  /**
   * The same for a caller that only sees to it that it is done; whether anything was. Nothing is while an advance is on
   * its way, which does it, or where another server does.
   */
  wake(account: AccountId): Promise<boolean>
  /**
   * Moves the account's clock on, doing on the way all that falls due, what that makes due included. A reset
   * meanwhile ends it where it is.
   */
  advance(account: AccountId, by: Duration): Promise<Advanced>
  /** Whether it is doing anything for any account. Others may see what it commits before it goes on from there. */
  busy(): boolean
}

/** Webhooks claimed in the transaction of the unit that they go before; more of them in transactions of their own. */
const maxWithUnit = 20

export function createScheduler(parts: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wallClock: () => Instant
  readonly sender: Sender
}): Scheduler {
  const { accounts, wallClock, sender } = parts
  const tasks = createTaskRunner(parts)
  const underWay = createAdvancesUnderWay()
  const queue = createKeyedQueue()
  const exclusively = queue.run

  async function dueFirst(account: AccountId, tx: StoreWriter): Promise<DueFirst> {
    const state = (await tx.account()) ?? accounts.fresh(account)
    const now = readClock(state.clock, wallClock())
    const isDue = async () => ((await tx.nextDue()) ?? lastInstant) <= now
    const sends: SendTask[] = []
    // An advance lists what it does; what is done here would be missing.
    while (sends.length < maxWithUnit && !underWay.has(account) && (await isDue())) {
      const next = await tasks.doNextIn(tx, account, (_now, due) => due <= now)
      if (!next) break
      // What a charge's task has planned and dropped is seen by the next decision only.
      if (next.task.kind !== 'webhook-is-sent') break
      sends.push(next.task)
    }
    return { now, sends, isAll: !(await isDue()) }
  }

  /** How much was done. */
  function runDue(account: AccountId): Promise<number> {
    return exclusively(account, async () => {
      const timeSlice = createTimeSlice()
      for (let count = 0; ; count++) {
        const next = await tasks.doNext(account, (now, due) => due <= now)
        if (!next) return count
        sendFired(sender, account, next)
        await timeSlice.pass()
      }
    })
  }

  return {
    dueFirst,
    runDue: async (account) => void (await runDue(account)),
    wake: async (account) => !underWay.has(account) && (await runDue(account)) > 0,
    advance: createAdvance({ ...parts, tasks, underWay, exclusively, runDue }),
    busy: () => queue.size > 0,
  }
}
