import type { Answer } from './post.ts'
import type { Exchange, Probe } from './probe.ts'
import type { Shop } from './shop.ts'
import type { Verdict } from './verdict.ts'

/** One thing that production will do to a receiver. */
export interface Check {
  readonly id: string
  /** What a good receiver does. */
  readonly title: string
  /** What production does, and why it matters. */
  readonly why: string
  readonly remedy: string
  run(bench: Bench): Promise<Verdict>
}

/** What a check works with. */
export interface Bench {
  readonly shop: Shop
  readonly receiver: Probe
  /** What the receiver knows webhooks to be signed with. */
  readonly secret: string
  readonly timeoutMs: number
  /** Makes the receiver look for what it was not told of; undefined where it cannot be made to. */
  readonly pollPayments: ((charge: string) => Promise<Exchange>) | undefined
  /** The first payment that the receiver is told of: sent once, for all checks that look at it. */
  firstPayment(): Promise<FirstPayment>
}

export interface FirstPayment {
  readonly charge: string
  readonly created: Answer
  readonly completed: Answer
  readonly trail: readonly Exchange[]
}
