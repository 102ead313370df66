import type { AccountId, SendTask } from '../storage/store.ts'

/** Sends what is due to be sent, outside any transaction. */
export interface Sender {
  /** Resolves when the attempt is over and recorded; never rejects. */
  send(account: AccountId, task: SendTask): Promise<void>
  /** The attempts under way for the account. */
  underWay(account: AccountId): Promise<void>[]
}
