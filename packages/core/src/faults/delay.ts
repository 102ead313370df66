import type { Rng } from '../random.ts'
import { type Duration, days, duration } from '../time/duration.ts'

/** How long something takes: always the same, or drawn anew each time. */
export type Delay =
  | { readonly distribution: 'fixed'; readonly length: Duration }
  | { readonly distribution: 'uniform'; readonly least: Duration; readonly greatest: Duration }
  /** Most near the median, few much longer, as network latency is; `sigma` is that of its logarithm. */
  | { readonly distribution: 'lognormal'; readonly median: Duration; readonly sigma: number }

/** The longest that an answer is late, in wall time, and a webhook, on the account's clock. */
export const maxDelays = { answer: duration(600_000), webhook: days(365) } as const

/** Draws a length in whole milliseconds, at most `max`. A fixed one draws nothing. */
export function drawDelay(delay: Delay, rng: Rng, max: Duration): Duration {
  switch (delay.distribution) {
    case 'fixed':
      return delay.length
    case 'uniform': {
      const { least, greatest } = delay
      return duration(least + Math.floor(uniform(rng) * (greatest - least + 1)))
    }
    case 'lognormal': {
      const drawn = delay.median * Math.exp(delay.sigma * normal(rng))
      return duration(Math.min(Math.round(drawn), max))
    }
  }
}

/** Whether something of this probability (0 to 1) happens. What is certain draws nothing. */
export function happens(probability: number, rng: Rng): boolean {
  return probability >= 1 || uniform(rng) < probability
}

/** From 0, which it may be, to 1, which it never is. */
function uniform(rng: Rng): number {
  return rng.next() / 2 ** 32
}

/** A draw of the standard normal distribution (Box and Muller). */
function normal(rng: Rng): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(rng)))
  return radius * Math.cos(2 * Math.PI * uniform(rng))
}
