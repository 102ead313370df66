import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import {
  type CheckedSandbox,
  chargeBody,
  createCharge,
  doors,
  openReceiver,
  openThrough,
  sendBytes,
  testBarcode,
} from './harness.ts'

/** What a caller on a real socket gets for a new charge: a status and text, or the error of the socket. */
async function charge(
  checked: CheckedSandbox,
  options: { barcode?: string; signal?: AbortSignal; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string; headers: Headers } | { error: string }> {
  const { sandbox } = checked
  const url = await addressOf(checked)
  try {
    const answer = await fetch(`${url}/charges`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${sandbox.secretKey}:`)}`,
        'content-type': 'application/json',
        ...options.headers,
      },
      body: JSON.stringify(
        chargeBody(options.barcode === undefined ? {} : { source: { barcode: options.barcode } }),
      ),
      ...(options.signal ? { signal: options.signal } : {}),
    })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  } catch (error) {
    const { cause, name } = error as Error & { cause?: { code?: string } }
    return { error: cause?.code ?? name }
  }
}

async function addressOf({ sandbox }: CheckedSandbox): Promise<string> {
  try {
    return sandbox.url
  } catch {
    return (await sandbox.listen()).url
  }
}

async function chargesOf({ api }: CheckedSandbox): Promise<Wire['Charge'][]> {
  return (await api.get('/charges').expect(200)).body.data
}

/** What a connection that is reset or cut is called by fetch. */
const cut = { error: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) }

describe.each(doors)('faults %s', (_door, controlOf) => {
  it('commit-then-reset: the answer is lost, one charge exists, is paid, and its webhook comes', async () => {
    await using checked = await openThrough(controlOf)
    await using receiver = await openReceiver()
    await checked.control.webhooks.update({ url: receiver.url })
    await checked.control.faults.add({ on: 'POST /charges', type: 'commit-then-reset', times: 1 })

    const answer = await charge(checked)
    await checked.control.clock.advance('2s')

    expect(answer).toEqual(cut)
    const charges = await chargesOf(checked)
    expect(charges).toMatchObject([{ status: 'successful', amount: 400_000 }])
    expect(receiver.received.map(({ event }) => [event.key, event.data.id])).toEqual([
      ['charge.create', charges[0]?.id],
      ['charge.complete', charges[0]?.id],
    ])
  })

  it('reset-before-commit: the answer is lost, and nothing was done', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'reset-before-commit', times: 1 })

    const answer = await charge(checked)

    expect(answer).toEqual(cut)
    expect(await chargesOf(checked)).toEqual([])
    expect((await checked.api.get('/events')).body.total).toBe(0)
    expect(await charge(checked)).toMatchObject({ status: 200 })
  })

  it('commit-then-timeout: it is done, and no answer comes until the caller gives up', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'commit-then-timeout', times: 1 })
    const abort = new AbortController()
    const answering = charge(checked, { signal: abort.signal })
    // The call that added the fault may be told of only now, too.
    for await (const item of checked.sandbox.control.stream()) {
      if (item.type === 'request' && item.request.path === '/charges') break
    }

    abort.abort()

    expect(await answering).toEqual({ error: 'AbortError' })
    expect(await chargesOf(checked)).toMatchObject([{ status: 'pending' }])
  })

  it('a call left without an answer does not hold up a sandbox that closes', async () => {
    const checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'commit-then-timeout' })
    const answering = charge(checked)
    for await (const item of checked.sandbox.control.stream()) {
      if (item.type === 'request' && item.request.path === '/charges') break
    }
    const began = performance.now()

    await checked[Symbol.asyncDispose]()

    expect(await answering).toEqual(cut)
    expect(performance.now() - began).toBeLessThan(4_000)
  })

  it.each([
    [{}, 500, 'internal_error'],
    [{ status: 503 }, 503, 'internal_error'],
    [{ status: 403 }, 403, 'not_authorized'],
    [{ status: 403, code: 'locked_account_error', message: 'locked' }, 403, 'locked_account_error'],
    [{ status: 404 }, 404, 'not_found'],
    [{ status: 422 }, 422, 'bad_request'],
  ])('status %j: an error answers, and nothing was done', async (status, expected, code) => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'status', ...status, times: 1 })

    const answer = await checked.api.post('/charges', chargeBody())

    expect(answer.status).toBe(expected)
    expect(answer.body).toMatchObject({ object: 'error', code })
    expect(answer.headers['x-sandbox-hint']).toBe('Made so by fault_1.')
    expect(await chargesOf(checked)).toEqual([])
  })

  it('rate-limit: 429 with Retry-After, and nothing was done', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: '*', type: 'rate-limit', retry_after: '2500ms' })

    const answer = await checked.api.get('/charges')
    await checked.control.faults.clear()

    expect(answer.status).toBe(429)
    expect(answer.headers['retry-after']).toBe('3')
    expect(answer.body.code).toBe('too_many_requests')
    expect(await chargesOf(checked)).toEqual([])
  })

  it('empty and garbage: 200 with nothing, or with what is not JSON, and nothing was done', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'empty', times: 1 })
    await checked.control.faults.add({ on: 'POST /charges', type: 'garbage', times: 1 })

    const empty = await charge(checked)
    const garbage = await charge(checked)

    expect(empty).toMatchObject({ status: 200, text: '' })
    expect(garbage).toMatchObject({ status: 200, text: expect.stringMatching(/^\}\{ \d+$/) })
    expect(await chargesOf(checked)).toEqual([])
  })

  it.each([
    ['150ms'],
    [{ distribution: 'uniform', min: '150ms', max: '160ms' }],
    [{ distribution: 'lognormal', median: '150ms', sigma: 0 }],
  ] as const)('latency %j: the answer is late, by what the journal says', async (delay) => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'latency', delay, times: 1 })
    const began = performance.now()

    const made = await createCharge(checked.api)

    // Timers may fire a moment early.
    expect(performance.now() - began).toBeGreaterThan(145)
    const { data } = await checked.control.requests.list({ charge: made.id })
    expect(data[0]?.fault).toMatch(/^latency of 1[56]\d ms by fault_1$/)
  })

  it('webhook-first: the webhook comes before the answer to the call that makes it', async () => {
    await using checked = await openThrough(controlOf)
    let answered = false
    const seen: boolean[] = []
    await using receiver = await openReceiver(() => {
      seen.push(answered)
      return 200
    })
    await checked.control.webhooks.update({ url: receiver.url })
    await checked.control.faults.add({ on: 'POST /charges', type: 'webhook-first', times: 1 })

    const made = await createCharge(checked.api)
    answered = true

    expect(seen).toEqual([false])
    const { data } = await checked.control.requests.list({ charge: made.id })
    expect(data[0]?.fault).toBe('webhook-first by fault_1')
    expect((await checked.control.deliveries.list()).data).toMatchObject([{ state: 'delivered' }])
  })

  it('trigger on the operation they name, whatever its parameters are called', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api)
    const made = []
    for (const on of [
      'GET /charges/:id',
      'GET /charges/{charge}/',
      'getCharge',
      'POST /charges/{charge}/refunds',
    ]) {
      made.push(await checked.control.faults.add({ on, type: 'status', times: 1 }))
    }

    const statuses = []
    for (let count = 0; count < 4; count++) {
      statuses.push((await checked.api.get(`/charges/${id}`)).status)
    }

    expect(made.map(({ on }) => on)).toEqual([
      'GET /charges/{charge}',
      'GET /charges/{charge}',
      'GET /charges/{charge}',
      'POST /charges/{charge}/refunds',
    ])
    expect(statuses).toEqual([500, 500, 500, 200])
    expect((await checked.api.get('/charges')).status).toBe(200)
  })

  it('end with their count and their time to live, and tell how often they were used', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'GET /balance', type: 'status', times: 2 })
    await checked.control.faults.add({ on: 'GET /account', type: 'status', ttl: '10s' })
    const statusOf = async (path: string) => (await checked.api.get(path)).status

    const counted = [
      await statusOf('/balance'),
      await statusOf('/balance'),
      await statusOf('/balance'),
    ]
    const timed = [await statusOf('/account')]
    await checked.control.clock.advance('10s')
    timed.push(await statusOf('/account'))

    expect(counted).toEqual([500, 500, 200])
    expect(timed).toEqual([500, 200])
    expect((await checked.control.faults.list()).data).toMatchObject([
      { id: 'fault_1', times_left: 0, times_used: 2, expires_at: null },
      { id: 'fault_2', times_left: null, times_used: 1, expires_at: '2025-06-01T10:00:10Z' },
    ])
  })

  it('with a probability trigger on some calls, the same with the same seed', async () => {
    const runs = []
    for (const seed of ['one', 'one', 'other']) {
      await using checked = await openThrough(controlOf, { seed })
      await checked.control.faults.add({ on: 'GET /balance', type: 'status', probability: 0.5 })
      const statuses = []
      for (let count = 0; count < 40; count++) {
        statuses.push((await checked.api.get('/balance')).status)
      }
      runs.push(statuses)
    }

    expect(runs[0]).toEqual(runs[1])
    expect(runs[0]).not.toEqual(runs[2])
    expect(new Set(runs[0])).toEqual(new Set([200, 500]))
  })

  it('trigger only in the account that has them', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: '*', type: 'status' })

    expect((await checked.apiOf('skey_test_other').get('/balance')).status).toBe(200)
    expect((await checked.api.get('/balance')).status).toBe(500)
  })

  it('are told of on the charge’s timeline', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: 'POST /charges', type: 'commit-then-reset', times: 1 })
    await charge(checked)
    const [made] = await chargesOf(checked)

    const { entries } = await checked.control.timeline.get(made?.id ?? '')

    expect(entries.slice(0, 2)).toMatchObject([
      { kind: 'request', text: 'POST /charges → no answer' },
      { kind: 'fault', text: 'commit-then-reset by fault_1' },
    ])
  })

  it('are taken away one by one', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.faults.add({ on: '*', type: 'status' })
    await checked.control.faults.add({ on: '*', type: 'empty' })

    await checked.control.faults.remove('fault_1')

    expect((await checked.control.faults.list()).data).toMatchObject([{ id: 'fault_2' }])
    await expect(checked.control.faults.remove('fault_1')).rejects.toMatchObject({ status: 404 })
  })

  it.each([
    [{ on: 'POST /charge', type: 'status' }, 'POST /charges'],
    [{ on: 'POST /__sandbox/reset', type: 'status' }, 'webhook'],
    [{ on: '*', type: 'slow' }, 'latency, status, rate-limit'],
    [{ on: '*', type: 'drop' }, 'latency, status, rate-limit'],
    [{ on: 'webhook', type: 'latency' }, 'drop, duplicate, delay'],
    [{ on: '*', type: 'latency', status: 500 }, 'on, type, times, ttl, probability, delay'],
    [{ on: '*', type: 'latency', delay: '11m' }, '10m or less'],
    [{ on: '*', type: 'latency', delay: '5' }, '500ms'],
    [{ on: '*', type: 'latency', delay: { distribution: 'uniform', min: '1s' } }, '"max"'],
    [
      { on: '*', type: 'latency', delay: { distribution: 'uniform', min: '2s', max: '1s' } },
      '"max"',
    ],
    [{ on: '*', type: 'latency', delay: { distribution: 'lognormal', min: '1s' } }, '"median"'],
    [{ on: '*', type: 'latency', delay: { distribution: 'normal' } }, 'uniform, lognormal'],
    [{ on: '*', type: 'status', status: 200 }, '400 to 599'],
    [{ on: '*', type: 'status', times: 0 }, 'from 1'],
    [{ on: '*', type: 'status', probability: 2 }, 'from 0 to 1'],
    [{ on: '*', type: 'rate-limit', retry_after: 'soon' }, '500ms'],
    [{ on: 'webhook', type: 'drop', events: ['charge.failed'] }, 'charge.complete'],
    [{ on: '*', type: 'status', times_left: 1 }, 'on, type, times'],
    [{ type: 'status' }, 'Add it'],
    [{ on: `${'/'.repeat(100_000)}x`, type: 'status' }, 'POST /charges'],
    [{ on: '*', type: 'status', message: 'x'.repeat(10_000) }, '200 characters'],
  ])('%j is refused, naming what is valid, and nothing changes', async (fault, remedy) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.faults.add(fault as never)).rejects.toMatchObject({
      status: 400,
      remedy: expect.stringContaining(remedy),
    })
    expect(await checked.control.faults.list()).toEqual({ data: [] })
  })
})

describe('a test barcode', () => {
  const open = () => openThrough(async (sandbox) => sandbox.control)

  it('3001 stores the charge and resets the connection; the charge is paid as usual', async () => {
    await using checked = await open()

    const answer = await charge(checked, { barcode: testBarcode('3001') })
    await checked.control.clock.advance('2s')

    expect(answer).toEqual(cut)
    expect(await chargesOf(checked)).toMatchObject([{ status: 'successful' }])
  })

  it('3002 resets the connection and stores nothing', async () => {
    await using checked = await open()

    expect(await charge(checked, { barcode: testBarcode('3002') })).toEqual(cut)
    expect(await chargesOf(checked)).toEqual([])
  })

  it.each([
    ['3003', 500, 'internal_error'],
    ['3004', 429, 'too_many_requests'],
  ])('%s answers %i and stores nothing', async (ending, status, code) => {
    await using checked = await open()

    const answer = await checked.api.post(
      '/charges',
      chargeBody({ source: { barcode: testBarcode(ending) } }),
    )

    expect(answer).toMatchObject({ status, body: { code } })
    expect(await chargesOf(checked)).toEqual([])
  })

  it('in a stored source does the same when the source is charged', async () => {
    await using checked = await open()
    const { body: source } = await checked.api
      .post('/sources', {
        amount: 400_000,
        currency: 'THB',
        type: 'barcode_alipay',
        barcode: testBarcode('3003'),
        store_id: '1',
        store_name: 'A',
      })
      .expect(200)

    const answer = await checked.api.post('/charges', { ...chargeBody(), source: source.id })

    expect(answer.status).toBe(500)
    expect(await chargesOf(checked)).toEqual([])
  })

  it('3001 with an idempotency key answers the second time, and charges once', async () => {
    await using checked = await openThrough(async (sandbox) => sandbox.control, {
      idempotency: true,
    })
    const once = { barcode: testBarcode('3001'), headers: { 'idempotency-key': 'sale-7' } }

    const first = await charge(checked, once)
    const second = await charge(checked, once)

    expect(first).toEqual(cut)
    expect(second).toMatchObject({ status: 200 })
    expect(await chargesOf(checked)).toHaveLength(1)
  })

  it('that resets cuts a connection through the proxy as well', async () => {
    await using checked = await open()
    const { port } = await checked.sandbox.listen()
    const body = JSON.stringify(chargeBody({ source: { barcode: testBarcode('3002') } }))
    const request = [
      'CONNECT api.omise.co:80 HTTP/1.1\r\nHost: api.omise.co\r\n\r\n',
      'POST /charges HTTP/1.1\r\nHost: api.omise.co\r\nContent-Type: application/json\r\n',
      `Authorization: Basic ${btoa(`${checked.sandbox.secretKey}:`)}\r\n`,
      `Content-Length: ${body.length}\r\n\r\n${body}`,
    ]

    const answer = await sendBytes(port, request.join('')).catch((error) => error.code)

    expect(answer).toMatch(/^(ECONNRESET|HTTP\/1.1 200 Connection Established\r\n\r\n)$/)
  })
})
