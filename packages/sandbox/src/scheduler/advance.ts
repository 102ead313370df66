import { allow, type Duration, type Instant, readClock, setClock } from '@omise-sandbox/core'
import type { Accounts } from '../account/accounts.ts'
import { transactWithin } from '../account/unit-of-work.ts'
import type { KeyedQueue } from '../concurrency/keyed-queue.ts'
import { createTimeSlice } from '../concurrency/time-slice.ts'
import type { AccountId, Store } from '../storage/store.ts'
import type { Sender } from '../webhooks/sender.ts'
import type { AdvancesUnderWay } from './advances-under-way.ts'
import type { Advanced, Fired } from './fired.ts'
import { createInFlightSet, type InFlightSet } from './in-flight-set.ts'
import { sendFired, type TaskRunner } from './task-runner.ts'

const maxListed = 1000
/** Attempts that an advance lets be under way before it waits for them. */
const maxSending = 1000

/** An advance in progress. */
interface AdvanceRun {
  readonly account: AccountId
  readonly target: Instant
  /** The account's generation it belongs to. */
  readonly epoch: number
  readonly fired: Fired[]
  count: number
  /** Attempts that must be over before time goes on. */
  readonly sending: InFlightSet
}

interface AdvanceParts {
  readonly store: Store
  readonly accounts: Accounts
  readonly wallClock: () => Instant
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
  const { store, accounts, wallClock, underWay, exclusively, runDue } = parts
  return async (account, by) => {
    const { clock, epoch } = await accounts.open(account)
    const { target, end } = underWay.begin(
      { id: account, epoch, now: readClock(clock, wallClock()) },
      by,
    )
    try {
      const release = await store.claim(account)
      try {
        // What is due now is no part of the way: the ticker may be doing it already.
        await runDue(account)
        const sending = sendingNow(parts, account)
        const run: AdvanceRun = { account, target, epoch, fired: [], count: 0, sending }
        while (await exclusively(account, () => step(parts, run))) {
          // An attempt under way may make more work due, so time stands still until it is over. Other callers need not:
          // they may come between.
          await sending.downTo(sending.size < maxSending ? 0 : maxSending / 2)
        }
        const now = await exclusively(account, () => finish(parts, run))
        return { now, fired: run.fired, count: run.count }
      } finally {
        release()
      }
    } finally {
      end()
    }
  }
}

/** What is being sent already, by this server and by others. */
function sendingNow({ sender, store }: AdvanceParts, account: AccountId): InFlightSet {
  const sending = createInFlightSet()
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
async function step({ tasks, sender }: AdvanceParts, run: AdvanceRun): Promise<boolean> {
  const { account, target, sending } = run
  const timeSlice = createTimeSlice()
  for (;;) {
    const standsStill = sending.size > 0
    const next = await tasks.doNext(account, (now, due, epoch) => {
      if (due > target || epoch !== run.epoch) return false
      return due <= now || !standsStill
    })
    if (!next) return standsStill
    if (run.fired.length < maxListed) run.fired.push(next)
    run.count++
    const attempt = sendFired(sender, account, next)
    if (attempt) sending.add(attempt)
    if (sending.size >= maxSending) return true
    await timeSlice.pass()
  }
}

function finish(
  { store, accounts, wallClock }: AdvanceParts,
  { account, target, epoch }: AdvanceRun,
): Promise<Instant> {
  return store.atomically(account, async (tx) => {
    const state = (await tx.account()) ?? accounts.fresh(account)
    const now = readClock(state.clock, wallClock())
    if (target <= now || state.epoch !== epoch) return now
    await transactWithin({ tx, state, now, wallClock: wallClock() }, async (unit) => {
      unit.update({ clock: setClock(state.clock, target, wallClock()) })
      return allow(undefined)
    })
    return target
  })
}
