import { setTimeout } from 'node:timers/promises'
import type { Duration, Instant } from '@omise-sandbox/core'
import type { AccountId, Store } from '../storage/store.ts'
import { beginning, forgetOld, type Place } from './forget-old.ts'

/** Takes away in the background what has been kept for long enough, so that a sandbox that runs for long does not grow. */
export interface Retention {
  /** Takes away at once what is old enough by the clock of an account, for who has moved it on. */
  sweep(account: AccountId): Promise<void>
  /** Begins nothing more, and resolves when what was begun is over. */
  close(): Promise<void>
}

/** How often the accounts are looked through, as parts of the time things are kept. */
const sweepsInAll = 100
const minSweepInterval = 10
const maxSweepInterval = 3_600_000
/** After each step, this many times as long is left to others. */
const restForEach = 3

export function createRetention(options: {
  readonly store: Store
  /** How long things are kept, on the clock of their account; null keeps all. */
  readonly keptFor: Duration | null
  readonly wallClock: () => Instant
  readonly onError: (error: unknown) => void
}): Retention {
  const { store, keptFor, wallClock, onError } = options
  if (keptFor === null) return { sweep: async () => {}, close: async () => {} }
  const closing = new AbortController()
  const { signal } = closing
  const sweeper = { store, keptFor, wallClock, signal }
  const interval = Math.max(minSweepInterval, Math.ceil(keptFor / sweepsInAll))
  const report = (error: unknown) => signal.aborted || onError(error)
  const over = run()

  async function run(): Promise<void> {
    while (!signal.aborted) {
      await sweepAll().catch(report)
      await rest(Math.min(interval, maxSweepInterval), signal)
    }
  }

  async function sweepAll(): Promise<void> {
    for await (const account of store.accounts()) {
      // One that fails keeps none from its turn.
      await sweep(sweeper, account, (milliseconds) => rest(milliseconds, signal)).catch(report)
      if (signal.aborted) return
    }
  }

  return {
    // Somebody waits for it.
    sweep: (account) => sweep(sweeper, account, async () => {}),
    async close() {
      closing.abort()
      await over
    },
  }
}

async function sweep(
  sweeper: Omit<Parameters<typeof forgetOld>[0], 'account' | 'from'> & { signal: AbortSignal },
  account: AccountId,
  pause: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const { signal, ...parts } = sweeper
  let from: Place | undefined = beginning
  while (from && !signal.aborted) {
    const began = performance.now()
    from = await forgetOld({ ...parts, account, from })
    await pause(restForEach * (performance.now() - began))
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => {})
}
