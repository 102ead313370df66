import type { Instant } from '../time/instant.ts'

/** How often, and until when on the account's clock, a rule or fault applies. */
export interface UsageLimit {
  /** How many times are left; null for as often as it is met. */
  readonly left: number | null
  /** The moment from which it applies no more; null for never. */
  readonly until: Instant | null
}

export function isLive({ left, until }: UsageLimit, now: Instant): boolean {
  return (left === null || left > 0) && (until === null || now < until)
}

/** The limit after one use. */
export function consumeUse({ left, until }: UsageLimit): UsageLimit {
  return { left: left === null ? null : left - 1, until }
}
