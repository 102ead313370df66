import { describe, expect, it } from 'vitest'
import { openSandbox } from './harness.ts'
import { request } from './request.ts'

/** The page's create request, as its curl sends it. */
const createForm = [
  'amount=400000',
  'currency=THB',
  'source[type]=barcode_alipay',
  'source[barcode]=1234567890',
  'source[store_id]=BJ_ZZ_001',
  'source[store_name]=Some Store',
  'source[terminal_id]=T80001',
].join('&')

/** The page's charge, in its order; ids and times are what the test gives. */
function documentedCharge(given: { charge: string; source: string; now: string; expires: string }) {
  return {
    object: 'charge',
    id: given.charge,
    location: `/charges/${given.charge}`,
    amount: 400000,
    net: 392938,
    fee: 6600,
    fee_vat: 462,
    interest: 0,
    interest_vat: 0,
    funding_amount: 400000,
    refunded_amount: 0,
    authorized: false,
    capturable: false,
    capture: true,
    disputable: false,
    livemode: false,
    refundable: false,
    reversed: false,
    reversible: false,
    voided: false,
    paid: false,
    expired: false,
    platform_fee: { fixed: null, amount: null, percentage: null },
    currency: 'THB',
    funding_currency: 'THB',
    ip: null,
    refunds: {
      object: 'list',
      data: [],
      limit: 20,
      offset: 0,
      total: 0,
      location: `/charges/${given.charge}/refunds`,
      order: 'chronological',
      from: '1970-01-01T00:00:00Z',
      to: given.now,
    },
    link: null,
    description: null,
    metadata: {},
    card: null,
    source: {
      object: 'source',
      id: given.source,
      livemode: false,
      location: `/sources/${given.source}`,
      amount: 400000,
      barcode: '1234567890',
      created_at: given.now,
      currency: 'THB',
      email: null,
      flow: 'offline',
      installment_term: null,
      name: null,
      mobile_number: null,
      phone_number: null,
      scannable_code: null,
      references: {
        expires_at: given.expires,
        device_id: null,
        customer_amount: null,
        customer_currency: null,
        customer_exchange_rate: null,
        omise_tax_id: null,
        reference_number_1: null,
        reference_number_2: null,
        barcode: null,
        payment_code: null,
        va_code: null,
      },
      store_id: 'BJ_ZZ_001',
      store_name: 'Some Store',
      terminal_id: 'T80001',
      type: 'barcode_alipay',
      zero_interest_installments: null,
      charge_status: 'pending',
    },
    schedule: null,
    customer: null,
    dispute: null,
    transaction: null,
    failure_code: null,
    failure_message: null,
    status: 'pending',
    authorize_uri: null,
    return_uri: null,
    created_at: given.now,
    paid_at: null,
    expires_at: given.expires,
    expired_at: null,
    reversed_at: null,
    zero_interest_installments: true,
    branch: null,
    terminal: null,
    device: null,
  }
}

const startAt = '2020-07-07T01:34:23Z'
const nextDay = '2020-07-08T01:34:23Z'

async function openPage() {
  const checked = await openSandbox({ startAt })
  const curl = (path: string, form?: string) =>
    request(checked.sandbox.handler)
      .post(path)
      .auth(checked.sandbox.secretKey, '')
      .type('form')
      .send(form)
  return { checked, curl }
}

describe('the documentation page', () => {
  it('its create curl gives its JSON, byte for byte but for the ids', async () => {
    const { checked, curl } = await openPage()
    await using _ = checked

    const answer = await curl('/charges', createForm).expect(200)

    const { id, source } = answer.body as { id: string; source: { id: string } }
    expect(id).toMatch(/^chrg_test_5kgevs[0-9a-z]{13}$/)
    expect(source.id < id.replace('chrg', 'src')).toBe(true)
    const expected = documentedCharge({
      charge: id,
      source: source.id,
      now: startAt,
      expires: nextDay,
    })
    expect(answer.text).toBe(`${JSON.stringify(expected, null, 2)}\n`)
  })

  it('its expire curl gives the charge expired, at that moment', async () => {
    const { checked, curl } = await openPage()
    await using _ = checked
    const created = (await curl('/charges', createForm)).body
    await checked.sandbox.control.clock.advance('1s')
    const then = '2020-07-07T01:34:24Z'

    const answer = await curl(`/charges/${created.id}/expire`).expect(200)

    const pending = documentedCharge({
      charge: created.id,
      source: created.source.id,
      now: startAt,
      expires: nextDay,
    })
    const expected = {
      ...pending,
      expired: true,
      refunds: { ...pending.refunds, to: then },
      source: { ...pending.source, charge_status: 'expired' },
      status: 'expired',
      expires_at: then,
      expired_at: then,
    }
    expect(answer.text).toBe(`${JSON.stringify(expected, null, 2)}\n`)
  })

  it('its refund curl gives its JSON, a void of the whole amount', async () => {
    const { checked, curl } = await openPage()
    await using _ = checked
    const { id } = (await curl('/charges', createForm)).body
    await checked.sandbox.control.clock.advance('2s')
    const then = '2020-07-07T01:34:25Z'

    const answer = await curl(`/charges/${id}/refunds`, 'amount=400000').expect(200)

    const { id: refund, transaction } = answer.body
    expect(refund).toMatch(/^rfnd_test_5kgevs[0-9a-z]{13}$/)
    expect(transaction).toMatch(/^trxn_test_5kgevs[0-9a-z]{13}$/)
    const expected = {
      object: 'refund',
      id: refund,
      location: `/charges/${id}/refunds/${refund}`,
      livemode: false,
      voided: true,
      currency: 'THB',
      amount: 400000,
      metadata: {},
      charge: id,
      transaction,
      status: 'closed',
      funding_amount: 400000,
      funding_currency: 'THB',
      created_at: then,
    }
    expect(answer.text).toBe(`${JSON.stringify(expected, null, 2)}\n`)
  })

  it('the charge completes by itself, two seconds later', async () => {
    const { checked, curl } = await openPage()
    await using _ = checked
    const { id } = (await curl('/charges', createForm)).body
    const { clock } = checked.sandbox.control

    await clock.advance('1999ms')
    const before = await checked.api.get(`/charges/${id}`)
    await clock.advance('1ms')
    const afterwards = await checked.api.get(`/charges/${id}`)

    expect(before.body).toMatchObject({ status: 'pending', paid: false, transaction: null })
    expect(afterwards.body).toMatchObject({
      status: 'successful',
      authorized: true,
      paid: true,
      refundable: true,
      paid_at: '2020-07-07T01:34:25Z',
      expires_at: nextDay,
      expired_at: null,
      source: { charge_status: 'successful' },
    })
    expect(afterwards.body.transaction).toMatch(/^trxn_test_/)
  })
})
