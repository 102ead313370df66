import type { Wire } from '@omise-sandbox/api'
import { methodOf, methodTypes, type PaymentMethod, paymentMethods } from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import { openSandbox } from '../harness.ts'
import { describeMethod } from './method-suite.ts'

for (const type of methodTypes) describeMethod(methodOf(type), { isDocumented: true })

describe('a type that the documents name', () => {
  it('does not compile without a module', () => {
    // @ts-expect-error: the registry has no such method.
    const registry: Record<Wire['Source']['type'] | 'alipayplus_mpm', PaymentMethod> =
      paymentMethods

    expect(Object.keys(registry)).toEqual(methodTypes)
  })

  it('lets the source of a charge be told apart by its type', () => {
    const storeOf = (source: Wire['Source']): string | null =>
      source.type === 'barcode_alipay' ? source.store_id : (source.store_id satisfies null)

    expect(storeOf({ type: 'alipayplus_upm', store_id: null } as Wire['Source'])).toBeNull()
  })
})

describe('alipayplus_upm', () => {
  it('answers a charge of THB 1,500.00 field for field as documented, in that order', async () => {
    await using checked = await openSandbox({ startAt: '2024-09-10T03:57:36Z', outcome: 'manual' })
    await checked.api.patch('/account', { zero_interest_installments: false }).expect(200)

    const { body: charge } = await checked.api
      .post('/charges', {
        ...{ amount: 150_000, currency: 'THB' },
        source: { type: 'alipayplus_upm', barcode: '2810203040506070809' },
      })
      .expect(200)

    const made = '2024-09-10T03:57:36Z'
    const expected = documented({ charge: charge.id, source: charge.source.id, made })
    expect(JSON.stringify(charge, null, 1)).toBe(JSON.stringify(expected, null, 1))
  })

  it('has the same shape whatever shape its account has', async () => {
    const keys = await Promise.all(
      ['2020-07', '2025-03'].map(async (wire) => {
        await using checked = await openSandbox({ wire, outcome: 'manual' })
        const { body } = await checked.api.post('/charges', {
          ...{ amount: 150_000, currency: 'THB' },
          source: { type: 'alipayplus_upm', barcode: '2810203040506070809' },
        })
        return [Object.keys(body), Object.keys(body.source)]
      }),
    )

    expect(keys[0]).toEqual(keys[1])
    expect(keys.flat(2)).not.toContain('multi_capture')
  })

  it("fails where the phone's code is one of another wallet", async () => {
    await using checked = await openSandbox({ outcome: 'manual', after: '0s' })
    const { control } = checked.sandbox
    const { barcode } = await control.phone.showCode({ source_type: 'wechat_pay_upm' })

    const { body } = await checked.api.post('/charges', {
      ...{ amount: 150_000, currency: 'THB', source: { type: 'alipayplus_upm', barcode } },
    })

    const charge = (await checked.api.get(`/charges/${body.id}`)).body
    expect(charge).toMatchObject({ status: 'failed', failure_code: 'payment_rejected' })
  })
})

/** What one charge may be, as documented or assumed, written down without the methods' own modules. */
const documentedLimits = [
  ['barcode_alipay', 'TH', 'THB', 2_000, 15_000_000],
  ['alipayplus_upm', 'TH', 'THB', 2_000, 15_000_000],
  ['alipayplus_upm', 'SG', 'SGD', 100, 2_000_000],
  ['alipayplus_upm', 'MY', 'MYR', 100, 3_000_000],
  ['wechat_pay_upm', 'TH', 'THB', 2_000, 15_000_000],
] as const

describe('the limits of a charge', () => {
  it.each(documentedLimits)(
    'by %s in %s are, in %s, %i to %i',
    async (type, country, currency, min, max) => {
      await using checked = await openSandbox({ country, outcome: 'manual' })
      const store = type === 'barcode_alipay' ? { store_id: 'S1', store_name: 'One' } : {}
      const source = { type, barcode: '1234567890', ...store }
      const statusOf = async (amount: number) =>
        (await checked.api.post('/charges', { amount, currency, source })).status

      expect(await statusOf(min - 1)).toBe(400)
      expect(await statusOf(min)).toBe(200)
      expect(await statusOf(max)).toBe(200)
      expect(await statusOf(max + 1)).toBe(400)
    },
  )

  it('are of all methods and countries that there are', () => {
    const offered = methodTypes.flatMap((type) =>
      Object.keys(methodOf(type).limits).map((country) => [type, country]),
    )

    expect(documentedLimits.map(([type, country]) => [type, country])).toEqual(offered)
  })
})

describe('the country of an account', () => {
  it('decides its currency and methods, and is fixed once it has a charge or a source', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    const { control } = checked.sandbox
    const changed = await control.account.updateSettings({ country: 'SG' })
    expect(changed).toMatchObject({ currency: 'SGD', methods: ['alipayplus_upm'] })

    const source = { type: 'alipayplus_upm', barcode: '2810203040506070809' }
    await checked.api.post('/sources', { amount: 100, currency: 'SGD', ...source }).expect(200)

    await expect(control.account.updateSettings({ country: 'MY' })).rejects.toMatchObject({
      status: 409,
      remedy: expect.stringContaining('POST /__sandbox/reset'),
    })
    await control.reset()
    expect(await control.account.updateSettings({ country: 'MY' })).toMatchObject({
      currency: 'MYR',
    })
  })

  it('refuses methods that it does not have, and lets them be switched off and on', async () => {
    await using checked = await openSandbox()
    const { account } = checked.sandbox.control

    await expect(
      account.updateSettings({ country: 'SG', methods: ['wechat_pay_upm'] }),
    ).rejects.toMatchObject({
      status: 400,
      detail: 'Accounts of SG have no payment method wechat_pay_upm.',
    })
    expect(await account.updateSettings({ methods: ['wechat_pay_upm'] })).toMatchObject({
      ...{ country: 'TH', methods: ['wechat_pay_upm'] },
    })
    expect((await account.updateSettings({ methods: null })).methods).toEqual(methodTypes)
  })
})

describe('a source that was made before', () => {
  it('is refused once its payment method is switched off', async () => {
    await using checked = await openSandbox()
    const money = { amount: 150_000, currency: 'THB' }
    const scanned = { type: 'wechat_pay_upm', barcode: '131234567890123456' }
    const { body: source } = await checked.api.post('/sources', { ...money, ...scanned })
    await checked.sandbox.control.account.updateSettings({ methods: ['barcode_alipay'] })

    const answer = await checked.api.post('/charges', { ...money, source: source.id })

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_charge', message: 'type is currently not supported' },
    })
    expect(answer.headers['x-sandbox-hint']).toContain('wechat_pay_upm is switched off')
  })
})

describe('a state that is imported', () => {
  type Parts = {
    account: { settings: { country: string; methods: string[] | null } }
    charges: { facts: { source: { type: string; currency: string } } }[]
    refunds: { currency: string }[]
    transactions: { currency: string }[]
  }

  it.each<[string, string, (data: Parts) => void]>([
    [
      'names no payment method',
      '/data/account/settings/methods',
      ({ account }) => {
        account.settings.methods = []
      },
    ],
    [
      'names one that its country does not have',
      '/data/account/settings/methods/0',
      ({ account }) => {
        account.settings.methods = ['wechat_pay_upm']
      },
    ],
    [
      "has charges in another country's currency",
      '/data/charges/0/facts/source/currency',
      ({ account }) => {
        account.settings.country = 'TH'
      },
    ],
    [
      'has a charge by a method that its country does not have',
      '/data/charges/0/facts/source/type',
      ({ charges: [charge] }) => {
        if (charge) charge.facts.source.type = 'wechat_pay_upm'
      },
    ],
    [
      'has a refund in another currency',
      '/data/refunds/0/currency',
      ({ refunds: [refund] }) => {
        if (refund) refund.currency = 'THB'
      },
    ],
    [
      'has a movement of money in another currency',
      '/data/transactions/1/currency',
      ({ transactions: [, transaction] }) => {
        if (transaction) transaction.currency = 'THB'
      },
    ],
  ])('is refused where it %s', async (_what, path, change) => {
    await using checked = await openSandbox({ country: 'SG', outcome: 'manual' })
    const { control } = checked.sandbox
    const { body: charge } = await checked.api.post('/charges', {
      ...{ amount: 5_000, currency: 'SGD' },
      source: { type: 'alipayplus_upm', barcode: '2810203040506070809' },
    })
    await checked.api.post(`/charges/${charge.id}/mark_as_paid`).expect(200)
    await checked.api.post(`/charges/${charge.id}/refunds`, { amount: 100 }).expect(200)
    const state = JSON.parse(JSON.stringify(await control.state.export()))
    change(state.data)

    await expect(control.state.import(state)).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining(`at ${path}: it must`),
    })
    expect((await checked.api.get('/account')).body.currency).toBe('SGD')
  })
})

/** The documented charge, with ids and times of this one. */
function documented(of: { charge: string; source: string; made: string }): object {
  const location = `/charges/${of.charge}`
  return {
    ...{ object: 'charge', id: of.charge, location, amount: 150_000 },
    ...{ acquirer_reference_number: null, net: 147_352, fee: 2_475, fee_vat: 173 },
    ...{ interest: 0, interest_vat: 0, funding_amount: 150_000, refunded_amount: 0 },
    transaction_fees: { fee_flat: '0.0', fee_rate: '1.65', vat_rate: '7.0' },
    platform_fee: { fixed: null, amount: null, percentage: null },
    ...{ currency: 'THB', funding_currency: 'THB', ip: null },
    refunds: {
      ...{ object: 'list', data: [], limit: 20, offset: 0, total: 0 },
      ...{ location: `${location}/refunds`, order: 'chronological' },
      ...{ from: '1970-01-01T00:00:00Z', to: of.made },
    },
    ...{ link: null, description: null, metadata: {}, card: null },
    source: {
      ...{ object: 'source', id: of.source, livemode: false, location: `/sources/${of.source}` },
      ...{ amount: 150_000, barcode: '2810203040506070809', bank: null, created_at: of.made },
      ...{ currency: 'THB', email: null, flow: 'offline', installment_term: null, ip: null },
      ...{ absorption_type: null, name: null, mobile_number: null, phone_number: null },
      ...{ platform_type: null, scannable_code: null, billing: null, shipping: null, items: [] },
      ...{ references: null, provider_references: null, store_id: null, store_name: null },
      ...{ terminal_id: null, type: 'alipayplus_upm', zero_interest_installments: null },
      ...{ charge_status: 'pending', receipt_amount: null, discounts: [], promotion_code: null },
    },
    ...{ schedule: null, linked_account: null, customer: null, dispute: null, transaction: null },
    ...{ failure_code: null, failure_message: null, status: 'pending', authorize_uri: null },
    ...{ return_uri: null, created_at: of.made, paid_at: null, authorized_at: null },
    ...{ expires_at: '2024-09-17T03:57:36Z', expired_at: null, reversed_at: null },
    ...{ zero_interest_installments: false, branch: null, terminal: null, device: null },
    ...{ authorized: false, capturable: false, capture: true, disputable: false },
    ...{ livemode: false, refundable: false, partially_refundable: false, reversed: false },
    ...{ reversible: false, voided: false, paid: false, expired: false },
    ...{ can_perform_void: false, approval_code: null },
  }
}
