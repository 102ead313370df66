import type { Instant } from './instant.ts'

/** How often, and until when on the account's clock, a rule or fault applies. */
export interface Allowance {
  /** How many times are left; null for as often as it is met. */
  readonly left: number | null
  /** The moment from which it applies no more; null for never. */
  readonly until: Instant | null
}

export function isLive({ left, until }: Allowance, now: Instant): boolean {
  return (left === null || left > 0) && (until === null || now < until)
}

/** The allowance after one use. */
export function spend({ left, until }: Allowance): Allowance {
  return { left: left === null ? null : left - 1, until }
}
