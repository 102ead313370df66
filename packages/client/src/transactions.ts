import type { Ask, CallOptions } from './api.ts'
import type { Balance, Transaction, TransactionList } from './objects.ts'
import { type EachQuery, eachOf, type ListQuery } from './pages.ts'

/** Movements of money. Every call throws a RequestError of some kind where it brings no result. */
export interface Transactions {
  /**
   * One movement; `origin` is the charge or refund behind it.
   *
   * Source: Omise's transactions reference.
   *
   * @example
   * const { direction, amount } = await client.transactions.get('trxn_test_5no0lwvf2zpwgbn4ux4')
   */
  get(id: string, options?: CallOptions): Promise<Transaction>
  /**
   * A page of movements.
   *
   * Source: Omise's transactions reference.
   *
   * @example
   * const page = await client.transactions.list({ order: 'reverse_chronological' })
   */
  list(query?: ListQuery, options?: CallOptions): Promise<TransactionList>
  /**
   * All movements, as `charges.each` goes through charges.
   *
   * @example
   * for await (const { key, amount } of client.transactions.each()) console.log(key, amount)
   */
  each(query?: EachQuery, options?: CallOptions): AsyncIterable<Transaction>
}

/** What the movements add up to. */
export interface Balances {
  /**
   * The balance, in whole satang.
   *
   * Source: Omise's balance reference.
   *
   * @example
   * const { total, transferable } = await client.balance.get()
   */
  get(options?: CallOptions): Promise<Balance>
}

export function createTransactions(ask: Ask): Transactions {
  const transactions: Transactions = {
    get: (transaction, options) =>
      ask('get', '/transactions/{transaction}', { params: { path: { transaction } } }, options),
    list: (query = {}, options) => ask('get', '/transactions', { params: { query } }, options),
    each: (query, options) => eachOf((page) => transactions.list(page, options), query),
  }
  return transactions
}

export function createBalance(ask: Ask): Balances {
  return { get: (options) => ask('get', '/balance', {}, options) }
}
