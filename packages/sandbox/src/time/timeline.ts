import { setImmediate } from 'node:timers/promises'
import {
  after,
  allow,
  type Duration,
  type Instant,
  instant,
  lastInstant,
  readClock,
  setClock,
} from '@omise-sandbox/core'
import { createKeyedQueue } from '../concurrency/keyed-queue.ts'
import type { Accounts } from '../services/accounts.ts'
import { type DueFirst, decideWithin } from '../services/decision.ts'
import type { AccountId, SendTask, Store, StoreWriter, Task } from '../store/store.ts'
import { type Crowd, createCrowd } from './crowd.ts'
import { performTask } from './perform.ts'

/** Does what falls due, in its order, for real and for virtual time alike. */
export interface Timeline {
  /** Does what is due at the account's present moment, and answers when that is done (webhooks are then on their way). */
  runDue(account: AccountId): Promise<void>
  /** The same within a decision's transaction, as far as a few tasks go. */
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

/** Sends what is due to be sent, outside any transaction. */
export interface Sender {
  /** Resolves when the attempt is over and recorded; never rejects. */
  send(account: AccountId, task: SendTask): Promise<void>
  /** The attempts under way for the account. */
  underWay(account: AccountId): Promise<void>[]
}

const mostListed = 1000
/** Webhooks taken in the transaction of the decision that they go before; more of them in transactions of their own. */
const mostWithDecision = 20
/** Attempts that an advance lets be under way before it waits for them. */
const mostSending = 1000
/** How long one account may keep the process busy before others get their turn. */
const turnMilliseconds = 8

export function createTimeline(options: {
  readonly store: Store
  readonly accounts: Accounts
  readonly wall: () => Instant
  readonly sender: Sender
}): Timeline {
  const { store, accounts, wall, sender } = options
  const exclusively = createKeyedQueue().run

  /** One task, its effects and its removal, in a transaction; none where `limit` allows none. */
  async function doNextIn(
    tx: StoreWriter,
    account: AccountId,
    limit: (now: Instant, due: Instant, epoch: number) => boolean,
  ): Promise<Fired | undefined> {
    const due = await tx.nextDue()
    if (due === undefined) return undefined
    const state = (await tx.account()) ?? accounts.fresh(account)
    const now = readClock(state.clock, wall())
    const task = limit(now, due, state.epoch) ? await tx.takeDue(due) : undefined
    if (!task) return undefined
    const at = task.due
    await decideWithin({ tx, state, now: at, wall: wall() }, async (decision) => {
      if (at > now) decision.change({ clock: setClock(state.clock, at, wall()) })
      return performTask(decision, task)
    })
    return { at, task }
  }

  function doNext(
    account: AccountId,
    limit: (now: Instant, due: Instant, epoch: number) => boolean,
  ): Promise<Fired | undefined> {
    return store.atomically(account, (tx) => doNextIn(tx, account, limit))
  }

  async function dueFirst(account: AccountId, tx: StoreWriter): Promise<DueFirst> {
    const state = (await tx.account()) ?? accounts.fresh(account)
    const now = readClock(state.clock, wall())
    const isDue = async () => ((await tx.nextDue()) ?? lastInstant) <= now
    const sends: SendTask[] = []
    // An advance lists what it does; what is done here would be missing.
    while (sends.length < mostWithDecision && !travelling.has(account) && (await isDue())) {
      const next = await doNextIn(tx, account, (_now, due) => due <= now)
      if (!next) break
      // What a charge's task has planned and dropped is seen by the next decision only.
      if (next.task.kind !== 'webhook-is-sent') break
      sends.push(next.task)
    }
    return { now, sends, isAll: !(await isDue()) }
  }

  /** What a task leaves to be done once it is committed. */
  function afterwards(account: AccountId, { task }: Fired): Promise<void>[] {
    return task.kind === 'webhook-is-sent' ? [sender.send(account, task)] : []
  }

  /** How much was done. */
  async function runDue(account: AccountId): Promise<number> {
    const turn = createTurn()
    for (let count = 0; ; count++) {
      const next = await doNext(account, (now, due) => due <= now)
      if (!next) return count
      afterwards(account, next)
      await turn.pass()
    }
  }

  /** Where the journeys under way of an account's life lead: another begins where the furthest ends. */
  const underWay = new Map<string, { target: Instant; journeys: number }>()

  /** How many journeys are under way for an account. */
  const travelling = new Map<AccountId, number>()

  async function advance(account: AccountId, by: Duration): Promise<Advanced> {
    const { clock, epoch } = await accounts.open(account)
    const life = `${account} ${epoch}`
    const present = readClock(clock, wall())
    const others = underWay.get(life) ?? { target: present, journeys: 0 }
    const target = after(instant(Math.max(present, others.target)), by)
    underWay.set(life, { target, journeys: others.journeys + 1 })
    travelling.set(account, (travelling.get(account) ?? 0) + 1)
    try {
      const release = await store.claim(account)
      try {
        return await travelTo(account, target, epoch)
      } finally {
        release()
      }
    } finally {
      const more = (travelling.get(account) ?? 1) - 1
      if (more > 0) travelling.set(account, more)
      else travelling.delete(account)
      const left = underWay.get(life)
      if (left && left.journeys > 1) {
        underWay.set(life, { target: left.target, journeys: left.journeys - 1 })
      } else underWay.delete(life)
    }
  }

  async function travelTo(account: AccountId, target: Instant, epoch: number): Promise<Advanced> {
    // What is due now is no part of the way: the ticker may be doing it already.
    await exclusively(account, () => runDue(account))
    const sending = createCrowd()
    for (const attempt of sender.underWay(account)) sending.add(attempt)
    sending.add(
      store.sentElsewhere(account).then(
        () => {},
        () => {},
      ),
    )
    const journey: Journey = { target, epoch, fired: [], count: 0, sending }
    while (await exclusively(account, () => travel(account, journey))) {
      // An attempt under way may make more work due, so time stands still until it is over. Other callers need not:
      // they may come between.
      await sending.downTo(sending.size < mostSending ? 0 : mostSending / 2)
    }
    const { fired, count } = journey
    return { now: await exclusively(account, () => arrive(account, journey)), fired, count }
  }

  /** Does what lies on the way, as far as what is being sent allows; true where that may have kept it from more. */
  async function travel(account: AccountId, journey: Journey): Promise<boolean> {
    const turn = createTurn()
    for (;;) {
      const standsStill = journey.sending.size > 0
      const next = await doNext(account, (now, due, epoch) => {
        if (due > journey.target || epoch !== journey.epoch) return false
        return due <= now || !standsStill
      })
      if (!next) return standsStill
      if (journey.fired.length < mostListed) journey.fired.push(next)
      journey.count++
      for (const attempt of afterwards(account, next)) journey.sending.add(attempt)
      if (journey.sending.size >= mostSending) return true
      await turn.pass()
    }
  }

  function arrive(account: AccountId, { target, epoch }: Journey): Promise<Instant> {
    return store.atomically(account, async (tx: StoreWriter) => {
      const state = (await tx.account()) ?? accounts.fresh(account)
      const now = readClock(state.clock, wall())
      if (target <= now || state.epoch !== epoch) return now
      await decideWithin({ tx, state, now, wall: wall() }, async (decision) => {
        decision.change({ clock: setClock(state.clock, target, wall()) })
        return allow(undefined)
      })
      return target
    })
  }

  return {
    dueFirst,
    runDue: async (account) => void (await exclusively(account, () => runDue(account))),
    async wake(account) {
      if (travelling.has(account)) return false
      return (await exclusively(account, () => runDue(account))) > 0
    },
    advance,
  }
}

/** An advance on its way. */
interface Journey {
  readonly target: Instant
  /** The account's life it belongs to. */
  readonly epoch: number
  readonly fired: Fired[]
  count: number
  /** Attempts that must be over before time goes on. */
  readonly sending: Crowd
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
