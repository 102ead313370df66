import type { CallOptions } from './api.ts'
import { WaitTimeoutError } from './errors/wait-timeout-error.ts'
import type { Charge } from './objects.ts'
import type { Pause } from './pause.ts'
import { readMilliseconds } from './read-option.ts'

export interface WaitOptions extends CallOptions {
  /**
   * Milliseconds to pause at most, all pauses added up; 60000 when left out. What the reads take comes on top, so that a
   * test whose pause moves a clock waits as often as the shop does.
   */
  readonly timeout?: number
  /** Milliseconds to pause before each further look; 2000 when left out. */
  readonly interval?: number
}

/** Looks until the charge is final, and a last time when the time is up. */
export async function waitUntilFinal(
  poll: (options: CallOptions) => Promise<Charge>,
  options: WaitOptions,
  pause: Pause,
): Promise<Charge> {
  const timeout = readMilliseconds('timeout', options.timeout ?? 60_000)
  const interval = readMilliseconds('interval', options.interval ?? 2_000)
  const { signal } = options
  for (let left = timeout; ; left -= interval) {
    const charge = await poll({ signal })
    if (charge.status !== 'pending') return charge
    if (left <= 0) throw new WaitTimeoutError(charge, timeout)
    await pause(Math.min(interval, left), signal)
  }
}
