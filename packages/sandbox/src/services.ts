import type { AccountSettingsService } from './account/account-settings.ts'
import type { Charges } from './charges/charges.ts'
import type { Events } from './events/events.ts'
import type { Refunds } from './refunds/refunds.ts'
import type { Search } from './search/search.ts'
import type { Sources } from './sources/sources.ts'
import type { Transactions } from './transactions/transactions.ts'

/** What the calls of the imitated API are answered with. */
export interface Services {
  readonly accounts: AccountSettingsService
  readonly charges: Charges
  readonly sources: Sources
  readonly refunds: Refunds
  readonly transactions: Transactions
  readonly search: Search
  readonly events: Events
}
