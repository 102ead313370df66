import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, createCharge, openSandbox, testBarcode } from './harness.ts'
import { request } from './request.ts'

async function withHistory(): Promise<
  CheckedSandbox & { paid: string; failed: string; refund: string }
> {
  const checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z' })
  const paid = await createCharge(checked.api, {
    description: 'Table 7',
    metadata: { order: 'A-1007' },
  })
  const failed = await createCharge(checked.api, {
    amount: 5_000,
    source: { barcode: testBarcode('1004') },
  })
  await checked.sandbox.control.clock.advance('1h')
  const refund = await checked.api.post(`/charges/${paid.id}/refunds`, {
    amount: 1_000,
    metadata: { why: 'cold tea' },
  })
  return { ...checked, paid: paid.id, failed: failed.id, refund: refund.body.id }
}

describe('money', () => {
  it('each paid charge and refund is a transaction, and the balance is their sum', async () => {
    await using checked = await withHistory()

    const { body } = await checked.api.get('/transactions').expect(200)
    const balance = await checked.api.get('/balance').expect(200)

    expect(
      body.data.map((one: Wire['Transaction']) => [one.direction, one.key, one.origin, one.amount]),
    ).toEqual([
      ['credit', 'charge.captured.net', checked.paid, 392_938],
      ['debit', 'refund.initiated.debit', checked.refund, 1_000],
    ])
    expect(balance.body).toMatchObject({ object: 'balance', total: 391_938, transferable: 391_938 })
    const one = await checked.api.get(`/transactions/${body.data[0].id}`).expect(200)
    expect(one.body).toEqual(body.data[0])
  })

  it('a transaction sorts before the event that tells of it', async () => {
    await using checked = await withHistory()
    const tails = async (path: string) =>
      (await checked.api.get(path)).body.data.map(({ id }: { id: string }) => id.slice(-19))

    const [, , ...events] = await tails('/events')
    const [first] = await tails('/transactions')

    expect(first < events[0]).toBe(true)
  })

  it('an unknown transaction is not found', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.get('/transactions/trxn_test_1')

    expect(answer).toMatchObject({
      status: 404,
      body: { message: 'transaction trxn_test_1 was not found' },
    })
  })

  it('all refunds are listed', async () => {
    await using checked = await withHistory()

    const answer = await checked.api.get('/refunds').expect(200)

    expect(answer.body).toMatchObject({
      total: 1,
      location: '/refunds',
      data: [{ id: checked.refund }],
    })
  })
})

describe('a search', () => {
  const idsIn = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id)

  it.each<[string, ('paid' | 'failed')[]]>([
    ['', ['failed', 'paid']],
    ['order=chronological', ['paid', 'failed']],
    ['query=table', ['paid']],
    ['query=a-10', ['paid']],
    ['query=nothing', []],
    ['filters[status]=failed', ['failed']],
    ['filters[status]=successful&filters[refunded]=true', ['paid']],
    ['filters[failure_code]=payment_rejected', ['failed']],
    ['filters[amount]=50', ['failed']],
    ['filters[amount]=50.00', ['failed']],
    ['filters[amount]=5000', []],
    ['filters[currency]=thb&filters[source_type]=barcode_alipay', ['failed', 'paid']],
    ['filters[created]=2025-06-01', ['failed', 'paid']],
    ['filters[created]=2025-06-02..2025-06-03', []],
    ['filters[created]=2025-05-31..2025-06-01', ['failed', 'paid']],
    ['filters[created]=2025-06-01..', ['failed', 'paid']],
    ['filters[created]=..2025-05-31', []],
    ['filters[created]=2025-06-01T10:00:00Z..2025-06-01T10:00:00Z', ['failed', 'paid']],
    ['filters[amount]=10..50', ['failed']],
    ['filters[amount]=50..', ['failed', 'paid']],
    ['filters[amount]=..49.99', []],
    ['filters[amount]=50.01..4000', ['paid']],
    ['filters[refund_amount]=1..10', ['paid']],
    ['filters[refund_amount]=0', ['failed']],
    ['filters[amount]=4000..&filters[status]=failed', []],
    ['filters[captured]=yes', ['paid']],
    ['filters[captured]=True', ['paid']],
    ['filters[captured]=0', ['failed']],
    ['filters[status]=reversed', []],
    ['filters[source_type]=promptpay', []],
    ['filters[failure_code]=timeout', []],
    ['filters[capture]=on&filters[disputed]=no', ['failed', 'paid']],
    ['filters[card_last_digits]=4242', []],
    ['per_page=1&page=2', ['paid']],
  ])('of charges with "%s" finds the right ones', async (query, wanted) => {
    await using checked = await withHistory()

    const answer = await checked.api.get(`/search?scope=charge&${query}`).expect(200)

    expect(idsIn(answer)).toEqual(wanted.map((name) => checked[name]))
  })

  it('has amounts in baht, as recorded: 4096.69 finds a charge of 409669', async () => {
    await using checked = await withHistory()
    const { id } = await createCharge(checked.api, { amount: 409_669 })

    const found = await checked.api.get('/charges/search?filters[amount]=4096.69').expect(200)
    const inSatang = await checked.api.get('/charges/search?filters[amount]=409669').expect(200)

    expect(found.body).toMatchObject({ data: [{ id }], filters: { amount: '4096.69' } })
    expect(found.headers).not.toHaveProperty('x-sandbox-hint')
    expect(inSatang.body.total).toBe(0)
    expect(inSatang.headers['x-sandbox-hint']).toContain('in baht')
  })

  it('finds a charge by its id, and repeats what was asked', async () => {
    await using checked = await withHistory()

    const { body } = await checked.api
      .get(`/charges/search?query=${checked.paid}&filters[voided]=false`)
      .expect(200)

    const { data, ...envelope } = body
    expect(data).toHaveLength(1)
    expect(envelope).toEqual({
      object: 'search',
      export: null,
      page: 1,
      per_page: 30,
      total: 1,
      total_pages: 1,
      filters: { voided: 'false' },
      location: '/charges/search',
      order: 'reverse_chronological',
      query: checked.paid,
      scope: 'charge',
      aggregate_level: null,
    })
  })

  it('without a query repeats it blank, as recorded', async () => {
    await using checked = await withHistory()

    for (const query of ['', '&query=', '&query=%20']) {
      const { body } = await checked.api.get(`/search?scope=charge${query}`).expect(200)
      expect(body).toMatchObject({ query: '', total: 2 })
    }
  })

  it('finds refunds', async () => {
    await using checked = await withHistory()

    const one = await checked.api
      .get('/search?scope=refund&query=cold&filters[voided]=false')
      .expect(200)
    const same = await checked.api.get('/refunds/search?filters[amount]=10').expect(200)
    const within = await checked.api.get('/refunds/search?filters[amount]=..10').expect(200)
    const ofCharge = await checked.api
      .get(`/refunds/search?filters[charge_id]=${checked.paid}`)
      .expect(200)
    const others = await checked.api.get('/refunds/search?filters[amount]=10.01..').expect(200)

    for (const answer of [one, same, within, ofCharge])
      expect(idsIn(answer)).toEqual([checked.refund])
    expect(idsIn(others)).toEqual([])
  })

  it('takes filters in JSON as it takes them in a query, and repeats them as texts', async () => {
    await using checked = await withHistory()

    const { body } = await request(checked.sandbox.handler)
      .get('/search')
      .auth(checked.sandbox.secretKey, '')
      .send({ scope: 'charge', filters: { amount: 50.0, captured: false, status: null } })

    expect(body).toMatchObject({ total: 1, filters: { amount: '50', captured: 'false' } })
  })

  it.each([
    ['customer', 'created', '2017-01-01..2022-12-21'],
    ['dispute', 'card_last_digits', '5454'],
    ['link', 'used', 'true'],
    ['recipient', 'active', 'true'],
    ['transfer', 'currency', 'thb'],
  ])('of every %s takes its filters, as recorded', async (scope, name, value) => {
    await using checked = await withHistory()

    const { body } = await checked.api
      .get(`/search?scope=${scope}&filters[${name}]=${value}`)
      .expect(200)

    expect(body).toMatchObject({ total: 0, scope, filters: { [name]: value } })
  })

  it('of what this sandbox has none of finds nothing', async () => {
    await using checked = await withHistory()

    const { body } = await checked.api.get('/search?scope=customer').expect(200)

    expect(body).toMatchObject({ data: [], total: 0, total_pages: 0, scope: 'customer' })
  })

  it.each([
    ['', 'invalid_scope'],
    ['scope=card', 'invalid_scope'],
    ['scope=charge&filters[colour]=red', 'invalid_filter'],
    ['scope=charge&page=0', 'invalid_page'],
    ['scope=charge&per_page=x', 'invalid_per_page'],
    ['scope=charge&filters=red', 'invalid_filter'],
    ['scope=charge&filters[amount]=abc', 'invalid_filter'],
    ['scope=charge&filters[amount]=-1', 'invalid_filter'],
    ['scope=charge&filters[amount]=4096.690', 'invalid_filter'],
    ['scope=charge&filters[amount]=1e3', 'invalid_filter'],
    ['scope=charge&filters[amount]=2000..1000', 'invalid_filter'],
    ['scope=charge&filters[amount]=1000...2000', 'invalid_filter'],
    ['scope=charge&filters[amount]=1..2..3', 'invalid_filter'],
    ['scope=charge&filters[amount]=..', 'invalid_filter'],
    ['scope=charge&filters[amount][gte]=1', 'invalid_filter'],
    ['scope=charge&filters[refund_amount]=some', 'invalid_filter'],
    ['scope=charge&filters[captured]=banana', 'invalid_filter'],
    ['scope=charge&filters[created]=banana', 'invalid_filter'],
    ['scope=charge&filters[created]=2025-02-30', 'invalid_filter'],
    ['scope=charge&filters[created]=2025-06-02..2025-06-01', 'invalid_filter'],
    ['scope=charge&filters[currency]=baht', 'invalid_filter'],
    ['scope=charge&filters[status]=nonsense', 'invalid_filter'],
    ['scope=charge&filters[failure_code]=banana', 'invalid_filter'],
    ['scope=charge&filters[source_type]=banana', 'invalid_filter'],
    ['scope=refund&filters[voided]=banana', 'invalid_filter'],
    ['scope=refund&filters[authorized]=true', 'invalid_filter'],
  ])('with "%s" is refused: 422 %s', async (query, code) => {
    await using checked = await openSandbox()

    const answer = await checked.api.get(`/search?${query}`)

    expect(answer).toMatchObject({ status: 422, body: { code } })
    expect(answer.headers['x-sandbox-hint']).toContain('Use ')
  })
})

describe('the order of a search', () => {
  it('that is no order is refused, as that of a list is', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.get('/search?scope=charge&order=sideways')

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad_request', message: 'order is invalid' },
    })
  })
})

describe('what a scanned payment cannot', () => {
  it.each([
    ['capture', 'failed_capture', 'Charge is not authorized'],
    ['reverse', 'failed_reverse', 'only uncaptured authorized charges can be reversed'],
  ])('%s: refused, pending or paid', async (action, code, message) => {
    await using checked = await withHistory()

    for (const id of [checked.paid, checked.failed]) {
      const answer = await checked.api.post(`/charges/${id}/${action}`)
      expect(answer).toMatchObject({ status: 400, body: { code, message } })
    }
    expect((await checked.api.post(`/charges/chrg_test_1/${action}`)).status).toBe(404)
  })
})

describe('what this sandbox has none of', () => {
  it.each([
    ...['customers', 'disputes', 'links', 'recipients', 'schedules', 'transfers', 'receipts'],
    ...['chains', 'charges/schedules', 'transfers/schedules'],
    ...['disputes/open', 'disputes/pending', 'disputes/closed'],
  ])('GET /%s is an empty list', async (name) => {
    for (const wire of ['2020-07', '2025-03']) {
      await using checked = await openSandbox({ wire })

      const answer = await checked.api.get(`/${name}?limit=5`).expect(200)

      expect(answer.body).toMatchObject({
        object: 'list',
        data: [],
        total: 0,
        limit: 5,
        location: `/${name}`,
      })
    }
  })

  it.each([
    ['post', '/tokens'],
    ['post', '/customers'],
    ['post', '/transfers'],
  ] as const)('%s %s says that this is a barcode sandbox', async (method, path) => {
    await using checked = await openSandbox()

    const answer = await checked.api[method](path)

    expect(answer).toMatchObject({ status: 400, body: { code: 'feature_not_supported' } })
    expect(answer.headers['x-sandbox-hint']).toContain('scanned codes only')
  })
})

describe('one of what this sandbox has none of', () => {
  it.each([
    ['get', '/customers/missing', 'customer missing was not found'],
    ['get', '/schedules/missing', 'schedule missing was not found'],
    ['get', '/tokens/tokn_test_1', 'token tokn_test_1 was not found'],
    ['patch', '/customers/cust_test_1', 'customer cust_test_1 was not found'],
    ['get', '/customers/cust_test_1/cards', 'customer cust_test_1 was not found'],
    ['get', '/chains/acch_test_1', 'chain acch_test_1 was not found'],
    ['get', '/customers/search', 'the requested resource was not found'],
    ['get', '/transfers/search', 'the requested resource was not found'],
    ['get', '/forex/usd', 'the requested resource was not found'],
    ['get', '/schema', 'the requested resource was not found'],
    ['patch', '/disputes/open', 'the requested resource was not found'],
  ] as const)('%s %s is not found', async (method, path, message) => {
    await using checked = await openSandbox()

    const answer = await (method === 'patch' ? checked.api.patch(path, {}) : checked.api.get(path))

    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found', message } })
  })
})

describe('the account', () => {
  it('takes a new webhook_uri, and leaves what is left out', async () => {
    await using checked = await openSandbox()
    const url = 'http://127.0.0.1:9/hook'

    const set = await checked.api.patch('/account', { webhook_uri: url }).expect(200)
    const kept = await checked.api
      .patch('/account', { zero_interest_installments: 'false' })
      .expect(200)
    const cleared = await checked.api.patch('/account', { webhook_uri: null }).expect(200)

    expect(set.body).toMatchObject({ webhook_uri: url, zero_interest_installments: true })
    expect(kept.body).toMatchObject({ webhook_uri: url, zero_interest_installments: false })
    expect(cleared.body).toMatchObject({ webhook_uri: null })
    expect(await createCharge(checked.api)).toMatchObject({ zero_interest_installments: false })
  })

  it('does not take one that webhooks cannot go to', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.patch('/account', { webhook_uri: 'http://169.254.169.254/' })

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad_request', message: 'webhook uri is invalid' },
    })
  })

  it('lists the versions that it can be served in', async () => {
    await using checked = await openSandbox()

    const all = await checked.api.get('/account/api_versions').expect(200)
    const last = await checked.api
      .get('/account/api_versions?order=reverse_chronological&limit=1')
      .expect(200)

    const version = (of: string) => ({ object: 'api_version', version: of })
    expect(all.body).toMatchObject({
      data: [version('2017-11-02'), version('2019-05-29')],
      total: 2,
      location: '/account/api_versions',
    })
    expect(last.body).toMatchObject({ data: [version('2019-05-29')], total: 2 })
  })

  it('tells the versions there are', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api.get('/').expect(200)

    expect(answer.body).toMatchObject({
      object: 'system_info',
      versions: expect.arrayContaining(['2019-05-29']),
    })
  })
})

describe('expand', () => {
  it('shows whole what is else shown by its id', async () => {
    await using checked = await withHistory()
    const { paid, refund } = checked

    const plain = await checked.api.get(`/charges/${paid}`).expect(200)
    const charge = await checked.api.get(`/charges/${paid}?expand=true`).expect(200)
    const whole = await checked.api
      .get(`/charges/${paid}/refunds/${refund}?expand=true`)
      .expect(200)
    const part = await checked.api
      .get(`/charges/${paid}/refunds/${refund}?expand[]=charge`)
      .expect(200)

    expect(charge.body.transaction).toMatchObject({
      object: 'transaction',
      id: plain.body.transaction,
    })
    expect(whole.body).toMatchObject({
      charge: { id: paid },
      transaction: { object: 'transaction' },
    })
    expect(part.body).toMatchObject({
      charge: { id: paid },
      transaction: expect.stringMatching(/^trxn_/),
    })
  })

  it('of a charge that has none shows null', async () => {
    await using checked = await withHistory()

    const { body } = await checked.api.get(`/charges/${checked.failed}?expand=true`).expect(200)

    expect(body.transaction).toBeNull()
  })
})

describe('Idempotency-Key', () => {
  const body = {
    amount: 2000,
    currency: 'THB',
    source: { type: 'barcode_alipay', barcode: '1', store_id: '1', store_name: 'A' },
  }

  it('is passed over, as the real API does', async () => {
    await using checked = await openSandbox()

    for (let count = 0; count < 2; count++)
      await checked.api.post('/charges', body).set('Idempotency-Key', 'k')

    expect((await checked.api.get('/charges')).body.total).toBe(2)
  })

  it('knows a request again whose fields come in another order, at any depth', async () => {
    await using checked = await openSandbox({ idempotency: true })
    const { source, ...rest } = body
    const turned = Object.fromEntries(Object.entries(source).reverse())
    const send = (fields: object) =>
      checked.api.post('/charges', fields).set('Idempotency-Key', 'k')

    const first = await send({ ...rest, source })
    const second = await send({ source: turned, ...rest })

    expect([second.status, second.body.id]).toEqual([200, first.body.id])
  })

  it('is honoured on demand: one charge, however often and however close together', async () => {
    await using checked = await openSandbox({ idempotency: true })
    const send = (changes = {}) =>
      checked.api.post('/charges', { ...body, ...changes }).set('Idempotency-Key', 'k')

    const answers = await Promise.all([send(), send(), send()])
    const other = await send({ amount: 3000 })

    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    expect(
      answers.filter(({ headers }) => headers['x-sandbox-idempotent-replayed'] === 'true'),
    ).toHaveLength(2)
    expect(other).toMatchObject({
      status: 400,
      body: { message: 'Idempotency-Key was used with another request' },
    })
    expect((await checked.api.get('/charges')).body.total).toBe(1)
    await checked.sandbox.control.reset()
    await send().expect(200)
    expect((await checked.api.get('/charges')).body.total).toBe(1)
  })
})
