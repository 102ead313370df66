import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instant } from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import { type Store, StoreUnavailableError, version } from '../src/index.ts'
import { createMemoryStore } from '../src/storage/index.ts'
import { type CheckedSandbox, createCharge, openSandbox } from './harness.ts'
import { request } from './request.ts'

/** A receiver that answers its first webhook when it is told to. */
async function openSlowReceiver() {
  const { promise: asked, resolve } = Promise.withResolvers<ServerResponse>()
  const receiver = createServer((_request, response) => resolve(response)).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const { port } = receiver.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    answer: () => asked.then((response) => response.end()),
    async [Symbol.asyncDispose]() {
      receiver.close()
      receiver.closeAllConnections()
    },
  }
}

async function metric({ sandbox }: CheckedSandbox, name: string): Promise<string | undefined> {
  const { text } = await request(sandbox.handler).get('/metrics').expect(200)
  return new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]
}

describe('the counters', () => {
  it('tell how late the work is that is due longest', async () => {
    const store: Store = createMemoryStore()
    const late = { ...store, nextWake: async () => instant(Date.now() - 5_000) }
    await using checked = await openSandbox()
    await using behind = await openSandbox({ store: late })

    expect(await metric(checked, 'omise_sandbox_due_lag_seconds')).toBe('0')
    expect(Number(await metric(behind, 'omise_sandbox_due_lag_seconds'))).toBeCloseTo(5, 0)
  })

  it('do not call work late that a clock which stands still makes due', async () => {
    const frozen = { ...createMemoryStore(), nextWake: async () => instant(0) }
    await using checked = await openSandbox({ store: frozen })

    expect(await metric(checked, 'omise_sandbox_due_lag_seconds')).toBe('0')
  })

  it('do not call work late for the time that a clock was set past', async () => {
    const store = createMemoryStore()
    const wakes: (number | undefined)[] = []
    store.onCommit(({ wakesAt }) => wakes.push(wakesAt))
    await using checked = await openSandbox({ store, clock: 'real' })
    const { control } = checked.sandbox
    await createCharge(checked.api)
    const before = Date.now()
    wakes.length = 0

    // Its payer answers, and it expires, on the way.
    const tomorrow = new Date(before + 25 * 3_600_000).toISOString()
    await control.clock.set(`${tomorrow.slice(0, 19)}Z`)

    expect(wakes.length).toBeGreaterThan(0)
    expect(Math.min(...wakes.map((wake) => wake ?? before))).toBeGreaterThanOrEqual(before)
  })

  it('tell how many webhooks are being sent', async () => {
    await using receiver = await openSlowReceiver()
    await using checked = await openSandbox()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })

    await createCharge(checked.api)
    await receiver.asked
    const during = await metric(checked, 'omise_sandbox_webhooks_sending')
    receiver.answer()
    await checked.sandbox.settled()

    expect(during).toBe('1')
    expect(await metric(checked, 'omise_sandbox_webhooks_sending')).toBe('0')
  })

  it('tell how long calls take by operation, apart from those that wait for something else', async () => {
    await using checked = await openSandbox()
    await createCharge(checked.api)
    await checked.sandbox.control.clock.now()
    const control = request(checked.sandbox.handler)
    await control
      .post('/__sandbox/clock/advance')
      .auth(checked.sandbox.secretKey, '')
      .send({ by: '25h' })
      .expect(200)
    await control.get('/healthz').expect(200)
    const { text } = await control.get('/metrics').expect(200)

    const samples = text.split('\n').filter((line) => line.includes('_count{'))
    expect(samples).toContain(
      'omise_sandbox_request_duration_seconds_count{method="POST",operation="createCharge"} 1',
    )
    expect(samples).toContain(
      'omise_sandbox_wait_duration_seconds_count{operation="advanceClock"} 1',
    )
    expect(text).not.toMatch(/operation="(getHealth|getMetrics)"/)
    expect(text).not.toMatch(/request_duration_seconds_count\{.*operation="advanceClock"/)
  })

  it('tell of each bound how much there is and how much there may be', async () => {
    await using checked = await openSandbox({ idempotency: true })
    const { sandbox } = checked
    const { url } = await sandbox.listen()
    await createCharge(checked.api)
    const leaves = new AbortController()
    const headers = { Authorization: `Basic ${btoa(`${sandbox.secretKey}:`)}` }
    await fetch(`${url}/__sandbox/stream`, { headers, signal: leaves.signal })

    const text = await (await fetch(`${url}/metrics`)).text()
    leaves.abort()

    const values = (part: string) =>
      Object.fromEntries(
        Array.from(
          text.matchAll(new RegExp(`^omise_sandbox_bound_${part}\\{bound="(\\w+)"\\} (.+)$`, 'gm')),
          ([, bound, value]) => [bound, Number(value)],
        ),
      )
    const used = values('used')
    expect(Object.keys(used).sort()).toEqual(Object.keys(values('max')).sort())
    expect(values('max')).toMatchObject({ connections: 10_000, requests: 1_024 })
    expect(used).toEqual({
      accounts: 1,
      connections: expect.toSatisfy((count) => count >= 1),
      idempotency_bytes: 0,
      journal_bytes: expect.toSatisfy((bytes) => bytes > 0),
      memory_bytes: expect.toSatisfy((bytes) => bytes > 1e6),
      requests: 1,
      requests_waiting: 0,
      streams: 1,
      unsent_bytes: expect.toSatisfy((bytes) => bytes >= 0),
    })
  })

  it('say which build runs, and what its process has used since it started', async () => {
    await using checked = await openSandbox()
    const { user, system } = process.cpuUsage()

    const { text } = await request(checked.sandbox.handler).get('/metrics').expect(200)

    expect(text).toContain(
      `omise_sandbox_build_info{version="${version}",node="${process.version}"} 1`,
    )
    expect(await metric(checked, 'process_cpu_seconds_total')).toSatisfy(
      (seconds) => Number(seconds) >= (user + system) / 1e6,
    )
    expect(text).not.toMatch(/lag_min/)
    for (const [, value] of text.matchAll(/^nodejs_eventloop_lag_\w+ (.+)$/gm)) {
      expect(Number(value) > 3600).toBe(false)
    }
  })

  it.each([
    ['application/openmetrics-text; version=1.0.0, text/plain;q=0.5', true],
    ['text/plain', false],
    ['application/openmetrics-text;q=0, */*', false],
  ])('come to who accepts %s as OpenMetrics: %s', async (accept, isOpen) => {
    await using checked = await openSandbox()
    await createCharge(checked.api)

    const { text, headers } = await request(checked.sandbox.handler)
      .get('/metrics')
      .set('Accept', accept)
      .expect(200)

    expect(headers['content-type']).toMatch(
      isOpen ? /^application\/openmetrics-text; / : /^text\/plain; /,
    )
    expect(text.endsWith('\n# EOF\n')).toBe(isOpen)
    expect(text.includes('\n\n')).toBe(!isOpen)
    expect(text).toContain('omise_sandbox_requests_total{operation="createCharge",status="200"} 1')
    expect(text).toContain(`# TYPE omise_sandbox_requests${isOpen ? '' : '_total'} counter`)
    expect(text).toMatch(/^# TYPE nodejs_active_handles_total gauge$/m)
  })

  it('count what a store could not do, and are told without it', async () => {
    const failing = async () => {
      throw new StoreUnavailableError('The disk is full.')
    }
    const store = { ...createMemoryStore(), accountCount: failing, atomically: failing }
    await using checked = await openSandbox({ store })

    await checked.api.get('/balance').expect(503)

    expect(await metric(checked, 'omise_sandbox_store_failures_total')).toBe('1')
    expect(await metric(checked, 'omise_sandbox_accounts')).toBeUndefined()
    expect(checked.errors.splice(0)).toHaveLength(1)
  })
})

it('is not ready while it drains, and does all else, with answers that close their connections', async () => {
  await using checked = await openSandbox()
  const { sandbox } = checked
  await sandbox.listen()
  const ask = (path: string) => fetch(`${sandbox.url}${path}`)
  const before = await ask('/readyz')

  sandbox.drain()

  const [readiness, health, refused] = [
    await ask('/readyz'),
    await ask('/healthz'),
    await ask('/charges'),
  ]
  expect([before.status, before.headers.get('connection')]).toEqual([200, 'keep-alive'])
  expect([readiness.status, health.status, refused.status]).toEqual([503, 200, 401])
  for (const { headers } of [readiness, health, refused]) {
    expect(headers.get('connection')).toBe('close')
  }
  await createCharge(checked.api)
})

it('is not ready any more when it closes, and still answers while webhooks are under way', async () => {
  await using receiver = await openSlowReceiver()
  await using checked = await openSandbox()
  const { sandbox } = checked
  const readiness = () => request(sandbox.handler).get('/readyz')
  await sandbox.control.webhooks.update({ url: receiver.url })
  const { id } = await createCharge(checked.api)
  await receiver.asked
  const before = await readiness()

  const closed = sandbox.close()
  const during = await readiness()
  const charge = await checked.api.get(`/charges/${id}`)
  receiver.answer()
  await closed

  expect([before.status, during.status, charge.status]).toEqual([200, 503, 200])
})
