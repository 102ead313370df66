import type { Ask, CallOptions } from './api.ts'
import { findByMetadata } from './find-by-metadata.ts'
import type {
  Charge,
  ChargeCreate,
  ChargeFailure,
  ChargeList,
  ChargeUpdate,
  SearchResult,
} from './objects.ts'
import { type EachQuery, eachOf, type ListQuery } from './pages.ts'
import { paramsOf } from './params.ts'
import type { Pause } from './pause.ts'
import type { SearchQuery } from './search.ts'
import { type WaitOptions, waitUntilFinal } from './wait-until-final.ts'

export interface GetOptions extends CallOptions {
  /** True shows whole what is otherwise shown by its id: a charge's transaction, a refund's charge and transaction. */
  readonly expand?: boolean
}

/**
 * Attempts to be paid. Every call throws a RequestError of some kind where it brings no result; `waitUntilFinal` also a
 * WaitTimeoutError, which is none.
 */
export interface Charges {
  /**
   * Charges a scanned code: the digits in `source`, or the id of a source made before. Answers a pending charge at once;
   * the payer's answer comes later, by webhook. Amounts are whole satang.
   *
   * Put a reference of your own in `metadata`. Where the error's `carriedOut` is `unknown`, look for that reference with
   * {@link Charges.findByMetadata} before you charge again, or the payer may pay twice.
   *
   * Source: Omise's documentation page "Alipay (Barcode)".
   *
   * @example
   * const charge = await client.charges.create({
   *   amount: 400_000, // THB 4,000.00
   *   currency: 'THB',
   *   source: {
   *     type: 'barcode_alipay',
   *     barcode: scanned,
   *     store_id: 'BJ_ZZ_001',
   *     store_name: 'Some Store',
   *   },
   *   metadata: { sale: 'A-1007' },
   * })
   */
  create(charge: ChargeCreate, options?: CallOptions): Promise<Charge>
  /**
   * The charge as it is now. This, not a webhook, says whether it is paid.
   *
   * Source: Omise's documentation page "Alipay (Barcode)".
   *
   * @example
   * const { status, failure_code } = await client.charges.get(charge.id)
   */
  get(id: string, options?: GetOptions): Promise<Charge>
  /**
   * A page of charges.
   *
   * Source: Omise's pagination reference.
   *
   * @example
   * const newest = await client.charges.list({ limit: 5, order: 'reverse_chronological' })
   */
  list(query?: ListQuery, options?: CallOptions): Promise<ChargeList>
  /**
   * All charges, oldest first unless told otherwise, a hundred a request. Charges made meanwhile neither hide nor repeat
   * any: they come at the end, if made before the last page is asked for, or with `reverse_chronological` not at all.
   *
   * @example
   * for await (const charge of client.charges.each({ from: '2025-06-01' })) {
   *   console.log(charge.id, charge.status)
   * }
   */
  each(query?: EachQuery, options?: CallOptions): AsyncIterable<Charge>
  /**
   * Changes the description or the metadata.
   *
   * Source: Omise's charges reference.
   *
   * @example
   * await client.charges.update(charge.id, { description: 'Table 7' })
   */
  update(id: string, change: ChargeUpdate, options?: CallOptions): Promise<Charge>
  /**
   * Cancels a pending charge: it expires now. One that is final is refused with `failed_expire`.
   *
   * Source: Omise's documentation page "Alipay (Barcode)".
   *
   * @example
   * await client.charges.expire(charge.id)
   */
  expire(id: string, options?: CallOptions): Promise<Charge>
  /**
   * Lets the payer of a pending test charge pay now. In test mode only.
   *
   * Source: Omise's published schema.
   *
   * @example
   * await client.charges.markAsPaid(charge.id)
   */
  markAsPaid(id: string, options?: CallOptions): Promise<Charge>
  /**
   * Lets a pending test charge fail now. In test mode only; to pick the `failure_code` is an extension of the sandbox.
   *
   * Source: Omise's published schema.
   *
   * @example
   * await client.charges.markAsFailed(charge.id, { failure_code: 'insufficient_balance' })
   */
  markAsFailed(id: string, failure?: ChargeFailure, options?: CallOptions): Promise<Charge>
  /**
   * Always throws an OmiseError with the code `failed_capture`: a scanned payment is captured as it is paid.
   *
   * Source: assumed, from how Omise refuses it for charges that are not authorized.
   *
   * @example
   * await client.charges.capture(charge.id).catch((error) => console.log(error.code))
   */
  capture(id: string, options?: CallOptions): Promise<never>
  /**
   * Always throws an OmiseError with the code `failed_reverse`: there is no authorization to undo. Refund a paid charge.
   *
   * Source: recorded by Omise's Elixir SDK, for a captured charge.
   *
   * @example
   * await client.charges.reverse(charge.id).catch((error) => console.log(error.code))
   */
  reverse(id: string, options?: CallOptions): Promise<never>
  /**
   * A page of the charges that a search finds, newest first unless told otherwise.
   *
   * Source: Omise's search reference.
   *
   * @example
   * const failed = await client.charges.search({ filters: { status: 'failed' } })
   */
  search(query?: SearchQuery, options?: CallOptions): Promise<SearchResult>
  /**
   * All charges whose metadata holds exactly this value under this name, oldest first: the way to find out whether a
   * create whose answer was lost made a charge. The real API's search may know a new charge some time later (assumed);
   * the sandbox's knows it at once.
   *
   * @example
   * const [charge] = await client.charges.findByMetadata('sale', 'A-1007')
   */
  findByMetadata(name: string, value: string, options?: CallOptions): Promise<readonly Charge[]>
  /**
   * The charge once it is no longer pending: successful, failed or expired. Asks for it every so often, so where a webhook
   * can come, that is the better way; Omise asks not to be polled.
   *
   * Throws a WaitTimeoutError, which holds the charge as last seen, when time is up. It is no RequestError: no call has
   * failed.
   *
   * @example
   * const { status } = await client.charges.waitUntilFinal(charge.id, { timeout: 120_000 })
   */
  waitUntilFinal(id: string, options?: WaitOptions): Promise<Charge>
}

export function createCharges(ask: Ask, pause: Pause): Charges {
  const charges: Charges = {
    create: (body, options) => ask('post', '/charges', { body }, options),
    get: (charge, { expand, signal } = {}) =>
      ask('get', '/charges/{charge}', { params: paramsOf({ charge }, expand) }, { signal }),
    list: (query = {}, options) => ask('get', '/charges', { params: { query } }, options),
    each: (query, options) => eachOf((page) => charges.list(page, options), query),
    update: (charge, body, options) =>
      ask('patch', '/charges/{charge}', { params: { path: { charge } }, body }, options),
    expire: (charge, options) =>
      ask('post', '/charges/{charge}/expire', { params: { path: { charge } } }, options),
    markAsPaid: (charge, options) =>
      ask('post', '/charges/{charge}/mark_as_paid', { params: { path: { charge } } }, options),
    markAsFailed: (charge, body = {}, options) =>
      ask(
        'post',
        '/charges/{charge}/mark_as_failed',
        { params: { path: { charge } }, body },
        options,
      ),
    capture: (charge, options) =>
      ask('post', '/charges/{charge}/capture', { params: { path: { charge } } }, options),
    reverse: (charge, options) =>
      ask('post', '/charges/{charge}/reverse', { params: { path: { charge } } }, options),
    search: (query = {}, options) => ask('get', '/charges/search', { params: { query } }, options),
    findByMetadata: (name, value, options) =>
      findByMetadata((query) => charges.search(query, options), { name, value }),
    waitUntilFinal: (id, options = {}) =>
      waitUntilFinal((call) => charges.get(id, call), options, pause),
  }
  return charges
}
