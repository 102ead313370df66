import { allow, type Result, refuse, type Transaction } from '@omise-sandbox/core'
import type { Refusal } from '../refusals/refusal.ts'
import type { AccountId, ListQuery, Page, Store } from '../storage/store.ts'

export interface Transactions {
  get(account: AccountId, id: string): Promise<Result<Transaction, Refusal>>
  list(account: AccountId, query: ListQuery): Promise<Page<Transaction>>
}

export function createTransactions({ store }: { readonly store: Store }): Transactions {
  return {
    async get(account, id) {
      const transaction = await store.reader(account).get('transaction', id)
      if (transaction) return allow(transaction)
      return refuse({ kind: 'not-found', object: 'transaction', id })
    },
    list: (account, query) => store.reader(account).list('transaction', query),
  }
}
