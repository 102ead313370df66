import { allow, type Duration, type Instant, readClock, setClock } from '@omise-sandbox/core'
import type { KeyedQueue } from '../concurrency/keyed-queue.ts'
import type { Accounts } from '../services/accounts.ts'
import { decideWithin } from '../services/decision.ts'
import type { AccountId, Store } from '../store/store.ts'
import type { AdvancesUnderWay } from './advances-under-way.ts'
import { type Crowd, createCrowd } from './crowd.ts'
import type { Advanced, Fired, Sender } from './task.ts'
import { sendFired, type TaskRunner } from './task-runner.ts'
import { createTurn } from './turn.ts'

const mostListed = 1000
/** Attempts that an advance lets be under way before it waits for them. */
const mostSending = 1000

/** An advance on its way. */
interface Journey {
  readonly account: AccountId
  readonly target: Instant
  /** The account's life it belongs to. */
  readonly epoch: number
  readonly fired: Fired[]
  count: number
  /** Attempts that must be over before time goes on. */
  readonly sending: Crowd
}

interface AdvanceParts {
  readonly store: Store
  readonly accounts: Accounts
  readonly wall: () => Instant
  readonly sender: Sender
  readonly tasks: TaskRunner
  readonly underWay: AdvancesUnderWay
  readonly exclusively: KeyedQueue['run']
  /** Does what is due now. */
  readonly runDue: (account: AccountId) => Promise<unknown>
}

export function createAdvance(
  parts: AdvanceParts,
): (account: AccountId, by: Duration) => Promise<Advanced> {
  const { store, accounts, wall, underWay, exclusively, runDue } = parts
  return async (account, by) => {
    const { clock, epoch } = await accounts.open(account)
    const { target, end } = underWay.begin(
      { id: account, epoch, now: readClock(clock, wall()) },
      by,
    )
    try {
      const release = await store.claim(account)
      try {
        // What is due now is no part of the way: the ticker may be doing it already.
        await runDue(account)
        const sending = sendingNow(parts, account)
        const journey: Journey = { account, target, epoch, fired: [], count: 0, sending }
        while (await exclusively(account, () => travel(parts, journey))) {
          // An attempt under way may make more work due, so time stands still until it is over. Other callers need not:
          // they may come between.
          await sending.downTo(sending.size < mostSending ? 0 : mostSending / 2)
        }
        const now = await exclusively(account, () => arrive(parts, journey))
        return { now, fired: journey.fired, count: journey.count }
      } finally {
        release()
      }
    } finally {
      end()
    }
  }
}

/** What is being sent already, by this server and by others. */
function sendingNow({ sender, store }: AdvanceParts, account: AccountId): Crowd {
  const sending = createCrowd()
  for (const attempt of sender.underWay(account)) sending.add(attempt)
  sending.add(
    store.sentElsewhere(account).then(
      () => {},
      () => {},
    ),
  )
  return sending
}

/** Does what lies on the way, as far as what is being sent allows; true where that may have kept it from more. */
async function travel({ tasks, sender }: AdvanceParts, journey: Journey): Promise<boolean> {
  const { account, target, sending } = journey
  const turn = createTurn()
  for (;;) {
    const standsStill = sending.size > 0
    const next = await tasks.doNext(account, (now, due, epoch) => {
      if (due > target || epoch !== journey.epoch) return false
      return due <= now || !standsStill
    })
    if (!next) return standsStill
    if (journey.fired.length < mostListed) journey.fired.push(next)
    journey.count++
    const attempt = sendFired(sender, account, next)
    if (attempt) sending.add(attempt)
    if (sending.size >= mostSending) return true
    await turn.pass()
  }
}

function arrive(
  { store, accounts, wall }: AdvanceParts,
  { account, target, epoch }: Journey,
): Promise<Instant> {
  return store.atomically(account, async (tx) => {
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
