import type { AccountCopy, AccountId, Snapshots } from '../store.ts'

/** Copies share what they hold with the account they are of: entities never change. */
export function createMemorySnapshots(): Snapshots & { forget(account: AccountId): void } {
  const accounts = new Map<AccountId, Map<string, AccountCopy>>()
  return {
    async save(account, name, copy, max) {
      const copies = accounts.get(account) ?? new Map<string, AccountCopy>()
      if (copies.size >= max && !copies.has(name)) return false
      accounts.set(account, copies.set(name, copy))
      return true
    },
    get: async (account, name) => accounts.get(account)?.get(name),
    async list(account) {
      return [...(accounts.get(account) ?? [])]
        .map(([name, copy]) => ({
          name,
          at: copy.account.clock.now,
          charges: copy.charges.length,
        }))
        .sort((one, other) => (one.name < other.name ? -1 : 1))
    },
    delete: async (account, name) => accounts.get(account)?.delete(name) ?? false,
    forget: (account) => accounts.delete(account),
  }
}
