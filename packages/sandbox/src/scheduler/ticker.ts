import type { Instant } from '@omise-sandbox/core'
import type { AccountId, Store } from '../storage/store.ts'
import type { Scheduler } from './scheduler.ts'

/** Wakes the timeline when, in real time, something falls due. The only timer of the simulation. */
export interface Ticker {
  close(): void
}

/** Accounts woken at a time; the rest follow as these are done. */
const maxConcurrency = 100
/** How soon to look again where an account is busy (an advance holds it) or its work failed. */
const pollMilliseconds = 50
const failedMilliseconds = 1000
/** The longest a timer can run; longer waits are done in parts. */
const maxTimer = 2 ** 31 - 1

export function createTicker(options: {
  readonly store: Store
  readonly scheduler: Scheduler
  readonly wallClock: () => Instant
  readonly onError: (error: unknown) => void
}): Ticker {
  const { store, scheduler, wallClock, onError } = options
  const active = new Set<AccountId>()
  let timer: NodeJS.Timeout | undefined
  let firesAt = Number.POSITIVE_INFINITY
  let closed = false

  function arm(at: number): void {
    if (closed || at >= firesAt) return
    clearTimeout(timer)
    firesAt = at
    timer = setTimeout(fire, Math.min(Math.max(0, at - wallClock()), maxTimer))
  }

  function fire(): void {
    firesAt = Number.POSITIVE_INFINITY
    wakeAll().catch(failed)
  }

  async function wakeAll(): Promise<void> {
    const due = await store.accountsDue(wallClock(), maxConcurrency + active.size)
    const idle = due.filter((account) => !active.has(account))
    for (const account of idle) run(account)
    const next = await store.nextWake()
    if (next === undefined) return
    // What is due already is being done, or waits for an account that is busy.
    arm(next > wallClock() ? next : wallClock() + pollMilliseconds)
  }

  function run(account: AccountId): void {
    active.add(account)
    scheduler.wake(account).then(
      (done) => {
        active.delete(account)
        if (done) fire()
        else arm(wallClock() + pollMilliseconds)
      },
      (error) => {
        active.delete(account)
        failed(error)
      },
    )
  }

  function failed(error: unknown): void {
    // What was being looked at when the store closed.
    if (closed) return
    onError(error)
    arm(wallClock() + failedMilliseconds)
  }

  const stop = store.onCommit(({ account, wakesAt }) => {
    if (wakesAt !== undefined && !active.has(account)) arm(wakesAt)
  })
  fire()

  return {
    close() {
      closed = true
      clearTimeout(timer)
      stop()
    },
  }
}
