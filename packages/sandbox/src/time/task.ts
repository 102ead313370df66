import type { Instant } from '@omise-sandbox/core'
import type { AccountId, SendTask, Task } from '../store/store.ts'

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

/** Sends what is due to be sent, outside any transaction. */
export interface Sender {
  /** Resolves when the attempt is over and recorded; never rejects. */
  send(account: AccountId, task: SendTask): Promise<void>
  /** The attempts under way for the account. */
  underWay(account: AccountId): Promise<void>[]
}
