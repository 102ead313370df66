import { setImmediate } from 'node:timers/promises'
import { after, type Duration, type Instant, readClock, setClock } from '@omise-sandbox/core'
import type { Accounts } from '../services/accounts.ts'
import { decideWithin } from '../services/decision.ts'
import type { AccountId, Store, StoreWriter, Task } from '../store/store.ts'
import { performTask } from './perform.ts'

/** Does what falls due, in its order, for real and for virtual time alike. */
export interface Timeline {
  /** Does what is due at the account's present moment, and answers when that is done. */
  runDue(account: AccountId): Promise<void>
  /** Moves the account's clock on, doing on the way all that falls due, what that makes due included. */
  advance(account: AccountId, by: Duration): Promise<Advanced>
  /** Runs what must not happen in the middle of either. */
  exclusively<T>(account: AccountId, work: () => Promise<T>): Promise<T>
}

export interface Fired {
  readonly at: Instant
  readonly task: Task
}

export interface Advanced {
  readonly now: Instant
  /** What was done, in order: the first thousand. */
  readonly fired: readonly Fired[]
  /** How much was done. */
  readonly count: number
}

export type SendTask = Extract<Task, { kind: 'webhook-is-sent' }>

/** Sends what is due to be sent, outside any transaction. */
export interface Sender {
  /** Resolves when the attempt is over and recorded; never rejects. */
  send(account: AccountId, task: SendTask): Promise<void>
  /** The attempts under way for the account. */
  underWay(account: AccountId): Promise<void>[]
}

const mostListed = 1000
/** How long one account may keep the process busy before others get their turn. */
const turnMilliseconds = 8

export function createTimeline(options: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wall: () => Instant
  readonly sender: Sender
}): Timeline {
  const { store, accounts, wall, sender } = options
  const exclusively = createQueues()

  /** One task, its effects and its removal, in one transaction. */
  function doNext(account: AccountId, limit: (now: Instant, due: Instant) => Instant | undefined) {
    return store.atomically(account, async (tx): Promise<Fired | undefined> => {
      const state = (await tx.account()) ?? accounts.fresh(account)
      const now = readClock(state.clock, wall())
      const due = await tx.nextDue()
      const upTo = due === undefined ? undefined : limit(now, due)
      const task = upTo === undefined ? undefined : await tx.takeDue(upTo)
      if (!task) return undefined
      const at = task.due
      await decideWithin({ tx, state, now: at }, async (decision) => {
        if (at > now) decision.change({ clock: setClock(state.clock, at, wall()) })
        return performTask(decision, task)
      })
      return { at, task }
    })
  }

  /** What a task leaves to be done once it is committed. */
  function afterwards(account: AccountId, { task }: Fired): Promise<void>[] {
    return task.kind === 'webhook-is-sent' ? [sender.send(account, task)] : []
  }

  async function runDue(account: AccountId): Promise<void> {
    const turn = createTurn()
    for (;;) {
      const next = await doNext(account, (now, due) => (due <= now ? due : undefined))
      if (!next) return
      afterwards(account, next)
      await turn.pass()
    }
  }

  async function advance(account: AccountId, by: Duration): Promise<Advanced> {
    const { clock } = await accounts.open(account)
    const target = after(readClock(clock, wall()), by)
    const turn = createTurn()
    const fired: Fired[] = []
    let count = 0
    let sending = sender.underWay(account)
    for (;;) {
      // An attempt under way may make more work due, so time stands still until it is over.
      const standsStill = sending.length > 0
      const next = await doNext(account, (now, due) => {
        if (due > target) return undefined
        return standsStill && due > now ? undefined : due
      })
      if (next) {
        if (fired.length < mostListed) fired.push(next)
        count++
        sending.push(...afterwards(account, next))
        await turn.pass()
      } else if (standsStill) {
        await Promise.all(sending)
        sending = []
      } else {
        return { now: await moveTo(account, target), fired, count }
      }
    }
  }

  function moveTo(account: AccountId, target: Instant): Promise<Instant> {
    return store.atomically(account, async (tx: StoreWriter) => {
      const state = (await tx.account()) ?? accounts.fresh(account)
      const now = readClock(state.clock, wall())
      if (target <= now) return now
      await decideWithin({ tx, state, now }, async (decision) => {
        decision.change({ clock: setClock(state.clock, target, wall()) })
        return { ok: true, value: undefined }
      })
      return target
    })
  }

  return {
    runDue: (account) => exclusively(account, () => runDue(account)),
    advance: (account, by) => exclusively(account, () => advance(account, by)),
    exclusively,
  }
}

/** Lets other accounts' requests be answered while one account has much to do. */
function createTurn() {
  let began = performance.now()
  return {
    async pass(): Promise<void> {
      if (performance.now() - began < turnMilliseconds) return
      await setImmediate()
      began = performance.now()
    },
  }
}

/** One piece of work at a time for each account, in the order asked for. */
function createQueues() {
  const last = new Map<AccountId, Promise<unknown>>()
  return <T>(account: AccountId, work: () => Promise<T>): Promise<T> => {
    const before = last.get(account)
    const result = before ? before.then(work) : work()
    const settled = result.then(
      () => {},
      () => {},
    )
    last.set(account, settled)
    settled.then(() => {
      if (last.get(account) === settled) last.delete(account)
    })
    return result
  }
}
