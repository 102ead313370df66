import type { Clock, Delivery, Instant } from '@omise-sandbox/core'
import type { AccountId, AccountState } from './account-state.ts'
import type { Entities } from './entities.ts'
import type { ChargeTask, SendTask } from './task.ts'

/** Copies of an account kept by name. Emptying the account leaves them. */
export interface Snapshots {
  /** False, and nothing kept, where there are `max` of them already and none has this name. */
  save(account: AccountId, name: string, copy: AccountCopy, max: number): Promise<boolean>
  get(account: AccountId, name: string): Promise<AccountCopy | undefined>
  /** In the order of their names. */
  list(account: AccountId): Promise<readonly SnapshotFacts[]>
  /** Whether there was one. */
  delete(account: AccountId, name: string): Promise<boolean>
}

export interface SnapshotFacts {
  readonly name: string
  /** What the account's clock showed. */
  readonly at: Instant
  readonly charges: number
}

/** Everything of an account at one moment, as plain data that can be written as JSON. */
export interface AccountCopy {
  readonly account: Omit<AccountState, 'clock' | 'epoch' | 'held' | 'codes' | 'listening'> & {
    readonly clock: CopiedClock
    readonly held: readonly WithoutEpoch<Delivery>[]
    /** Missing in copies of before there were any. */
    readonly codes?: AccountState['codes']
  }
  readonly charges: readonly Entities['charge'][]
  readonly sources: readonly Entities['source'][]
  readonly refunds: readonly Entities['refund'][]
  readonly transactions: readonly Entities['transaction'][]
  readonly events: readonly Entities['event'][]
  readonly deliveries: readonly WithoutEpoch<Delivery>[]
  /** In order. */
  readonly tasks: readonly (ChargeTask | WithoutEpoch<SendTask>)[]
}

/** A clock as it was: where it goes on from does not depend on wall time. */
export interface CopiedClock {
  readonly mode: Clock['mode']
  readonly now: Instant
  /** 0 where it is frozen. */
  readonly scale: number
}

/** A copy belongs to no generation of its account: it is given one when it comes back. */
export type WithoutEpoch<T extends { readonly epoch: number }> = Omit<T, 'epoch'>
