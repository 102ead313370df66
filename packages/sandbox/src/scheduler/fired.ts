import type { Instant } from '@omise-sandbox/core'
import type { Task } from '../storage/store.ts'

/** A task that was done, and when on the account's clock. */
export interface Fired {
  readonly at: Instant
  readonly task: Task
}

export interface Advanced {
  readonly now: Instant
  /** What was done, in order: the first thousand. */
  readonly fired: readonly Fired[]
  /** How much was done. */
  readonly count: number
}
