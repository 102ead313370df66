import type { ControlWire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import type { Control } from '../src/index.ts'
import {
  type CheckedSandbox,
  chargeBody,
  createCharge,
  doors,
  getCharge,
  openReceiver,
  openThrough,
  testBarcode,
} from './harness.ts'
import { request } from './request.ts'
import { callWithoutSocket } from './without-socket.ts'

const textsOf = ({ entries }: ControlWire['Timeline']) =>
  entries.map(({ kind, text }) => `${kind}: ${text.replace(/ in \d+ ms$/, '')}`)

async function readBalance({ sandbox }: CheckedSandbox, times: number): Promise<void> {
  const call = { method: 'GET', url: '/balance', key: sandbox.secretKey }
  for (let count = 0; count < times; count++) {
    expect(await callWithoutSocket(sandbox.handler, call)).toBe(200)
  }
}

describe.each(doors)('the journal %s', (_door, controlOf) => {
  it('tells what was asked, with what, and what was answered, newest first', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api)
    await checked.api.post('/charges', { amount: 1, currency: 'THB' })
    await checked.api.get('/chargez?limit=1')
    await checked.apiOf('pkey_test_sandbox').get('/capability')

    const { data, total } = await checked.control.requests.list()

    expect(total).toBe(4)
    expect(data.map(({ id: _id, duration_ms: _duration, body: _body, ...rest }) => rest)).toEqual([
      {
        at: '2025-06-01T10:00:00Z',
        method: 'GET',
        path: '/capability',
        operation: 'getCapability',
        key: 'public',
        status: 200,
        charge: null,
        outcome: null,
        fault: null,
        hint: null,
        error: null,
      },
      expect.objectContaining({
        path: '/chargez?limit=1',
        operation: null,
        key: 'secret',
        status: 404,
        hint: 'The nearest route is GET /charges.',
        error: 'not_found: the requested resource was not found',
      }),
      expect.objectContaining({
        status: 400,
        charge: null,
        error: expect.stringContaining('amount'),
      }),
      expect.objectContaining({
        method: 'POST',
        path: '/charges',
        status: 200,
        charge: id,
        outcome: 'successful;after=2s;decided_by=server',
      }),
    ])
    expect(JSON.parse(data[3]?.body ?? '')).toEqual(chargeBody({ source: { barcode: '****7890' } }))
  })

  it('is asked by charge, key, status and time', async () => {
    await using checked = await openThrough(controlOf)
    const { requests, clock } = checked.control
    const { id } = await createCharge(checked.api)
    await clock.advance('1h')
    await getCharge(checked.api, id)
    await checked.api.get('/charges/chrg_test_none')
    await checked.apiOf('pkey_test_sandbox').get('/capability')
    const asked = async (query: Parameters<typeof requests.list>[0]) => {
      const { data } = await requests.list(query)
      return data.map(({ operation }) => operation).filter((name) => name !== 'advanceClock')
    }

    expect(await asked({ charge: id })).toEqual(['getCharge', 'createCharge'])
    expect(await asked({ key: 'public' })).toEqual(['getCapability'])
    expect(await asked({ status: '404' })).toEqual(['getCharge'])
    expect(await asked({ status: '4xx' })).toEqual(['getCharge'])
    expect(await asked({ status: 'none' })).toEqual([])
    expect(await asked({ until: '2025-06-01T10:30:00Z' })).toEqual(['createCharge'])
    expect(await asked({ from: '2025-06-01T11:00:00Z', limit: 2, offset: 1 })).toEqual([
      'getCharge',
      'getCharge',
    ])
  })

  it('shows no key, and no more of a body than 2,000 characters', async () => {
    await using checked = await openThrough(controlOf)
    await checked.api.post('/charges', chargeBody({ description: 'ก'.repeat(5_000) }))

    const { data } = await checked.control.requests.list()

    expect(data[0]?.body?.length).toBeLessThanOrEqual(2_000)
    expect(JSON.stringify(data)).not.toContain('skey_test')
  })

  it('shows no whole barcode and no webhook secret', async () => {
    await using checked = await openThrough(async (sandbox) => {
      await controlOf(sandbox)
      return sandbox.control
    })
    const { handler, secretKey } = checked.sandbox
    const secret = 'c2VjcmV0LW9mLXR3ZW50eQ=='
    await checked.api.post('/charges', chargeBody({ source: { barcode: '281234567890123456' } }))
    await request(handler)
      .post('/charges')
      .auth(secretKey, '')
      .type('form')
      .send('source[barcode]=281234567890123456&amount=1')
    await checked.api.post('/charges', { source: { barcode: 281234567890123 } })
    await request(handler).put('/__sandbox/webhooks').auth(secretKey, '').send({ secret })

    const text = JSON.stringify((await checked.control.requests.list()).data)

    expect(text).not.toContain('281234567890123')
    expect(text).not.toContain(secret)
    expect(text).toContain('****3456')
  })

  it('keeps the hint of an answer that succeeded', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ match: { amount: 4000 }, outcome: 'manual' })
    const { id } = await createCharge(checked.api)

    const { data } = await checked.control.requests.list({ charge: id })

    expect(data[0]?.hint).toBe('rule_1 nearly matched: amount is 400000, not 4000.')
  })

  it('stays small, whatever is sent', async () => {
    await using checked = await openThrough(controlOf)
    const long = 'x'.repeat(900_000)
    await checked.control.rules.add({ outcome: long as never }).catch(() => {})
    await checked.api.get(`/charges/${'y'.repeat(10_000)}`)
    await checked.api.patch('/charges/none', { description: long })

    expect(JSON.stringify(await checked.control.requests.list()).length).toBeLessThan(20_000)
  })

  it('keeps the last thousand, and is emptied by a reset', async () => {
    await using checked = await openThrough(controlOf)
    await readBalance(checked, 1_005)

    const full = await checked.control.requests.list({ limit: 100 })
    await checked.control.reset()

    expect(full.total).toBe(1_000)
    expect(full.data[0]?.id).toBeGreaterThanOrEqual(1_005)
    expect((await checked.control.requests.list()).total).toBe(0)
  })

  it('tells of what changes the sandbox, and not of who only looks', async () => {
    await using checked = await openThrough(async (sandbox) => {
      await controlOf(sandbox)
      return sandbox.control
    })
    const call = (method: 'get' | 'post', path: string) =>
      request(checked.sandbox.handler)[method](path).auth(checked.sandbox.secretKey, '')
    await call('get', '/__sandbox/clock')
    await call('post', '/__sandbox/clock/advance').send({ by: '5' })

    const { data } = await checked.control.requests.list()

    expect(data).toMatchObject([
      { operation: 'advanceClock', status: 400, error: '"5" is not a duration.' },
    ])
  })

  it.each([
    [{ status: '700' }, '4xx'],
    [{ from: 'yesterday' }, '2026-01-01'],
    [{ key: 'any' as never }, 'secret, public'],
    [{ limit: -1 }, 'whole number'],
    [{ offset: Number.NaN }, 'whole number'],
    [{ colour: 'red' } as never, 'charge, key, status'],
  ])('refuses to be asked by %j', async (query, remedy) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.requests.list(query)).rejects.toMatchObject({
      status: 400,
      remedy: expect.stringContaining(remedy),
    })
  })
})

describe.each(doors)('a charge’s timeline %s', (_door, controlOf) => {
  it('tells its story in order, on a clock that stands still too', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver(({ event }) =>
      event.key === 'charge.update' ? 500 : 200,
    )
    const { control, api } = checked
    await control.webhooks.update({ url: receiver.url })
    const { id } = await createCharge(api)
    await checked.sandbox.settled()
    await api.patch(`/charges/${id}`, { description: 'tea' }).expect(200)
    await checked.sandbox.settled()
    await control.charges.setOutcome(id, {
      outcome: 'failed',
      failure_code: 'payment_rejected',
      after: '1m',
    })
    await api.post(`/charges/${id}/mark_as_paid`, {}).expect(200)
    await checked.sandbox.settled()
    await api.post(`/charges/${id}/refunds`, { amount: 400_000 }).expect(200)
    await api.post(`/charges/${id}/expire`, {}).expect(400)
    await checked.sandbox.settled()

    const timeline = await control.timeline.get(id)

    const to = `to ${receiver.url}`
    expect(timeline).toMatchObject({
      charge: id,
      status: 'successful',
      amount: 400_000,
      truncated: false,
    })
    expect(textsOf(timeline).filter((text) => !text.includes('/__sandbox'))).toEqual([
      'request: POST /charges → 200 (manual;decided_by=server)',
      'decision: manual, decided by server (default of the server)',
      'transition: pending',
      'event: charge.create',
      `delivery: charge.create ${to}: 200`,
      `request: PATCH /charges/${id} → 200 (manual;decided_by=server)`,
      'transition: description or metadata changed',
      'event: charge.update',
      `delivery: charge.update ${to}: 500`,
      'decision: failed;failure_code=payment_rejected;after=1m, decided by control (call of the control API)',
      `request: POST /charges/${id}/mark_as_paid → 200 (successful;after=0s;decided_by=api)`,
      'decision: successful;after=0s, decided by api (call of the imitated API)',
      'transition: successful',
      'event: charge.complete',
      `delivery: charge.complete ${to}: 200`,
      `request: POST /charges/${id}/refunds → 200`,
      'transition: refunded THB 4000.00 as a void',
      'event: refund.create',
      `delivery: refund.create ${to}: 200`,
      `request: POST /charges/${id}/expire → 400 (failed_expire: expire failed, the charge is successful already)`,
    ])
  })

  it('tells which rule decided, and which nearly did', async () => {
    await using checked = await openThrough(controlOf)
    const { rules, timeline } = checked.control
    await rules.add({ match: { amount: 4000 }, outcome: 'manual' })
    const near = await createCharge(checked.api)
    await rules.add({ match: { store_id: 'BJ_ZZ_001' }, outcome: 'manual' })
    const ruled = await createCharge(checked.api)
    const decisionOf = async (id: string) => {
      const { entries } = await timeline.get(id)
      return entries.find(({ kind }) => kind === 'decision')?.text
    }

    expect(await decisionOf(near.id)).toBe(
      'successful;after=2s, decided by server (default of the server); rule_1 nearly matched: amount is 400000, not 4000',
    )
    expect(await decisionOf(ruled.id)).toBe(
      'manual, decided by rule (rule_2: store_id is "BJ_ZZ_001")',
    )
  })

  it('tells what is still due', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api, { source: { barcode: testBarcode('1003') } })

    const { entries } = await checked.control.timeline.get(id)

    expect(entries.slice(-2)).toEqual([
      {
        at: '2025-06-01T10:00:02Z',
        kind: 'due',
        text: 'still due: the payer answers failed;failure_code=insufficient_balance;after=2s',
      },
      {
        at: '2025-06-02T10:00:00Z',
        kind: 'due',
        text: 'still due: the charge expires, unless it is paid',
      },
    ])
  })

  it('as Markdown is a table that nothing from outside breaks out of', async () => {
    await using checked = await openThrough(controlOf)
    const hostile = '| <script>alert(1)</script> `x` [a](b)\n# heading'
    await checked.control.rules.add({ match: { store_id: hostile }, outcome: 'manual' })
    const { id } = await createCharge(checked.api, { source: { store_id: hostile } })

    const markdown = await checked.control.timeline.markdown(id)

    const [heading, , ...table] = markdown.trimEnd().split('\n')
    expect(heading).toBe(`### Charge ${id}: pending, THB 4000.00, seen at 2025-06-01T10:00:00Z`)
    for (const row of table)
      expect(row).toMatch(/^\| ([^|]|\\\|)* \| ([^|]|\\\|)* \| ?([^|]|\\\|)* ?\|$/)
    expect(markdown.replace(/\\./g, '')).not.toMatch(/[<>`]/)
  })

  it('of an unknown charge is not found', async () => {
    await using checked = await openThrough(controlOf)

    const { get, markdown } = checked.control.timeline
    for (const ask of [get, markdown]) {
      await expect(ask('chrg_test_0')).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe.each(doors)('the stream %s', (door, controlOf) => {
  type Item = ControlWire['StreamItem']

  /** Follows a stream until `done` says so, and gives what came; `act` runs once it listens. */
  async function follow(
    control: Control,
    act: () => Promise<unknown>,
    done: (items: readonly Item[]) => boolean,
  ): Promise<Item[]> {
    const items: Item[] = []
    const stop = new AbortController()
    const stream = control.stream(stop.signal)[Symbol.asyncIterator]()
    const first = stream.next()
    // Over HTTP it listens once the answer has begun, which the first item tells of.
    const acting = door === 'in process' ? act() : untilFirst(first, act)
    for (let next = await first; !next.done; next = await stream.next()) {
      items.push(next.value)
      if (done(items)) stop.abort()
    }
    await acting
    return items
  }

  /** Does again what is harmless until the stream says something, then acts. */
  async function untilFirst(first: Promise<unknown>, act: () => Promise<unknown>): Promise<void> {
    let notifiedYet = false
    first.then(() => {
      notifiedYet = true
    })
    while (!notifiedYet) await nudge?.()
    await act()
  }
  let nudge: (() => Promise<unknown>) | undefined

  it('tells of requests, events and deliveries of its account as they happen', async () => {
    await using checked = await openThrough(controlOf)
    await using receiver = await openReceiver()
    const { control, api } = checked
    await control.webhooks.update({ url: receiver.url })
    nudge = () => api.get('/balance')

    const items = await follow(
      control,
      async () => {
        await createCharge(checked.apiOf('skey_test_other'))
        const { id } = await createCharge(api)
        await control.clock.advance('2s')
        await api.post(`/charges/${id}/refunds`, { amount: 1000 }).expect(200)
      },
      (all) =>
        all.filter((item) => item.type === 'delivery' && item.delivery.state === 'delivered')
          .length === 3,
    )

    const notified = items.flatMap((item) => {
      if (item.type === 'event') {
        const { key, charge, summary } = item
        expect([summary.id, summary.status]).toEqual([charge.id, charge.status])
        return [`event ${key} ${summary.status} ${summary.refunded} ${summary.decided_by}`]
      }
      if (item.type === 'delivery') return [`delivery ${item.delivery.key} ${item.delivery.state}`]
      if (item.type === 'request') return item.request.path === '/balance' ? [] : ['request']
      return [item.type]
    })
    expect(notified.filter((text) => !text.startsWith('request'))).toEqual([
      'event charge.create pending 0 server',
      'delivery charge.create pending',
      'delivery charge.create delivered',
      'event charge.complete successful 0 server',
      'delivery charge.complete pending',
      'delivery charge.complete delivered',
      'event refund.create successful 1000 server',
      'delivery refund.create pending',
      'delivery refund.create delivered',
    ])
    expect(notified.filter((text) => text === 'request').length).toBeGreaterThanOrEqual(1)
  })

  it('tells of a reset, and ends when the sandbox closes', async () => {
    const checked = await openThrough(controlOf)
    nudge = () => checked.api.get('/balance')
    const seen: string[] = []
    const stream = checked.control.stream()[Symbol.asyncIterator]()
    const first = stream.next()
    if (door === 'over HTTP') await untilFirst(first, async () => {})
    await checked.sandbox.control.reset()
    let next = await first
    while (!next.done && next.value.type !== 'reset') next = await stream.next()
    if (!next.done) seen.push(next.value.type)
    const closing = checked[Symbol.asyncDispose]()
    while (!next.done) next = await stream.next()
    await closing

    expect(seen).toEqual(['reset'])
  })
})

describe('a stream', () => {
  type Item = ControlWire['StreamItem']

  it('is missed by a reader who is too slow, who is told how much', async () => {
    await using checked = await openThrough(async (sandbox) => sandbox.control)
    const stream = checked.control.stream()[Symbol.asyncIterator]()
    await readBalance(checked, 1_100)
    // A database keeps entries some at a time; whoever asks for them has all.
    await checked.control.requests.list({ limit: 1 })
    const items: Item[] = []

    while (items.at(-1)?.type !== 'missed') {
      const next = await stream.next()
      if (next.done) break
      items.push(next.value)
    }

    expect(items).toHaveLength(1_001)
    expect(items.at(-1)).toEqual({ type: 'missed', count: 100 })
    await stream.return?.()
  })
})
