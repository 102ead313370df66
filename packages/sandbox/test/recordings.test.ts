import { describe, expect, it } from 'vitest'
import { openSandbox } from './harness.ts'
import { request } from './request.ts'

describe('the recorded expired charge of July 2020', () => {
  it('is reproduced field for field and in its order, but for its ids', async () => {
    await using checked = await openSandbox({
      startAt: '2020-07-17T23:48:15Z',
      outcome: 'manual',
      defaultStore: { id: 'BJ_ZZ_001', name: 'Some Store' },
    })
    const source = { type: 'barcode_alipay', barcode: '281234567890123456' }
    const made = await checked.api
      .post('/charges', { amount: 500000, currency: 'THB', source })
      .expect(200)
    await checked.sandbox.control.clock.advance('23s')

    const answer = await checked.api.post(`/charges/${made.body.id}/expire`).expect(200)

    const { id, source: shown } = made.body
    const nulls = (...names: string[]) => Object.fromEntries(names.map((name) => [name, null]))
    const then = '2020-07-17T23:48:38Z'
    const recorded = {
      object: 'charge',
      id,
      location: `/charges/${id}`,
      ...{ amount: 500000, net: 491172, fee: 8250, fee_vat: 578, interest: 0, interest_vat: 0 },
      ...{ funding_amount: 500000, refunded_amount: 0 },
      ...{
        authorized: false,
        capturable: false,
        capture: true,
        disputable: false,
        livemode: false,
      },
      ...{
        refundable: false,
        reversed: false,
        reversible: false,
        voided: false,
        paid: false,
        expired: true,
      },
      platform_fee: nulls('fixed', 'amount', 'percentage'),
      ...{ currency: 'THB', funding_currency: 'THB', ip: null },
      refunds: {
        ...{ object: 'list', data: [], limit: 20, offset: 0, total: 0 },
        location: `/charges/${id}/refunds`,
        ...{ order: 'chronological', from: '1970-01-01T00:00:00Z', to: then },
      },
      ...nulls('link', 'description'),
      metadata: {},
      card: null,
      source: {
        ...{ object: 'source', id: shown.id, livemode: false, location: `/sources/${shown.id}` },
        ...{ amount: 500000, barcode: '281234567890123456', created_at: '2020-07-17T23:48:15Z' },
        ...{ currency: 'THB', email: null, flow: 'offline' },
        ...nulls('installment_term', 'name', 'mobile_number', 'phone_number', 'scannable_code'),
        references: {
          expires_at: '2020-07-18T23:48:15Z',
          ...nulls('device_id', 'customer_amount', 'customer_currency', 'customer_exchange_rate'),
          ...nulls('omise_tax_id', 'reference_number_1', 'reference_number_2'),
          ...nulls('barcode', 'payment_code', 'va_code'),
        },
        ...nulls('store_id', 'store_name', 'terminal_id'),
        ...{ type: 'barcode_alipay', zero_interest_installments: null, charge_status: 'expired' },
      },
      ...nulls('schedule', 'customer', 'dispute', 'transaction', 'failure_code', 'failure_message'),
      status: 'expired',
      ...nulls('authorize_uri', 'return_uri'),
      ...{ created_at: '2020-07-17T23:48:15Z', paid_at: null, expires_at: then, expired_at: then },
      reversed_at: null,
      zero_interest_installments: true,
      ...nulls('branch', 'terminal', 'device'),
    }
    expect(answer.text).toBe(`${JSON.stringify(recorded, null, 2)}\n`)
  })

  it('the one of 2019 has the same money: fee 16500, VAT 1155, net 982345 of 1000000', async () => {
    await using checked = await openSandbox()
    const source = {
      type: 'barcode_alipay',
      barcode: '1234567890123456',
      store_id: '1',
      store_name: 'Main Store',
    }

    const { body } = await checked.api.post('/charges', {
      ...{ amount: 1000000, currency: 'thb', source, return_uri: 'https://omise.co' },
    })

    expect(body).toMatchObject({
      fee: 16500,
      fee_vat: 1155,
      net: 982345,
      return_uri: 'https://omise.co',
      currency: 'THB',
    })
  })
})

describe('requests as other SDKs send them', () => {
  it('the PHP and Ruby ones: forms with brackets, trailing slashes', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    const send = (method: 'get' | 'post' | 'patch', path: string, form?: string) =>
      request(checked.sandbox.handler)
        [method](path)
        .auth(checked.sandbox.secretKey, '')
        .type('form')
        .send(form)
    const form = [
      'amount=400000&currency=thb&capture=true&description=Table%207&metadata%5Border%5D=A-1007',
      'source%5Btype%5D=barcode_alipay&source%5Bbarcode%5D=1234567890',
      'source%5Bstore_id%5D=1&source%5Bstore_name%5D=Main+Store',
      'webhook_endpoints%5B%5D=http%3A%2F%2F127.0.0.1%3A9%2Fhook',
    ].join('&')

    const charge = await send('post', '/charges/', form).expect(200)
    const { id } = charge.body
    const updated = await send('patch', `/charges/${id}/`, 'metadata%5Btable%5D=7').expect(200)
    const expired = await send('post', `/charges/${id}/expire/`).expect(200)

    expect(charge.body).toMatchObject({
      description: 'Table 7',
      metadata: { order: 'A-1007' },
      source: { store_name: 'Main Store' },
    })
    expect(updated.body.metadata).toEqual({ table: '7' })
    expect(expired.body.status).toBe('expired')
    await send('get', '/account/').expect(200)
    await send('get', '/search/?scope=charge&filters%5Bstatus%5D=expired').expect(200)
  })

  it('the Python and Go ones: JSON on every method, nulls for what is not asked', async () => {
    await using checked = await openSandbox()
    const send = (method: 'get' | 'post', path: string, body: string) =>
      request(checked.sandbox.handler)
        [method](path)
        .auth(checked.sandbox.secretKey, '')
        .set('Content-Type', 'application/json')
        .set('Omise-Version', '2019-05-29')
        .send(body)
    const source =
      '{"type":"barcode_alipay","barcode":"1","store_id":"1","store_name":"A","terminal_id":null}'

    const made = await send(
      'post',
      '/charges',
      `{"amount":2000,"currency":"thb","source":${source},"description":null,"metadata":null}`,
    )
    const got = await send('get', `/charges/${made.body.id}`, '{}')
    const list = await send(
      'get',
      '/charges',
      '{"limit":100,"offset":0,"order":null,"from":null,"to":null}',
    )
    const none = await send('get', '/events', 'null')

    expect([made.status, got.status, list.status, none.status]).toEqual([200, 200, 200, 200])
    expect(list.body).toMatchObject({ limit: 100, total: 1 })
  })

  it('the Node one: an empty body under a JSON content type, and no key where it has none', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    const source = { type: 'barcode_alipay', barcode: '1', store_id: '1', store_name: 'A' }
    const { body } = await checked.api.post('/charges', { amount: 2000, currency: 'THB', source })

    const expired = await request(checked.sandbox.handler)
      .post(`/charges/${body.id}/expire`)
      .auth(checked.sandbox.secretKey, '')
      .set('Content-Type', 'application/json')
    const keyless = await checked.apiOf('undefined').get('/capability')

    expect(expired.status).toBe(200)
    expect(keyless).toMatchObject({ status: 401, body: { code: 'authentication_failure' } })
  })
})
