import {
  type Clock,
  type Duration,
  type Instant,
  type Outcome,
  readClock,
} from '@omise-sandbox/core'
import type { TargetPolicy } from '../delivery/target.ts'
import type { AccountSettingsService } from '../services/account-settings.ts'
import type { Accounts } from '../services/accounts.ts'
import type { Charges } from '../services/charges.ts'
import type { Decide } from '../services/decision.ts'
import type { AccountId, Store } from '../store/store.ts'
import type { Sender } from '../time/task.ts'
import type { Timeline } from '../time/timeline.ts'

/** What control works with. */
export interface ControlParts {
  readonly store: Store
  readonly accounts: Accounts
  readonly decide: Decide
  readonly charges: Charges
  readonly settings: AccountSettingsService
  readonly timeline: Timeline
  readonly sender: Pick<Sender, 'underWay'>
  /** Takes away what is kept for a while only, and has become old enough. */
  readonly sweep: (account: AccountId) => Promise<void>
  readonly wall: () => Instant
  readonly clock: Clock
  readonly outcome: Outcome
  readonly delay: Duration
  readonly targets: TargetPolicy
  /** The listeners whose connections this process holds. */
  readonly connected: Set<string>
  /** Keeps the account from being forgotten as idle, until what is returned is called. */
  readonly hold: (account: AccountId) => () => void
  /** Aborted when the sandbox closes. */
  readonly closing: AbortSignal
  /** Of the sandbox, for what it exports. */
  readonly version: string
}

export async function nowOf(
  { accounts, wall }: ControlParts,
  account: AccountId,
): Promise<Instant> {
  return readClock((await accounts.open(account)).clock, wall())
}
