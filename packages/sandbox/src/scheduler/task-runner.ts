import { type Instant, readClock, setClock } from '@omise-sandbox/core'
import type { Accounts } from '../account/accounts.ts'
import { transactWithin } from '../account/unit-of-work.ts'
import type { AccountId, Store, StoreWriter } from '../storage/store.ts'
import type { Sender } from '../webhooks/sender.ts'
import type { Fired } from './fired.ts'
import { performTask } from './tasks.ts'

/** Whether a task that is due then may be done now, in the generation that the account has. */
type TaskLimit = (now: Instant, due: Instant, epoch: number) => boolean

export interface TaskRunner {
  /** One task, its effects and its removal; none where the limit allows none. */
  doNextIn(tx: StoreWriter, account: AccountId, limit: TaskLimit): Promise<Fired | undefined>
  /** The same in a transaction of its own. */
  doNext(account: AccountId, limit: TaskLimit): Promise<Fired | undefined>
}

export function createTaskRunner({
  store,
  accounts,
  wallClock,
}: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wallClock: () => Instant
}): TaskRunner {
  async function doNextIn(tx: StoreWriter, account: AccountId, limit: TaskLimit) {
    const due = await tx.nextDue()
    if (due === undefined) return undefined
    const state = (await tx.account()) ?? accounts.fresh(account)
    const now = readClock(state.clock, wallClock())
    const task = limit(now, due, state.epoch) ? await tx.claimDueTask(due) : undefined
    if (!task) return undefined
    const at = task.due
    await transactWithin({ tx, state, now: at, wallClock: wallClock() }, async (unit) => {
      if (at > now) unit.update({ clock: setClock(state.clock, at, wallClock()) })
      return performTask(unit, task)
    })
    return { at, task }
  }

  return {
    doNextIn,
    doNext: (account, limit) => store.atomically(account, (tx) => doNextIn(tx, account, limit)),
  }
}

/** Sends the webhook that a task leaves to be sent once it is committed. */
export function sendFired(
  sender: Sender,
  account: AccountId,
  { task }: Fired,
): Promise<void> | undefined {
  return task.kind === 'webhook-is-sent' ? sender.send(account, task) : undefined
}
