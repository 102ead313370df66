import { describe, expect, it } from 'vitest'
import { chargeBody, createCharge, getCharge, openSandbox, testBarcode } from './harness.ts'

describe('a test barcode', () => {
  it.each([
    ['0000', 2_000, { status: 'successful', failure_code: null }],
    ['0101', 60_000, { status: 'successful', failure_code: null }],
    ['1001', 2_000, { status: 'failed', failure_code: 'payment_cancelled' }],
    ['1002', 2_000, { status: 'failed', failure_code: 'failed_processing' }],
    ['1003', 2_000, { status: 'failed', failure_code: 'insufficient_balance' }],
    ['1004', 2_000, { status: 'failed', failure_code: 'payment_rejected' }],
    ['1005', 2_000, { status: 'failed', failure_code: 'payment_expired' }],
  ])('ending in %s is answered after %i ms, and not sooner', async (ending, delay, outcome) => {
    await using checked = await openSandbox()
    const { clock } = checked.sandbox.control
    const charge = await createCharge(checked.api, { source: { barcode: testBarcode(ending) } })

    await clock.advance(`${delay - 1}ms`)
    const before = await getCharge(checked.api, charge.id)
    await clock.advance('1ms')

    expect(before).toMatchObject({ status: 'pending' })
    expect(await getCharge(checked.api, charge.id)).toMatchObject(outcome)
  })

  it('ending in 0001 is answered pending and paid at once', async () => {
    await using checked = await openSandbox()

    const charge = await createCharge(checked.api, { source: { barcode: testBarcode('0001') } })
    await checked.sandbox.settled()

    expect(charge.status).toBe('pending')
    expect(await getCharge(checked.api, charge.id)).toMatchObject({
      status: 'successful',
      paid_at: charge.created_at,
    })
  })

  it('ending in 0100 is never answered: after 25 hours the charge is expired, at its 24th', async () => {
    await using checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z' })
    const charge = await createCharge(checked.api, { source: { barcode: testBarcode('0100') } })

    await checked.sandbox.control.clock.advance('25h')

    expect(await getCharge(checked.api, charge.id)).toMatchObject({
      status: 'expired',
      expired: true,
      expired_at: '2025-06-02T10:00:00Z',
      expires_at: '2025-06-02T10:00:00Z',
      failure_code: null,
    })
  })

  it('with an unknown ending is charged as any other code, and a hint says so', async () => {
    await using checked = await openSandbox()
    const source = {
      type: 'barcode_alipay',
      barcode: testBarcode('9876'),
      store_id: '1',
      store_name: 'A',
    }

    const answer = await checked.api.post('/charges', { amount: 2000, currency: 'THB', source })

    expect(answer.headers['x-sandbox-outcome']).toBe('successful;after=2s;decided_by=server')
    expect(answer.headers['x-sandbox-hint']).toContain('No test barcode ends in 9876')
  })
})

describe('the failure of a charge', () => {
  it('is told in code and words', async () => {
    await using checked = await openSandbox()
    const charge = await createCharge(checked.api, { source: { barcode: testBarcode('1003') } })

    await checked.sandbox.control.clock.advance('2s')

    expect(await getCharge(checked.api, charge.id)).toMatchObject({
      failure_code: 'insufficient_balance',
      failure_message:
        'insufficient funds in the account or the payment method has reached its limit',
      paid: false,
      authorized: false,
      transaction: null,
    })
  })
})

describe('mark_as_paid and mark_as_failed', () => {
  it('complete a pending charge at once', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    const [one, other, third] = [
      await createCharge(checked.api),
      await createCharge(checked.api),
      await createCharge(checked.api),
    ]

    const paid = await checked.api.post(`/charges/${one?.id}/mark_as_paid`, {}).expect(200)
    const failed = await checked.api.post(`/charges/${other?.id}/mark_as_failed`).expect(200)
    const chosen = await checked.api
      .post(`/charges/${third?.id}/mark_as_failed`, { failure_code: 'payment_cancelled' })
      .expect(200)

    expect(paid.body).toMatchObject({ status: 'successful', paid: true })
    expect(failed.body).toMatchObject({ status: 'failed', failure_code: 'failed_processing' })
    expect(chosen.body).toMatchObject({ status: 'failed', failure_code: 'payment_cancelled' })
  })

  it('an unknown failure code is refused, naming the five', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    const { id } = await createCharge(checked.api)

    const answer = await checked.api.post(`/charges/${id}/mark_as_failed`, {
      failure_code: 'broke',
    })

    expect(answer.status).toBe(400)
    expect(answer.headers['x-sandbox-hint']).toContain('insufficient_balance')
    expect(await getCharge(checked.api, id)).toMatchObject({ status: 'pending' })
  })

  it('a final charge stays as it is', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')

    const expire = await checked.api.post(`/charges/${id}/expire`, {})
    const fail = await checked.api.post(`/charges/${id}/mark_as_failed`, {})

    expect(expire).toMatchObject({
      status: 400,
      body: { code: 'failed_expire', message: 'expire failed, the charge is successful already' },
    })
    expect(fail).toMatchObject({
      status: 400,
      body: { code: 'invalid_charge', message: 'charge is successful already' },
    })
    expect(await getCharge(checked.api, id)).toMatchObject({ status: 'successful' })
  })
})

describe('Prefer', () => {
  it('decides the outcome of its charge, and the answer says that it did', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api
      .post('/charges', {
        amount: 2000,
        currency: 'thb',
        source: {
          type: 'barcode_alipay',
          barcode: testBarcode('0000'),
          store_id: '1',
          store_name: 'A',
        },
      })
      .set('Prefer', 'outcome=failed;failure_code=insufficient_balance;after=5s')

    expect(answer.headers).toMatchObject({
      'x-sandbox-outcome': 'failed;failure_code=insufficient_balance;after=5s;decided_by=prefer',
      'preference-applied': 'outcome=failed;failure_code=insufficient_balance;after=5s',
    })
    await checked.sandbox.control.clock.advance('5s')
    expect(await getCharge(checked.api, answer.body.id)).toMatchObject({
      failure_code: 'insufficient_balance',
    })
  })

  it.each([
    [
      'outcome=payed',
      'There is no outcome "payed". Use one of: successful, failed, expired, manual.',
    ],
    [
      'outcome=failed;failure_code=broke',
      'There is no failure code "broke". Use one of: payment_cancelled, failed_processing, insufficient_balance, insufficient_fund, payment_rejected, payment_expired.',
    ],
    [
      'outcome=failed;delay=5s',
      'Prefer has no parameter "delay". Use: outcome, failure_code, after.',
    ],
    [
      'outcome=successful;failure_code=payment_rejected',
      'The outcome successful has no failure_code. Leave it out, or use outcome failed.',
    ],
  ])("%s is refused in the API's shape, and nothing is stored", async (prefer, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', {}).set('Prefer', prefer)

    expect(answer).toMatchObject({
      status: 400,
      body: { object: 'error', code: 'bad_request', message },
    })
    expect((await checked.api.get('/charges')).body.total).toBe(0)
  })

  it.each([
    ['after=5s;outcome=failed', 'Prefer cannot begin with "after".'],
    ['outcom=failed', 'Prefer cannot begin with "outcom".'],
    ['Outcomes=failed', 'Prefer cannot begin with "outcomes".'],
    ['ouctome=failed', 'Prefer cannot begin with "ouctome".'],
    ['failurecode=insufficient_balance', 'Prefer cannot begin with "failurecode".'],
    ['respond-async, outcom=failed', 'Prefer cannot begin with "outcom".'],
    ['outcome=manual;after=5s', 'The outcome manual comes after no time. Leave after out.'],
    ['outcome=failed;after=1s;after=2s', 'Prefer has after twice. Give it once.'],
    ['outcome=failed, outcome=manual', 'Prefer names an outcome twice. Name one.'],
  ])('%s is taken for a typing mistake, and refused', async (prefer, message) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', {}).set('Prefer', prefer)

    expect(answer.body.message).toContain(message)
  })

  it('is applied beside preferences of other names', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api
      .post('/charges', chargeBody())
      .set('Prefer', 'respond-async, x="a,b", OUTCOME=manual, wait=10')

    expect(answer.headers['preference-applied']).toBe('outcome=manual')
  })

  it('is applied when charging, and only then', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)

    const answer = await checked.api.get(`/charges/${id}`).set('Prefer', 'outcome=failed')

    expect(answer.headers).not.toHaveProperty('preference-applied')
  })

  it.each([
    'respond-async, wait=10',
    'return=minimal',
    'code=404, example=refused',
    'timezone="Asia/Bangkok"',
    'safe',
    'x="a, outcome=failed"',
    'handling=strict; outcome=failed',
    'result=failed',
    ', ,',
  ])('another preference is ignored: %s', async (prefer) => {
    await using checked = await openSandbox()
    const source = { type: 'barcode_alipay', barcode: '1', store_id: '1', store_name: 'A' }

    const answer = await checked.api
      .post('/charges', { amount: 2000, currency: 'THB', source })
      .set('Prefer', prefer)

    expect(answer.headers['x-sandbox-outcome']).toContain('decided_by=server')
    expect(answer.headers).not.toHaveProperty('preference-applied')
  })
})

describe('a charge', () => {
  it('takes a new description and metadata, and tells of it', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api, { description: 'old', metadata: { order: 1 } })

    await checked.api.patch(`/charges/${id}`, { metadata: { table: 7 } }).expect(200)

    expect(await getCharge(checked.api, id)).toMatchObject({
      description: 'old',
      metadata: { table: 7 },
    })
    const events = await checked.api.get(`/charges/${id}/events`)
    expect(events.body.data.map((event: { key: string }) => event.key)).toEqual([
      'charge.create',
      'charge.update',
    ])
  })

  it('expires when its caller said', async () => {
    await using checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z', outcome: 'manual' })
    const { id } = await createCharge(checked.api, { expires_at: '2025-06-01T10:05:00Z' })

    await checked.sandbox.control.clock.advance('5m')

    expect(await getCharge(checked.api, id)).toMatchObject({ expired_at: '2025-06-01T10:05:00Z' })
  })

  it('uses the store of the account where it names none, and shows none', async () => {
    await using checked = await openSandbox({ defaultStore: { id: 'S1', name: 'Ours' } })

    const answer = await checked.api
      .post('/charges', {
        amount: 2000,
        currency: 'THB',
        source: { type: 'barcode_alipay', barcode: '1' },
      })
      .expect(200)

    expect(answer.body.source).toMatchObject({ store_id: null, store_name: null })
  })
})

describe('an expiry', () => {
  it.each([
    [undefined, ['charge.create', 'charge.expire']],
    ['both', ['charge.create', 'charge.expire', 'charge.complete']],
  ])('with expireEvent %s is told by %j', async (expireEvent, keys) => {
    await using checked = await openSandbox(expireEvent === undefined ? {} : { expireEvent })
    const { id } = await createCharge(checked.api, { source: { barcode: testBarcode('0100') } })

    await checked.sandbox.control.clock.advance('24h')

    const { body } = await checked.api.get(`/charges/${id}/events`)
    expect(body.data.map(({ key }: { key: string }) => key)).toEqual(keys)
    expect(body.data.at(-1).data).toMatchObject({ status: 'expired' })
  })
})

describe('strict headers', () => {
  it("leave none of ours in an answer, and all of the API's", async () => {
    await using checked = await openSandbox({ strictHeaders: true })

    const answer = await checked.api.get('/charges/chrg_test_1')
    const charge = await checked.api.get('/charge')

    for (const { headers } of [answer, charge]) {
      expect(Object.keys(headers).join()).not.toContain('x-sandbox')
      expect(headers).toHaveProperty('x-request-id')
    }
  })
})

describe('a source', () => {
  const scanned = {
    amount: 5000,
    currency: 'thb',
    type: 'barcode_alipay',
    barcode: '2812',
    store_id: '1',
    store_name: 'A',
  }

  it('is made with the public key, charged once, and then shows its charge', async () => {
    await using checked = await openSandbox()
    const made = await checked
      .apiOf(checked.sandbox.publicKey)
      .post('/sources', scanned)
      .expect(200)
    expect(made.body).toMatchObject({ charge_status: 'unknown', references: null, currency: 'THB' })
    const body = { amount: 5000, currency: 'THB', source: made.body.id }

    const charge = await checked.api.post('/charges', body).expect(200)
    const again = await checked.api.post('/charges', body)

    expect(charge.body.source).toMatchObject({ id: made.body.id, charge_status: 'pending' })
    expect(again).toMatchObject({
      status: 400,
      body: { code: 'invalid_charge', message: `source ${made.body.id} was already charged` },
    })
    const source = await checked.api.get(`/sources/${made.body.id}`).expect(200)
    expect(source.body).toEqual(charge.body.source)
  })

  it('is charged with its own amount only', async () => {
    await using checked = await openSandbox()
    const { id } = (await checked.api.post('/sources', scanned)).body

    const answer = await checked.api.post('/charges', { amount: 5001, currency: 'THB', source: id })

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_charge', message: "amount must be equal to the source's amount 5000" },
    })
  })
})
