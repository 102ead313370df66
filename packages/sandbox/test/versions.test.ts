import { describe, expect, it } from 'vitest'
import { type Api, chargeBody, createCharge, openReceiver, openSandbox } from './harness.ts'

/** A sandbox whose answers come in several shapes; the shapes are what these tests are about. */
const open = (options: Parameters<typeof openSandbox>[0] = {}) =>
  openSandbox({ startAt: '2025-06-01T10:00:00Z', ...options }, { shapes: false })

const in2017 = (api: Api, path: string) => api.get(path).set('Omise-Version', '2017-11-02')

describe('an answer in version 2017-11-02', () => {
  it('has the older names, lower-case currencies and a reference', async () => {
    await using checked = await open()
    const { id } = await createCharge(checked.api, {
      metadata: { currency: 'THB', created_at: 'x' },
    })

    const { body, headers } = await in2017(checked.api, `/charges/${id}`).expect(200)

    expect(headers['omise-version']).toBe('2017-11-02')
    expect(body).toMatchObject({
      created: '2025-06-01T10:00:00Z',
      currency: 'thb',
      funding_currency: 'thb',
      refunded: 0,
      reference: null,
      metadata: { currency: 'THB', created_at: 'x' },
      refunds: { order: null },
      source: { currency: 'thb', created: '2025-06-01T10:00:00Z' },
    })
    for (const name of ['created_at', 'refunded_amount']) expect(body).not.toHaveProperty(name)
    expect(Object.keys(body).slice(0, 4)).toEqual(['object', 'id', 'location', 'amount'])
  })

  it('shows refunds without status, transactions by type and source, and the balance as available', async () => {
    await using checked = await open()
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')
    await checked.api.post(`/charges/${id}/refunds`, { amount: 100 }).expect(200)

    const refunds = await in2017(checked.api, `/charges/${id}/refunds`)
    const transactions = await in2017(checked.api, '/transactions')
    const balance = await in2017(checked.api, '/balance')
    const account = await in2017(checked.api, '/account')

    expect(refunds.body).toMatchObject({
      order: 'chronological',
      data: [{ currency: 'thb', voided: false }],
    })
    expect(refunds.body.data[0]).not.toHaveProperty('status')
    expect(transactions.body.data[0]).toMatchObject({ type: 'credit', source: id })
    expect(transactions.body.data[0]).not.toHaveProperty('direction')
    expect(balance.body).toMatchObject({ available: 392_838, total: 392_838, reserve_amount: 0 })
    expect(account.body).toMatchObject({ id: 'acct_sandbox', currency: 'thb' })
  })

  it('is asked for by one request and not remembered', async () => {
    await using checked = await open()
    await in2017(checked.api, '/charges').expect(200)

    expect((await checked.api.get('/charges')).headers['omise-version']).toBe('2019-05-29')
  })
})

describe('an event', () => {
  it('is sent in the version of the account, whatever the request asked for', async () => {
    await using checked = await open({ outcome: 'manual' })
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await checked.sandbox.control.account.updateSettings({ api_version: '2017-11-02' })

    await checked.api.post('/charges', chargeBody()).set('Omise-Version', '2019-05-29').expect(200)
    await checked.sandbox.settled()

    const [sent] = receiver.received
    expect(sent?.event).toMatchObject({
      created: '2025-06-01T10:00:00Z',
      data: { currency: 'thb', refunded: 0 },
    })
    expect(sent?.event).not.toHaveProperty('webhook_deliveries')
  })

  it('keeps the version of its moment inside, and has that of the request around it', async () => {
    await using checked = await open({ outcome: 'manual', apiVersion: '2017-11-02' })
    await createCharge(checked.api)
    await checked.sandbox.control.account.updateSettings({ api_version: '2019-05-29' })
    await createCharge(checked.api)

    const now = await checked.api.get('/events')
    const then = await in2017(checked.api, '/events')

    expect(now.body.data[0]).toMatchObject({
      created_at: '2025-06-01T10:00:00Z',
      data: { created: '2025-06-01T10:00:00Z' },
    })
    expect(now.body.data[1]).toMatchObject({ data: { created_at: '2025-06-01T10:00:00Z' } })
    expect(then.body.data[1]).toMatchObject({
      created: '2025-06-01T10:00:00Z',
      data: { created_at: '2025-06-01T10:00:00Z' },
    })
  })
})

describe('a version', () => {
  it.each(['2015-11-17', '2014-07-27'])(
    '%s is older than the method, and refused',
    async (version) => {
      await using checked = await open()

      const answer = await checked.api.get('/charges').set('Omise-Version', version)

      expect(answer).toMatchObject({
        status: 400,
        body: {
          message: `barcode_alipay requires API version 2017-11-02 or later, not ${version}`,
        },
      })
      expect(answer.headers).not.toHaveProperty('omise-version')
    },
  )

  it('that is older than the payment method of a request is refused by its name', async () => {
    await using checked = await open()
    const source = { type: 'wechat_pay_upm', barcode: '131234567890123456' }

    const charge = await checked.api
      .post('/charges', { amount: 2_000, currency: 'THB', source })
      .set('Omise-Version', '2015-11-17')

    expect(charge.body.message).toMatch(/^wechat_pay_upm requires API version 2017-11-02 or later/)
  })

  it('that does not exist is served as the account has it, with a hint; or refused, when told to be strict', async () => {
    await using tolerant = await open()
    await using strict = await open({ strictVersion: true })
    const ask = (api: Api) => api.get('/charges').set('Omise-Version', '2019-09-29')

    const served = await ask(tolerant.api)
    const refused = await ask(strict.api)

    expect(served).toMatchObject({ status: 200, headers: { 'omise-version': '2019-05-29' } })
    expect(served.headers['x-sandbox-hint']).toContain('There is no API version "2019-09-29"')
    expect(refused).toMatchObject({ status: 400, body: { code: 'bad_request' } })
  })
})
