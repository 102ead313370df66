import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { startInProcess } from './in-process.ts'
import { call, type Ready, start } from './run.ts'

/** One server that was asked everything, as far as it may not differ from another's answers. */
interface Played {
  /** What was asked, and what was answered. */
  readonly answers: readonly Answer[]
  /** The bodies of the webhooks by the path they were sent to, those of each charge in their order. */
  readonly webhooks: Readonly<Record<string, readonly string[]>>
}

interface Answer {
  readonly asked: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Asks `POST /charges`, and gives what is looked at of an answer in JSON. */
type Ask = (
  what: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<{ readonly id: string; readonly data: readonly { readonly id: string }[] }>

/** A real receiver of webhooks. */
async function openReceiver() {
  const received: Record<string, string[]> = {}
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const path = request.url ?? ''
    received[path] = [...(received[path] ?? []), Buffer.concat(chunks).toString('utf8')]
    response.end('thank you')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    received,
    port,
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** A server of this seed ends with this process, whatever becomes of it: its input is then closed. */
const ends = 'process.stdin.once("close",()=>process.kill(process.pid,"SIGTERM")).resume()'
const endsWithUs = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ends)}`,
}

/** What differs by nature: durations, signatures (they tell the wall clock's time), and where the receiver is. */
function masked(text: string, port: number): string {
  return text
    .replaceAll(`127.0.0.1:${port}`, '127.0.0.1:PORT')
    .replace(/("duration_ms"|"durationMs"): ?[\d.]+/g, '$1: 0')
    .replace(/("Omise-Signature(-Timestamp)?"): ?"\w+"/g, '$1: ""')
    .replace(/ in \d+ ms/g, ' in 0 ms')
}

/** Webhooks of two charges may be on their way at once: which arrives first is not the server's to decide. */
function byCharge(bodies: readonly string[]): readonly string[] {
  const chargeIn = (body: string) => /chrg_test_\w+/.exec(body)?.[0] ?? ''
  return bodies.toSorted((one, other) =>
    chargeIn(one) < chargeIn(other) ? -1 : Number(chargeIn(one) > chargeIn(other)),
  )
}

const volatile = ['date', 'x-request-id', 'x-runtime', 'content-length']

async function play(
  seed: string,
  begin: typeof startInProcess,
  play: Script = script,
): Promise<Played> {
  const clock = ['--clock', 'virtual', '--start-at', '2025-01-01T00:00:00Z']
  await using server = await begin(['--seed', seed, ...clock], endsWithUs)
  await using receiver = await openReceiver()
  const { port, received } = receiver
  const answers: Answer[] = []
  await play(`http://127.0.0.1:${port}`, async (what, sent, more) => {
    const answer = await ask(server.ready, what, sent, more)
    answers.push({ ...answer, asked: what, body: masked(answer.body, port) })
    return parsed(answer.body)
  })
  const webhooks = Object.entries(received).map(
    ([path, bodies]) => [path, byCharge(bodies).map((body) => masked(body, port))] as const,
  )
  return { answers, webhooks: Object.fromEntries(webhooks) }
}

async function ask(
  ready: Ready,
  what: string,
  sent?: object,
  more?: Record<string, string>,
): Promise<Omit<Answer, 'asked'>> {
  const [method = '', path = ''] = what.split(' ')
  const body = sent === undefined ? {} : { body: JSON.stringify(sent) }
  const headers = { 'content-type': 'application/json', ...more }
  try {
    const answer = await call(ready, path, { method, headers, ...body })
    const stable = [...answer.headers].filter(([name]) => !volatile.includes(name))
    return {
      status: answer.status,
      headers: Object.fromEntries(stable),
      body: await answer.text(),
    }
  } catch {
    return { status: 0, headers: {}, body: 'no answer' }
  }
}

function parsed(body: string): Awaited<ReturnType<Ask>> {
  try {
    return JSON.parse(body)
  } catch {
    return { id: '', data: [] }
  }
}

const charge = (ending: string, more: object = {}) => ({
  amount: 400_000,
  currency: 'THB',
  source: {
    type: 'barcode_alipay',
    barcode: `28${'0'.repeat(12)}${ending}`,
    store_id: 'BJ_ZZ_001',
    store_name: 'Some Store',
  },
  ...more,
})
const advance = (by: string) => ['POST /__sandbox/clock/advance', { by }] as const

type Script = (receiver: string, ask: Ask) => Promise<unknown>

/** The same calls one after another; each waits for the webhooks of the one before. */
async function script(receiver: string, ask: Ask): Promise<void> {
  const paid = await opening(receiver, ask)
  await reads(paid, ask)
  await refusals(paid, ask)
  await callFaults(paid, ask)
  await webhookFaults(ask)
  await copies(paid, ask)
}

/** The first calls, of which each kind of id comes; gives a charge that is paid. */
async function opening(receiver: string, ask: Ask): Promise<string> {
  await ask('PUT /__sandbox/webhooks', { url: `${receiver}/hook` })
  const paid = await payments(receiver, ask)
  await refunds(paid, ask)
  await ask('GET /transactions')
  await ask('GET /__sandbox/deliveries')
  return paid
}

async function settled(ask: Ask, id: string, status = 'pending'): Promise<void> {
  await ask(`GET /__sandbox/wait?charge=${id}&status=${status}&deliveries=settled`)
}

/** Charges of every outcome, each at a moment of its own; gives the one that is paid. */
async function payments(receiver: string, ask: Ask): Promise<string> {
  const made: string[] = []
  const make = async (body: object, headers?: Record<string, string>) => {
    const { id } = await ask('POST /charges', body, headers)
    made.push(id)
    await settled(ask, id)
    await ask(...advance('1s'))
  }
  await make(charge('0000', { description: 'ชาเย็น 茶', metadata: { table: 7 } }))
  await make(charge('0000'), {
    Prefer: 'outcome=failed;failure_code=insufficient_balance;after=5s',
  })
  await make(charge('0100', { webhook_endpoints: [`${receiver}/more`] }))
  await ask('POST /__sandbox/rules', {
    match: { description: 'ruled' },
    outcome: 'failed',
    failure_code: 'payment_rejected',
    times: 2,
  })
  await make(charge('0000', { description: 'ruled' }))
  const stored = { ...charge('0101').source, amount: 400_000, currency: 'THB' }
  const source = await ask('POST /sources', stored)
  await ask(`GET /sources/${source.id}`)
  await make({ amount: 400_000, currency: 'THB', source: source.id })
  await make(charge('1005'))
  await ask(...advance('10m'))
  await ask(`POST /charges/${made[2]}/expire`)
  await settled(ask, made[2] ?? '', 'expired')
  return made[0] ?? ''
}

async function refunds(paid: string, ask: Ask): Promise<void> {
  await ask(`POST /charges/${paid}/refunds`, { amount: 1000, metadata: { why: 'cold' } })
  await settled(ask, paid, 'successful')
  await ask(`POST /charges/${paid}/refunds`, { amount: 2000 })
  await settled(ask, paid, 'successful')
  await ask(`PATCH /charges/${paid}`, { description: 'Table 8' })
  await settled(ask, paid, 'successful')
}

async function reads(paid: string, ask: Ask): Promise<void> {
  const { data } = await ask('GET /events?limit=100&order=reverse_chronological')
  await ask(`GET /events/${data[0]?.id}`)
  for (const path of [
    `/charges/${paid}`,
    `/charges/${paid}/refunds`,
    `/charges/${paid}/events`,
    '/charges?limit=3&offset=1',
    '/charges/search?query=Table&filters[status]=successful',
    '/search?scope=charge&query=ruled',
    '/refunds',
    '/transactions',
    '/balance',
    '/account',
    '/capability',
    `/__sandbox/timeline/${paid}`,
    `/__sandbox/timeline/${paid}/markdown`,
    '/__sandbox/deliveries?limit=100',
    '/__sandbox/webhooks',
    '/__sandbox/account',
  ]) {
    await ask(`GET ${path}`)
  }
}

async function refusals(paid: string, ask: Ask): Promise<void> {
  await ask('POST /charges', { amount: 1 })
  await ask('GET /charges/chrg_test_none')
  await ask('GET /charge')
  await ask(`POST /charges/${paid}/mark_as_failed`)
  await ask(`POST /charges/${paid}/capture`)
  await ask('POST /__sandbox/clock/advance', { by: 'soon' })
}

const addFault = (fault: object) => ['POST /__sandbox/faults', fault] as const

async function callFaults(paid: string, ask: Ask): Promise<void> {
  const uniform = { distribution: 'uniform', min: '0ms', max: '9ms' }
  const lognormal = { distribution: 'lognormal', median: '3ms', sigma: 0.9 }
  await ask(...addFault({ on: 'GET /charges/{charge}', type: 'status', probability: 0.5 }))
  await ask(...addFault({ on: 'GET /balance', type: 'latency', delay: uniform }))
  await ask(...addFault({ on: 'GET /account', type: 'latency', delay: lognormal }))
  await ask(...addFault({ on: 'GET /events', type: 'garbage', times: 2 }))
  await ask(...addFault({ on: 'POST /charges', type: 'commit-then-reset', times: 1 }))
  for (let count = 0; count < 8; count++) await ask(`GET /charges/${paid}`)
  for (const path of ['/balance', '/account', '/events']) {
    for (let count = 0; count < 2; count++) await ask(`GET ${path}`)
  }
  await ask('POST /charges', charge('0000'))
  const { data } = await ask('GET /charges?limit=1&order=reverse_chronological')
  await settled(ask, data[0]?.id ?? '')
  await ask('GET /__sandbox/requests?limit=100')
  await ask('GET /__sandbox/faults')
  await ask('DELETE /__sandbox/faults')
}

/** What is late or held is what an advance sends: a wait would not end. */
async function webhookFaults(ask: Ask): Promise<void> {
  const some = { on: 'webhook', probability: 0.5 }
  const delay = { distribution: 'uniform', min: '1s', max: '20s' }
  const [create, complete] = [['charge.create'], ['charge.complete']]
  await ask('POST /charges', charge('2004'))
  await ask(...advance('3s'))
  await ask(...addFault({ ...some, type: 'drop', events: create }))
  await ask(...addFault({ ...some, type: 'corrupt-body', events: create }))
  await ask(...addFault({ ...some, type: 'duplicate', events: create }))
  await ask(...addFault({ ...some, type: 'delay', delay, events: complete }))
  await ask(...addFault({ ...some, type: 'reorder', events: complete }))
  await ask(...addFault({ ...some, type: 'corrupt-signature', events: complete }))
  for (let count = 0; count < 6; count++) {
    const { id } = await ask('POST /charges', charge('0000'))
    await settled(ask, id)
    await ask(...advance('40s'))
  }
  await ask('GET /__sandbox/deliveries?limit=100')
  await ask('GET /__sandbox/faults')
  await ask('DELETE /__sandbox/faults')
}

async function copies(paid: string, ask: Ask): Promise<void> {
  await ask('POST /__sandbox/snapshots/one')
  await ask('POST /__sandbox/clock/set', { at: '2025-03-01T00:00:00Z' })
  const { id } = await ask('POST /charges', charge('0001'))
  await settled(ask, id, 'successful')
  const state = await ask('GET /__sandbox/state')
  await ask('PUT /__sandbox/snapshots/one/restore')
  await ask(`GET /charges/${id}`)
  await ask('GET /__sandbox/snapshots')
  await ask('PUT /__sandbox/state', state)
  await ask(`GET /__sandbox/timeline/${id}`)
  await ask('GET /__sandbox/clock')
  await ask('POST /__sandbox/reset')
  await ask(`GET /charges/${paid}`)
  await ask('POST /charges', charge('0000'))
}

const idsIn = (played: Played) =>
  JSON.stringify(played).match(/(chrg|src|rfnd|trxn|evnt|whdl)_test_[0-9a-z]{19}/g) ?? []

const kindOf = (id: string) => id.split('_', 1)[0]

it('two servers of one seed give the same bytes to the same calls, and one of another seed other ids', async () => {
  const [one, same, different] = await Promise.all([
    play('7', startInProcess),
    play('7', start),
    play('8', startInProcess, opening),
  ])

  expect(same.answers.length).toBe(one.answers.length)
  // One by one, so that the first that differs is told of and not all.
  for (const [index, answer] of one.answers.entries()) expect(same.answers[index]).toEqual(answer)
  expect(same.webhooks).toEqual(one.webhooks)
  expect(Object.keys(one.webhooks)).toEqual(['/hook', '/more'])
  const ids = new Set(idsIn(one))
  expect(ids.size).toBeGreaterThan(60)
  const others = idsIn(different)
  expect(new Set(others.map(kindOf))).toEqual(new Set([...ids].map(kindOf)))
  expect(others.filter((id) => ids.has(id))).toEqual([])
}, 120_000)
