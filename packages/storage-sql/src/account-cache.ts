import type { AccountId } from '@omise-sandbox/sandbox/store'
import type { Found } from './row.ts'

/** What accounts' rows say, for as long as this server alone writes them. */
export interface AccountCache {
  get(account: AccountId): Found | undefined
  set(account: AccountId, found: Found): void
  delete(account: AccountId): void
}

const maxAccounts = 10_000

export function createAccountCache(): AccountCache {
  const cache = new Map<AccountId, Found>()
  return {
    get: (account) => cache.get(account),
    set(account, found) {
      if (cache.size >= maxAccounts && !cache.has(account)) cache.clear()
      cache.set(account, found)
    },
    delete: (account) => cache.delete(account),
  }
}

/** For rows that others write too. */
export const noCache: AccountCache = { get: () => undefined, set() {}, delete() {} }
