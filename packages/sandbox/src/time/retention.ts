import { setTimeout } from 'node:timers/promises'
import type { Duration, Instant } from '@omise-sandbox/core'
import { beginning, forgetOld, type Place } from '../services/forget-old.ts'
import type { AccountId, Store } from '../store/store.ts'

/** Takes away in the background what has been kept for long enough, so that a sandbox that runs for long does not grow. */
export interface Retention {
  /** Takes away at once what is old enough by the clock of an account, for who has moved it on. */
  sweep(account: AccountId): Promise<void>
  /** Begins nothing more, and resolves when what was begun is over. */
  close(): Promise<void>
}

/** How often the accounts are looked through, as parts of the time things are kept. */
const looksInAll = 100
const shortestLook = 10
const longestLook = 3_600_000
/** After each step, this many times as long is left to others. */
const restForEach = 3

export function createRetention(options: {
  readonly store: Store
  /** How long things are kept, on the clock of their account; null keeps all. */
  readonly keptFor: Duration | null
  readonly wall: () => Instant
  readonly onError: (error: unknown) => void
}): Retention {
  const { store, keptFor, wall, onError } = options
  if (keptFor === null) return { sweep: async () => {}, close: async () => {} }
  const closing = new AbortController()
  const look = Math.min(Math.max(shortestLook, Math.ceil(keptFor / looksInAll)), longestLook)
  const over = run(keptFor)

  async function run(kept: Duration): Promise<void> {
    while (!closing.signal.aborted) {
      await sweep(kept).catch((error) => closing.signal.aborted || onError(error))
      await rest(look)
    }
  }

  async function sweep(kept: Duration): Promise<void> {
    for await (const account of store.accounts()) {
      // One that fails keeps none from its turn.
      await sweepOne(account, kept, rest).catch((error) => closing.signal.aborted || onError(error))
      if (closing.signal.aborted) return
    }
  }

  async function sweepOne(
    account: AccountId,
    kept: Duration,
    pause: (milliseconds: number) => Promise<void>,
  ): Promise<void> {
    let from: Place | undefined = beginning
    while (from && !closing.signal.aborted) {
      const began = performance.now()
      from = await forgetOld({ store, account, keptFor: kept, wall, from })
      await pause(restForEach * (performance.now() - began))
    }
  }

  function rest(milliseconds: number): Promise<void> {
    return setTimeout(milliseconds, undefined, { signal: closing.signal, ref: false }).catch(
      () => {},
    )
  }

  return {
    // Somebody waits for it.
    sweep: (account) => sweepOne(account, keptFor, async () => {}),
    async close() {
      closing.abort()
      await over
    },
  }
}
