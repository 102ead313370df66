import type { Ask, CallOptions } from './api.ts'
import type { GetOptions } from './charges.ts'
import type { Refund, RefundCreate, RefundList, SearchResult } from './objects.ts'
import { type EachQuery, eachOf, type ListQuery } from './pages.ts'
import { paramsOf } from './params.ts'
import type { SearchQuery } from './search.ts'

/** Money given back. Every call throws a RequestError of some kind where it brings no result. */
export interface Refunds {
  /**
   * Refunds a paid charge, in whole or in part; the amount is in whole satang. What Omise refuses has the code
   * `failed_refund`. Where the error's `carriedOut` is `unknown`, look at `ofCharge` before you refund again.
   *
   * Source: Omise's documentation page "Alipay (Barcode)".
   *
   * @example
   * const refund = await client.refunds.create(charge.id, { amount: 10_000 }) // THB 100.00
   */
  create(charge: string, refund: RefundCreate, options?: CallOptions): Promise<Refund>
  /**
   * One refund.
   *
   * Source: Omise's refunds reference.
   *
   * @example
   * const { voided } = await client.refunds.get(charge.id, refund.id)
   */
  get(charge: string, id: string, options?: GetOptions): Promise<Refund>
  /**
   * A page of one charge's refunds. With `limit: 100` it is all of them: Omise allows fewer.
   *
   * Source: Omise's refunds reference.
   *
   * @example
   * const { data } = await client.refunds.ofCharge(charge.id, { limit: 100 })
   */
  ofCharge(charge: string, query?: ListQuery, options?: CallOptions): Promise<RefundList>
  /**
   * A page of all charges' refunds.
   *
   * Source: Omise's refunds reference.
   *
   * @example
   * const page = await client.refunds.list({ from: '2025-06-01' })
   */
  list(query?: ListQuery, options?: CallOptions): Promise<RefundList>
  /**
   * All charges' refunds, as `charges.each` goes through charges.
   *
   * @example
   * for await (const { amount } of client.refunds.each({ from: '2025-06-01' })) console.log(amount)
   */
  each(query?: EachQuery, options?: CallOptions): AsyncIterable<Refund>
  /**
   * A page of the refunds that a search finds, newest first unless told otherwise.
   *
   * Source: Omise's search reference.
   *
   * @example
   * const voided = await client.refunds.search({ filters: { voided: 'true' } })
   */
  search(query?: SearchQuery, options?: CallOptions): Promise<SearchResult>
}

export function createRefunds(ask: Ask): Refunds {
  const refunds: Refunds = {
    create: (charge, body, options) =>
      ask('post', '/charges/{charge}/refunds', { params: { path: { charge } }, body }, options),
    get: (charge, refund, { expand, signal } = {}) =>
      ask(
        'get',
        '/charges/{charge}/refunds/{refund}',
        { params: paramsOf({ charge, refund }, expand) },
        { signal },
      ),
    ofCharge: (charge, query = {}, options) =>
      ask('get', '/charges/{charge}/refunds', { params: { path: { charge }, query } }, options),
    list: (query = {}, options) => ask('get', '/refunds', { params: { query } }, options),
    each: (query, options) => eachOf((page) => refunds.list(page, options), query),
    search: (query = {}, options) => ask('get', '/refunds/search', { params: { query } }, options),
  }
  return refunds
}
