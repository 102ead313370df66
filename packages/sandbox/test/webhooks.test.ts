import { type AddressInfo, createServer } from 'node:net'
import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../src/index.ts'
import {
  chargeBody,
  createCharge,
  getCharge,
  openReceiver,
  openSandbox,
  type Received,
  testBarcode,
} from './harness.ts'
import { isSigned } from './signature.ts'

/** Answers the first request of each connection, keeps it open, and breaks it when the second comes. */
async function openUnreliable(how: 'reset' | 'ended') {
  let answered = 0
  const server = createServer((socket) => {
    let seen = 0
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      if (!chunk.includes('POST /hook')) return
      seen++
      if (seen > 1) {
        if (how === 'reset') socket.resetAndDestroy()
        else socket.end()
        return
      }
      answered++
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    answered: () => answered,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Calls the imitated API over a real socket, as a receiver or another process does. */
function call({ url, secretKey }: Sandbox, path: string, body?: object): Promise<Response> {
  const headers = {
    authorization: `Basic ${btoa(`${secretKey}:`)}`,
    'content-type': 'application/json',
  }
  const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  return fetch(`${url}${path}`, { headers, ...sent })
}

const keysOf = (received: readonly Received[]) => received.map(({ event }) => event.key)

describe('a webhook', () => {
  it('tells of the payment with the charge that can be retrieved, signed', async () => {
    await using checked = await openSandbox()
    await using receiver = await openReceiver()
    const { control, webhookSecret } = checked.sandbox
    await control.webhooks.update({ url: receiver.url })
    const charge = await createCharge(checked.api, { description: 'ชาเย็น 茶' })

    await control.clock.advance('2s')

    expect(keysOf(receiver.received)).toEqual(['charge.create', 'charge.complete'])
    const complete = receiver.received[1] as Received
    const now = await getCharge(checked.api, charge.id)
    expect(complete.event.data).toEqual({
      ...now,
      refunds: { ...now.refunds, to: (complete.event.data as Wire['Charge']).refunds.to },
    })
    for (const one of receiver.received) expect(await isSigned(one, webhookSecret)).toBe(true)
    expect(
      await isSigned(
        { ...complete, body: complete.body.replace('400000', '400001') },
        webhookSecret,
      ),
    ).toBe(false)
  })

  it('is the event as it is retrieved, but for its deliveries, which hold the bytes sent', async () => {
    await using checked = await openSandbox()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await checked.sandbox.settled()
    const [sent] = receiver.received

    const event = await checked.api.get(`/events/${sent?.event.id}`).expect(200)

    expect(sent?.event).toEqual({ ...event.body, webhook_deliveries: [] })
    expect(event.body.webhook_deliveries).toEqual([
      expect.objectContaining({ uri: receiver.url, status: 200, error: null, payload: sent?.body }),
    ])
  })

  it('has exactly the content type application/json', async () => {
    await using checked = await openSandbox()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect(receiver.received[0]?.headers['content-type']).toBe('application/json')
  })

  it("is signed by the wall clock, whatever the account's clock shows", async () => {
    await using checked = await openSandbox({ startAt: '2001-01-01T00:00:00Z' })
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    const before = Math.floor(Date.now() / 1000)
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const timestamp = Number(receiver.received[0]?.headers['omise-signature-timestamp'])

    expect(timestamp).toBeGreaterThanOrEqual(before)
    expect(timestamp).toBeLessThanOrEqual(Math.floor(Date.now() / 1000))
  })

  it('is not signed where there is no secret', async () => {
    await using checked = await openSandbox()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url, secret: null })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect(Object.keys(receiver.received[0]?.headers ?? {}).join()).not.toContain('signature')
  })

  it('tells of every kind of change, in order', async () => {
    await using checked = await openSandbox()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('2s')
    await checked.api.patch(`/charges/${id}`, { description: 'Table 7' }).expect(200)
    await checked.api.post(`/charges/${id}/refunds`, { amount: 100 }).expect(200)
    const never = await createCharge(checked.api, { source: { barcode: testBarcode('0100') } })
    await checked.sandbox.control.clock.advance('24h')

    expect(keysOf(receiver.received.filter(({ body }) => body.includes(id)))).toEqual([
      'charge.create',
      'charge.complete',
      'charge.update',
      'refund.create',
    ])
    expect(keysOf(receiver.received.filter(({ body }) => body.includes(never.id)))).toEqual([
      'charge.create',
      'charge.expire',
    ])
  })

  it('of a failed payment is charge.complete, with the failure', async () => {
    await using checked = await openSandbox()
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({
      url: receiver.url,
      events: ['charge.complete'],
    })
    await createCharge(checked.api, { source: { barcode: testBarcode('1004') } })

    await checked.sandbox.control.clock.advance('2s')

    expect(
      receiver.received.map(({ event }) => [event.key, event.data.status, event.data.failure_code]),
    ).toEqual([['charge.complete', 'failed', 'payment_rejected']])
  })

  it("goes to the charge's own endpoints besides the account's, once to each", async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await using account = await openReceiver()
    await using own = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: account.url })

    await createCharge(checked.api, { webhook_endpoints: [own.url, account.url] })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect([account.received.length, own.received.length]).toEqual([2, 1])
  })

  it('is attempted once, and the log tells what came of it', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await using receiver = await openReceiver(() => 503)
    const { control } = checked.sandbox
    await control.webhooks.update({ url: receiver.url })
    const { id } = await createCharge(checked.api)

    await control.clock.advance('7d')

    expect(receiver.received).toHaveLength(2)
    const log = await control.deliveries.list({ charge: id })
    expect(log).toMatchObject({
      total: 2,
      data: [
        { key: 'charge.expire', state: 'failed' },
        {
          key: 'charge.create',
          state: 'failed',
          created_at: '2025-01-01T00:00:00Z',
          next_attempt_at: null,
          attempts: [
            {
              request: {
                body: receiver.received[0]?.body,
                headers: { 'Content-Type': 'application/json' },
              },
              response: { status: 503, body: 'thank you' },
              error: null,
            },
          ],
        },
      ],
    })
  })

  it('that nobody receives fails, saying why, and disturbs nothing', async () => {
    await using checked = await openSandbox()
    const receiver = await openReceiver()
    await receiver[Symbol.asyncDispose]()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    const { id } = await createCharge(checked.api)

    await checked.sandbox.control.clock.advance('2s')

    expect(await getCharge(checked.api, id)).toMatchObject({ status: 'successful' })
    const { data } = await checked.sandbox.control.deliveries.list({ charge: id })
    expect(data[0]?.attempts[0]).toMatchObject({
      response: null,
      error: 'Connection refused: nothing listens there.',
    })
  })

  it('that is redirected is not followed', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await using receiver = await openReceiver(() => 302)
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const { data } = await checked.sandbox.control.deliveries.list()

    expect(data[0]).toMatchObject({ state: 'failed', attempts: [{ response: { status: 302 } }] })
  })

  it('may be answered by retrieving its event from inside the handler', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await checked.sandbox.listen()
    const seen: unknown[] = []
    await using receiver = await openReceiver(async ({ event }) => {
      const answer = await call(checked.sandbox, `/events/${event.id}`)
      seen.push(((await answer.json()) as { id: string }).id)
      return 200
    })
    await checked.sandbox.control.webhooks.update({ url: receiver.url })

    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect(seen).toEqual([receiver.received[0]?.event.id])
  })

  it('that hangs holds up neither the API nor another endpoint', async () => {
    await using checked = await openSandbox({ outcome: 'manual', clock: 'real' })
    let release = (_status: number) => {}
    const answered = new Promise<number>((resolve) => {
      release = resolve
    })
    await using slow = await openReceiver(() => answered)
    await using quick = await openReceiver()

    for (let count = 0; count < 30; count++) {
      await createCharge(checked.api, { webhook_endpoints: [slow.url, quick.url] })
    }
    await quick.until(30)

    expect(quick.received).toHaveLength(30)
    expect(slow.received.length).toBeLessThan(30)
    release(200)
    await checked.sandbox.settled()
    expect(slow.received).toHaveLength(30)
  })

  it('comes on a connection that was kept from the one before', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await using receiver = await openReceiver()
    let connections = 0
    receiver.server.on('connection', () => connections++)
    await checked.sandbox.control.webhooks.update({ url: receiver.url })

    for (let count = 0; count < 10; count++) {
      await createCharge(checked.api)
      await checked.sandbox.settled()
    }

    expect(receiver.received).toHaveLength(10)
    expect(connections).toBe(1)
  })

  it.each(['reset', 'ended'] as const)(
    'is not lost to a receiver whose kept connection is %s just as it is used again',
    async (how) => {
      await using checked = await openSandbox({ outcome: 'manual' })
      await using receiver = await openUnreliable(how)
      await checked.sandbox.control.webhooks.update({ url: receiver.url })

      for (let count = 0; count < 6; count++) {
        await createCharge(checked.api)
        await checked.sandbox.settled()
      }

      const { data } = await checked.sandbox.control.deliveries.list()
      expect(data.map(({ state, attempts }) => [state, attempts.length])).toEqual(
        Array.from({ length: 6 }, () => ['delivered', 1]),
      )
      expect(receiver.answered()).toBe(6)
    },
  )

  it('waiting for its turn does not hold up closing', async () => {
    const checked = await openSandbox({ outcome: 'manual' })
    let release = (_status: number) => {}
    const held = new Promise<number>((resolve) => {
      release = resolve
    })
    await using receiver = await openReceiver(() => held)
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    for (let count = 0; count < 30; count++) await createCharge(checked.api)
    await receiver.until(10)
    const closing = checked.sandbox.close()

    release(200)
    await closing

    expect(receiver.received).toHaveLength(10)
  })

  it('under way as the sandbox closes may still be answered by retrieving its event', async () => {
    const checked = await openSandbox({ outcome: 'manual' })
    const { url } = await checked.sandbox.listen()
    const closes = Promise.withResolvers<void>()
    const answers: unknown[] = []
    await using receiver = await openReceiver(async ({ event }) => {
      await closes.promise
      const answer = call(checked.sandbox, `/events/${event.id}`)
      answers.push(await answer.then(({ status }) => status).catch(() => 'refused'))
      return 200
    })
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await receiver.until(1)

    const closing = checked.sandbox.close()
    closes.resolve()
    await closing

    expect(answers).toEqual([200])
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('goes to this machine at any name below localhost, without DNS', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await using receiver = await openReceiver()
    const { port } = new URL(receiver.url)
    const { webhooks } = checked.sandbox.control
    await webhooks.update({ url: `http://shop.localhost:${port}/hook` })

    await createCharge(checked.api)
    await receiver.until(1)

    expect(receiver.received[0]?.headers.host).toBe(`shop.localhost:${port}`)
  })

  it('is sent of nothing that is done while the sandbox closes', async () => {
    const checked = await openSandbox({ outcome: 'manual' })
    await checked.sandbox.listen()
    const held = Promise.withResolvers<number>()
    await using receiver = await openReceiver(() => held.promise)
    await checked.sandbox.control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await receiver.until(1)

    const closing = checked.sandbox.close()
    const made = await call(checked.sandbox, '/charges', chargeBody())
    held.resolve(200)
    await closing

    expect(made.status).toBe(200)
    expect(receiver.received).toHaveLength(1)
  })

  it('under way as the sandbox closes leaves no call without an answer until then', async () => {
    const checked = await openSandbox({ outcome: 'manual' })
    const { control } = checked.sandbox
    await checked.sandbox.listen()
    const held = Promise.withResolvers<number>()
    await using receiver = await openReceiver(() => held.promise)
    await control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await receiver.until(1)
    await control.faults.add({ on: 'POST /charges', type: 'commit-then-timeout' })

    const closing = checked.sandbox.close()
    const began = performance.now()
    await expect(call(checked.sandbox, '/charges', chargeBody())).rejects.toThrow()

    expect(performance.now() - began).toBeLessThan(4_000)
    held.resolve(200)
    await closing
  })

  it('under way across a reset is forgotten, though the next life has the same ids', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    const { control } = checked.sandbox
    let release = (_status: number) => {}
    const held = new Promise<number>((resolve) => {
      release = resolve
    })
    await using receiver = await openReceiver(() => (receiver.received.length === 1 ? held : 200))
    await control.webhooks.update({ url: receiver.url })
    const before = await createCharge(checked.api)
    await receiver.until(1)
    await control.reset()
    await control.webhooks.update({ url: receiver.url })
    const after = await createCharge(checked.api)
    release(500)
    await checked.sandbox.settled()

    const { data } = await control.deliveries.list()

    expect(after.id).toBe(before.id)
    expect(data.map(({ state, attempts }) => [state, attempts.length])).toEqual([['delivered', 1]])
  })

  it('is sent to each endpoint once after a hundred resets', async () => {
    await using checked = await openSandbox({ outcome: 'manual' })
    await using receiver = await openReceiver()
    const { control } = checked.sandbox
    for (let count = 0; count < 100; count++) {
      await control.webhooks.update({ url: receiver.url })
      await createCharge(checked.api)
      await control.reset()
    }
    await checked.sandbox.settled()
    const before = receiver.received.length
    await control.webhooks.update({ url: receiver.url })

    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect(receiver.received.length - before).toBe(1)
    expect((await control.deliveries.list()).total).toBe(1)
  })
})

describe('webhooks of accounts that share a receiver', () => {
  it('arrive, though all that another account may send at once hang', async () => {
    const released = Promise.withResolvers<number>()
    await using receiver = await openReceiver(({ event }) =>
      event.data.description === 'hangs' ? released.promise : 200,
    )
    await using checked = await openSandbox()
    const { sandbox, apiOf } = checked
    const [hanging, bystander] = ['skey_test_hanging', 'skey_test_bystander'] as const
    for (const key of [hanging, bystander]) {
      await sandbox.controlOf(key).webhooks.update({ url: receiver.url })
    }
    for (let count = 0; count < 12; count++) {
      await createCharge(apiOf(hanging), { description: 'hangs' })
    }
    await receiver.until(10)
    await createCharge(apiOf(bystander))

    await sandbox.settled(bystander)

    const { data } = await sandbox.controlOf(bystander).deliveries.list()
    expect(data).toMatchObject([{ state: 'delivered' }])
    expect(receiver.received).toHaveLength(11)
    released.resolve(200)
    await sandbox.settled()
    expect(receiver.received).toHaveLength(13)
  })
})

describe('where webhooks may go', () => {
  it.each([
    ['ftp://127.0.0.1/', 'not http: or https:'],
    ['not a url', 'not a URL'],
    ['http://user:secret@127.0.0.1/', 'user name or password'],
    ['http://169.254.169.254/latest', 'linkLocal'],
    ['http://[fe80::1]/', 'linkLocal'],
    ['http://[::ffff:169.254.169.254]/', 'linkLocal'],
    ['http://[::127.0.0.1]/', 'IPv4-compatible'],
    ['http://[::a9fe:a9fe]/', 'IPv4-compatible'],
    ['http://0.0.0.0:8080/', 'unspecified'],
    ['http://2852039166/', 'linkLocal'],
    ['http://224.0.0.1/', 'multicast'],
    ['http://[fd00:ec2::254]/', 'metadata'],
  ])('not to %s', async (url, why) => {
    await using checked = await openSandbox()

    const update = checked.sandbox.control.webhooks.update({ url })

    await expect(update).rejects.toMatchObject({
      status: 400,
      detail: expect.stringContaining(why),
    })
    await expect(update).rejects.not.toMatchObject({ detail: expect.stringContaining('secret') })
  })

  it('off loopback not to this machine either, unless it is said so', async () => {
    await using open = await openSandbox({ adminToken: 'token', offLoopback: true })
    await using notified = await openSandbox({
      adminToken: 'token',
      offLoopback: true,
      allowPrivateWebhooks: true,
    })
    const url = 'http://10.1.2.3/hook'

    await expect(open.sandbox.control.webhooks.update({ url })).rejects.toMatchObject({
      detail: expect.stringContaining('--allow-private-webhooks'),
    })
    await expect(notified.sandbox.control.webhooks.update({ url })).resolves.toMatchObject({ url })
  })

  it('a name that resolves to a forbidden address is not connected to', async () => {
    await using checked = await openSandbox({
      outcome: 'manual',
      adminToken: 'token',
      offLoopback: true,
    })
    await using receiver = await openReceiver()
    const url = receiver.url.replace('127.0.0.1', 'localhost')
    await checked.sandbox.control.webhooks.update({ url })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const { data } = await checked.sandbox.control.deliveries.list()

    expect(receiver.received).toEqual([])
    expect(data[0]?.attempts[0]?.error).toContain('localhost is not allowed')
  })
})
