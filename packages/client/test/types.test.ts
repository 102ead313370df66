import { describe, expectTypeOf, it } from 'vitest'
import type {
  Account,
  Balance,
  Capability,
  Charge,
  ChargeList,
  ChargeStatus,
  Client,
  ClientOptions,
  Event,
  EventList,
  FailureCode,
  Refund,
  RefundList,
  SearchResult,
  Source,
  SystemInfo,
  Transaction,
  TransactionList,
} from '../src/index.ts'
import { createClient } from '../src/index.ts'

type Answer<Method extends (...given: never[]) => unknown> = Awaited<ReturnType<Method>>

describe('types', () => {
  it('each method answers what its operation does', () => {
    expectTypeOf<Answer<Client['charges']['create']>>().toEqualTypeOf<Charge>()
    expectTypeOf<Answer<Client['charges']['get']>>().toEqualTypeOf<Charge>()
    expectTypeOf<Answer<Client['charges']['list']>>().toEqualTypeOf<ChargeList>()
    expectTypeOf<Answer<Client['charges']['each']>>().toEqualTypeOf<AsyncIterable<Charge>>()
    expectTypeOf<Answer<Client['charges']['search']>>().toEqualTypeOf<SearchResult>()
    expectTypeOf<Answer<Client['charges']['waitUntilFinal']>>().toEqualTypeOf<Charge>()
    expectTypeOf<Answer<Client['charges']['findByMetadata']>>().toEqualTypeOf<readonly Charge[]>()
    expectTypeOf<Answer<Client['refunds']['create']>>().toEqualTypeOf<Refund>()
    expectTypeOf<Answer<Client['refunds']['ofCharge']>>().toEqualTypeOf<RefundList>()
    expectTypeOf<Answer<Client['sources']['create']>>().toEqualTypeOf<Source>()
    expectTypeOf<Answer<Client['events']['get']>>().toEqualTypeOf<Event>()
    expectTypeOf<Answer<Client['events']['ofCharge']>>().toEqualTypeOf<EventList>()
    expectTypeOf<Answer<Client['transactions']['get']>>().toEqualTypeOf<Transaction>()
    expectTypeOf<Answer<Client['transactions']['list']>>().toEqualTypeOf<TransactionList>()
    expectTypeOf<Answer<Client['balance']['get']>>().toEqualTypeOf<Balance>()
    expectTypeOf<Answer<Client['account']['get']>>().toEqualTypeOf<Account>()
    expectTypeOf<Answer<Client['capability']['get']>>().toEqualTypeOf<Capability>()
    expectTypeOf<Answer<Client['system']['get']>>().toEqualTypeOf<SystemInfo>()
  })

  it('what is always refused never answers', () => {
    expectTypeOf<Answer<Client['charges']['capture']>>().toBeNever()
    expectTypeOf<Answer<Client['charges']['reverse']>>().toBeNever()
  })

  it('what a charge came to has types of its own', () => {
    expectTypeOf<Charge['status']>().toEqualTypeOf<ChargeStatus>()
    expectTypeOf<Charge['failure_code']>().toEqualTypeOf<FailureCode | null>()
  })

  it('what is always null is not left out of an answer', () => {
    expectTypeOf<Charge>().toHaveProperty('authorize_uri').toBeNull()
  })

  it('a key is wanted, of either kind', () => {
    expectTypeOf({ secretKey: 'skey_test_1' }).toExtend<ClientOptions>()
    expectTypeOf({ publicKey: 'pkey_test_1' }).toExtend<ClientOptions>()
    expectTypeOf({ baseUrl: 'http://127.0.0.1:8424' }).not.toExtend<ClientOptions>()
  })

  it('what is not known is not taken', () => {
    const { charges, refunds } = createClient({ secretKey: 'skey_test_1' })
    const source = 'src_test_1'

    // Only compiled: nothing is sent.
    void (() => [
      // @ts-expect-error: Alipay charges no cards.
      charges.create({ amount: 1, currency: 'THB', source, card: 'tokn_test_1' }),
      // @ts-expect-error: a charge is of something.
      charges.create({ amount: 1, currency: 'THB' }),
      // @ts-expect-error: there is no such parameter.
      charges.list({ page: 2 }),
      // @ts-expect-error: pages have their own size and place.
      charges.each({ limit: 5 }),
      // @ts-expect-error: there is no such order.
      charges.list({ order: 'newest' }),
      // @ts-expect-error: there is no such failure.
      charges.markAsFailed('chrg_test_1', { failure_code: 'stolen_card' }),
      // @ts-expect-error: a refund is of a charge.
      refunds.create({ amount: 1 }),
      // @ts-expect-error: it is baseUrl.
      createClient({ secretKey: 'skey_test_1', baseURL: 'http://127.0.0.1:8424' }),
    ])
  })
})
