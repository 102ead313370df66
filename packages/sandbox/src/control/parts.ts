import {
  type Clock,
  type Duration,
  type Instant,
  type Outcome,
  readClock,
} from '@omise-sandbox/core'
import type { AccountSettingsService } from '../account/account-settings.ts'
import type { Accounts } from '../account/accounts.ts'
import type { Transact } from '../account/unit-of-work.ts'
import type { Charges } from '../charges/charges.ts'
import type { Scheduler } from '../scheduler/scheduler.ts'
import type { AccountId, Store } from '../storage/store.ts'
import type { TargetPolicy } from '../webhooks/endpoint.ts'
import type { Sender } from '../webhooks/sender.ts'
import type { Broadcasts } from './broadcast.ts'

/** What control works with. */
export interface ControlParts {
  readonly store: Store
  readonly accounts: Accounts
  readonly transact: Transact
  readonly charges: Charges
  readonly settings: AccountSettingsService
  readonly scheduler: Scheduler
  readonly sender: Pick<Sender, 'underWay'>
  /** Takes away what is kept for a while only, and has become old enough. */
  readonly sweep: (account: AccountId) => Promise<void>
  readonly wallClock: () => Instant
  readonly clock: Clock
  readonly outcome: Outcome
  readonly delay: Duration
  readonly targets: TargetPolicy
  /** The listeners whose connections this process holds. */
  readonly connected: Set<string>
  /** Keeps the account from being forgotten as idle, until what is returned is called. */
  readonly pin: (account: AccountId) => () => void
  /** What happens to accounts, for those who follow them. */
  readonly broadcasts: Broadcasts
  /** Aborted when the sandbox closes. */
  readonly closing: AbortSignal
  /** Of the sandbox, for what it exports. */
  readonly version: string
}

export async function nowOf(
  { accounts, wallClock }: ControlParts,
  account: AccountId,
): Promise<Instant> {
  return readClock((await accounts.read(account)).clock, wallClock())
}
