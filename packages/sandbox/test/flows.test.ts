import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Dispatcher, Pool } from 'undici'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { chargeBody, openReceiver, type Received } from './harness.ts'
import { isSigned } from './signature.ts'
import { sizes } from './sizes.ts'

const flowsAtOnce = 100

/** Keeps two cores busy until it is disposed of; should this process end before, so does it. */
async function keepCoresBusy(): Promise<AsyncDisposable> {
  const source = `
    const { Worker } = require('node:worker_threads')
    const workers = [1, 2].map(() => new Worker('for (;;);', { eval: true }))
    Promise.all(workers.map((worker) => new Promise((resolve) => worker.once('online', resolve))))
      .then(() => process.stdout.write('busy'))
    process.stdin.once('close', () => process.exit()).resume()`
  const child = spawn(process.execPath, ['-e', source], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  await once(child.stdout, 'data')
  return {
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
    },
  }
}

/** How a test says what its payer does, and what must come of it. */
interface Way {
  readonly prefer?: string
  readonly rule?: object
  readonly end: { readonly status: string; readonly failure_code: string | null }
}

const ways: readonly Way[] = [
  {
    prefer: 'outcome=failed;failure_code=insufficient_balance',
    end: { status: 'failed', failure_code: 'insufficient_balance' },
  },
  {
    rule: { match: { store_id: 'BJ_ZZ_001' }, outcome: 'failed', failure_code: 'payment_rejected' },
    end: { status: 'failed', failure_code: 'payment_rejected' },
  },
  { end: { status: 'successful', failure_code: null } },
]

/** Calls of one account; each must be answered 200. */
function createCaller(pool: Pool, key: string) {
  const authorization = `Basic ${btoa(`${key}:`)}`
  return async <T>(
    method: Dispatcher.HttpMethod,
    path: string,
    body?: object,
    prefer?: string,
  ): Promise<T> => {
    const headers = {
      authorization,
      'content-type': 'application/json',
      ...(prefer === undefined ? {} : { prefer }),
    }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await pool.request({ method, path, headers, ...sent })
    const text = await answer.body.text()
    expect(answer.statusCode, text).toBe(200)
    return JSON.parse(text) as T
  }
}

/** What a receiver got, by the charge it tells of. */
interface Hook {
  readonly url: string
  readonly received: Map<unknown, Received[]>
}

/** One test of an integrator, in an account of its own: a payer, a charge, a wait, and what it then finds. */
async function flow(number: number, pool: Pool, hook: Hook): Promise<void> {
  const { prefer, rule, end } = ways[number % ways.length] as Way
  const call = createCaller(pool, `skey_test_flow${number}`)
  const { secret } = await call<{ secret: string }>('PUT', '/__sandbox/webhooks', {
    url: hook.url,
  })
  if (rule) await call('POST', '/__sandbox/rules', rule)

  const { id, status } = await call<{ id: string; status: string }>(
    'POST',
    '/charges',
    chargeBody(),
    prefer,
  )
  const waited = await call('GET', `/__sandbox/wait?charge=${id}&deliveries=settled&timeout=1m`)

  expect(status).toBe('pending')
  expect(waited).toMatchObject({
    charge: { id, ...end },
    deliveries: [
      { key: 'charge.create', state: 'delivered' },
      { key: 'charge.complete', state: 'delivered' },
    ],
  })
  expect(await call('GET', `/charges/${id}`)).toMatchObject({ id, ...end })
  const received = hook.received.get(id) ?? []
  expect(received.map(({ event }) => [event.key, event.data.status])).toEqual([
    ['charge.create', 'pending'],
    ['charge.complete', end.status],
  ])
  for (const one of received) expect(await isSigned(one, secret)).toBe(true)
}

it('a thousand tests, a hundred at a time, all pass in real time beside two busy threads', async () => {
  const inside = Promise.withResolvers<never>()
  await using sandbox = await createSandbox(
    { clock: 'real', after: '20ms' },
    { failed: inside.reject },
  )
  const received: Hook['received'] = new Map()
  await using receiver = await openReceiver((one) => {
    const { id } = one.event.data
    received.set(id, [...(received.get(id) ?? []), one])
    return 200
  })
  await using _busy = await keepCoresBusy()
  const pool = new Pool((await sandbox.listen()).url, { connections: flowsAtOnce })
  const numbers = Array(sizes.flows).keys()
  let passed = 0

  const runners = Array.from({ length: flowsAtOnce }, async () => {
    for (const number of numbers) {
      await flow(number, pool, { url: receiver.url, received })
      passed++
    }
  })
  // What goes wrong inside ends it at once, before the waits that it lets wait in vain.
  await Promise.race([Promise.all(runners), inside.promise])
  await pool.close()

  expect(passed).toBe(sizes.flows)
  expect(receiver.received).toHaveLength(2 * sizes.flows)
}, 600_000)
