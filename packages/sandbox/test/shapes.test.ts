import { describe, expect, it } from 'vitest'
import {
  chargeBody,
  createCharge,
  getCharge,
  openReceiver,
  openSandbox,
  testBarcode,
} from './harness.ts'

const open = () => openSandbox({ wire: '2025-03', startAt: '2025-06-01T10:00:00Z' })

describe('the shape of 2025-03', () => {
  it('has the later fields of a charge and its source, in their order', async () => {
    await using checked = await open()

    const charge = await createCharge(checked.api)

    expect(Object.keys(charge).join(' ')).toBe(
      'object id location amount authorization_type authorized_amount captured_amount acquirer_reference_number net fee fee_vat interest interest_vat funding_amount refunded_amount transaction_fees platform_fee currency funding_currency ip refunds link description metadata card source schedule linked_account customer dispute transaction failure_code failure_message merchant_advice merchant_advice_code status authorize_uri return_uri created_at paid_at authorized_at expires_at expired_at reversed_at multi_capture zero_interest_installments branch terminal device authorized capturable capture disputable livemode refundable partially_refundable reversed reversible voided paid expired can_perform_void approval_code',
    )
    expect(Object.keys(charge.source).join(' ')).toBe(
      'object id livemode location amount barcode bank created_at currency email flow installment_term ip absorption_type name mobile_number phone_number platform_type scannable_code qr_settings billing shipping items references provider_references store_id store_name terminal_id type zero_interest_installments charge_status receipt_amount discounts promotion_code',
    )
    expect(charge).toMatchObject({
      transaction_fees: { fee_flat: '0.0', fee_rate: '1.65', vat_rate: '7.0' },
      ...{ authorization_type: null, authorized_amount: 400_000, captured_amount: 400_000 },
      multi_capture: false,
    })
  })

  it('has the limits of an account of 2025, and a charge those of its payment method', async () => {
    await using checked = await open()

    const { body } = await checked.api.get('/capability').expect(200)
    const above = await checked.api.post('/charges', chargeBody({ amount: 15_000_001 }))

    expect(body.limits).toEqual({
      charge_amount: { max: 500_000_000_000, min: 2_000 },
      transfer_amount: { max: 100_000_000_000, min: 3_000 },
      installment_amount: { min: 200_000 },
    })
    expect(above.status).toBe(400)
  })

  it('tells until when a charge can be voided', async () => {
    await using checked = await open()
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')
    const paid = await getCharge(checked.api, id)
    await checked.sandbox.control.clock.set('2025-06-01T16:15:00Z')

    expect(paid).toMatchObject({
      can_perform_void: true,
      partially_refundable: true,
      authorized_at: paid.paid_at,
    })
    expect(await getCharge(checked.api, id)).toMatchObject({
      can_perform_void: false,
      refundable: true,
    })
  })

  it('shows what was paid or failed as expired too, once its time is over', async () => {
    await using checked = await open()
    const paid = await createCharge(checked.api)
    const failed = await createCharge(checked.api, { source: { barcode: testBarcode('1001') } })

    await checked.sandbox.control.clock.advance('24h')

    expect(await getCharge(checked.api, paid.id)).toMatchObject({
      status: 'successful',
      expired: false,
      expired_at: paid.expires_at,
    })
    expect(await getCharge(checked.api, failed.id)).toMatchObject({
      status: 'failed',
      expired: true,
      expired_at: paid.expires_at,
    })
  })

  it('is that of lists, searches, refunds and webhooks too', async () => {
    await using checked = await open()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')
    const refund = await checked.api.post(`/charges/${id}/refunds`, { amount: 100 }).expect(200)
    await checked.sandbox.settled()

    const list = await checked.api.get('/charges')
    const search = await checked.api.get('/search?scope=charge')
    const events = await checked.api.get('/events')

    expect(list.body.data[0]).toHaveProperty('approval_code')
    expect(search.body.data[0]).toHaveProperty('approval_code')
    expect(list.body.data[0].refunds.data[0]).toEqual(refund.body)
    expect(refund.body).toHaveProperty('acquirer_reference_number')
    expect(receiver.received.map(({ event }) => 'approval_code' in event.data)).toEqual([
      true,
      true,
      true,
    ])
    expect(events.body.data[1].data).toEqual(receiver.received[1]?.event.data)
  })
})

describe.each(['2020-07', '2025-03'])('in the shape of %s', (wire) => {
  const reopen = () => openSandbox({ wire, startAt: '2025-06-01T10:00:00Z' })

  it('capability has what plugins read of it: ways to make tokens, none, and terms of loans', async () => {
    await using checked = await reopen()

    const { body } = await checked.api.get('/capability').expect(200)

    expect(Object.keys(body).join(' ')).toBe(
      'object location banks limits payment_methods country tokenization_methods zero_interest_installments',
    )
    expect(body.tokenization_methods).toEqual([])
    expect(body.payment_methods).toEqual(
      ['alipayplus_upm', 'barcode_alipay', 'wechat_pay_upm'].map((name) => ({
        ...{ object: 'payment_method', name, currencies: ['THB'] },
        ...{ card_brands: null, installment_terms: null, loan_installment_terms: null },
        ...{ banks: [], provider: null },
      })),
    )
  })

  it('the account has all recorded keys, in their order', async () => {
    await using checked = await reopen()

    const { body } = await checked.api.get('/account').expect(200)

    expect(Object.keys(body).join(' ')).toBe(
      'object id team livemode location country currency email created_at supported_currencies api_version auto_activate_recipients chain_enabled zero_interest_installments chain_return_uri webhook_uri metadata_export_keys chaining_allowed last_updated_api_version transfer_config',
    )
    expect(Object.keys(body.metadata_export_keys)).toEqual([
      'charge',
      'transfer',
      'refund',
      'dispute',
    ])
    expect(body.last_updated_api_version).toBe('2025-06-01')
    expect(Object.keys(body.transfer_config).join(' ')).toBe(
      'min_transfer_amount max_transfer_amount same_bank_max_transfer_amount is_payout_enabled fee provider merchant_id transfer_service_availability max_active_realtime_transfer_schedules',
    )
  })

  it('a webhook that was sent shows when in ISO form, as Java reads it', async () => {
    await using checked = await reopen()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const { body } = await checked.api.get('/events').expect(200)

    expect(body.data[0].webhook_deliveries[0].created_at).toBe('2025-06-01T10:00:00Z')
  })
})

describe('an SDK of Omise’s', () => {
  it.each([
    ['2020-07', 'OmiseJava/5.3.0 Java/21', true],
    ['2020-07', 'OmisePHP/3.0.0 PHP/8.3', true],
    ['2020-07', 'curl/8.5.0', false],
    ['2025-03', 'OmiseJava/5.3.0 Java/21', false],
  ])(
    'that makes a charge in %s as %s is told of the later shape: %s',
    async (wire, agent, expected) => {
      await using checked = await openSandbox({ wire })

      const made = await checked.api.post('/charges', chargeBody()).set('User-Agent', agent)
      const got = await checked.api.get(`/charges/${made.body.id}`).set('User-Agent', agent)

      expect(made.headers['x-sandbox-hint']?.includes('--wire 2025-03') ?? false).toBe(expected)
      expect(got.headers).not.toHaveProperty('x-sandbox-hint')
    },
  )
})

describe('the shape of 2020-07', () => {
  it('has the fields and limits of then', async () => {
    await using checked = await openSandbox()

    const charge = await createCharge(checked.api)
    const { body } = await checked.api.get('/capability').expect(200)

    for (const later of [
      'multi_capture',
      'authorization_type',
      'authorized_amount',
      'captured_amount',
    ])
      expect(charge).not.toHaveProperty(later)
    expect(charge.source).not.toHaveProperty('qr_settings')
    expect(body.limits).toEqual({
      charge_amount: { max: 15_000_000, min: 2_000 },
      transfer_amount: { max: 5_000_000_000, min: 3_000 },
      installment_amount: { min: 200_000 },
    })
  })
})
