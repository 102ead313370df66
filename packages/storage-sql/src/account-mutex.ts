import type { AccountId } from '@omise-sandbox/sandbox/store'

/** A mutex for each account: one transaction at a time, in the order asked for. */
export interface AccountMutex {
  runExclusive<T>(account: AccountId, work: () => Promise<T>): Promise<T>
  isBusy(account: AccountId): boolean
}

export function createAccountMutex(): AccountMutex {
  const last = new Map<AccountId, Promise<unknown>>()
  return {
    runExclusive(account, work) {
      const before = last.get(account)
      const result = before ? before.then(work) : work()
      const over: Promise<unknown> = result.then(rest, rest)
      function rest(): void {
        if (last.get(account) === over) last.delete(account)
      }
      last.set(account, over)
      return result
    },
    isBusy: (account) => last.has(account),
  }
}

/** For a driver that runs transactions one after the other itself: it only counts them. */
export function createAccountCounter(): AccountMutex {
  const busy = new Map<AccountId, number>()
  return {
    async runExclusive(account, work) {
      busy.set(account, (busy.get(account) ?? 0) + 1)
      try {
        return await work()
      } finally {
        const left = (busy.get(account) ?? 1) - 1
        if (left === 0) busy.delete(account)
        else busy.set(account, left)
      }
    },
    isBusy: (account) => busy.has(account),
  }
}
