import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import { violationsOf } from '@omise-sandbox/api/responses'
import fc from 'fast-check'
import { type Dispatcher, Pool } from 'undici'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { confusedQuery, confusing, inherited } from './confusing.ts'
import { chargeBody } from './harness.ts'
import { sizes } from './sizes.ts'

// These answer when they are told to, or go on for ever: what they do with nonsense is tested where they are described.
const endless: readonly string[] = ['waitForCharge', 'getStream', 'openListener']
const routes: readonly Route[] = [...omiseRoutes, ...sandboxRoutes].filter(
  ({ operation }) => !endless.includes(operation),
)

interface Call {
  readonly route: Route
  readonly segment: string
  readonly query: string
  readonly type: string
  readonly body: Uint8Array | string
  readonly key: string
  readonly prefer: string
}

/** Like the unit "binary", which makes a list of a million characters first. */
const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point))
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: anyCharacter }),
  fc.constantFrom('', '__proto__', '\0', '../..', '%', '1', ...inherited),
)
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(400_000, '2000', 'THB', 'barcode_alipay', 'failed', '5s', '*', null),
  fc.constantFrom('webhook', 'drop', 'reorder', 1, 60),
  confusing,
)
const names = fc.constantFrom(
  'amount',
  'currency',
  'source',
  'metadata',
  'description',
  'void',
  'limit',
  'from',
  'order',
  'outcome',
  'after',
  'by',
  'at',
  'url',
  'events',
  'secret',
  'page',
  'filters',
  'scope',
  'query',
  'failure_code',
  'on',
  'type',
  'match',
  'times',
  'ttl',
  'factor',
  'format',
  '__proto__',
  'webhook_uri',
  'webhook_endpoints',
  'per_page',
  'capture',
  'expires_at',
  ...inherited,
)
const nonsense = fc.dictionary(names, value)
const body = fc.oneof(
  fc.constant(''),
  fc.uint8Array({ maxLength: 100 }),
  nonsense.map((fields) => JSON.stringify(fields)),
  nonsense.map((fields) => JSON.stringify({ ...chargeBody(), ...fields })),
  nonsense.map((fields) =>
    new URLSearchParams(
      Object.entries(fields).map(
        ([name, item]) => [name, JSON.stringify(item) ?? ''] as [string, string],
      ),
    ).toString(),
  ),
)

/** What answers with text that is not JSON. */
const texts: readonly string[] = ['getMetrics', 'getTimelineMarkdown']

/** Stands for the id of the charge that was made last. */
const lastCharge = 'the last charge'

const anyCall: fc.Arbitrary<Call> = fc.record({
  route: fc.constantFrom(...routes),
  // Half of the calls are about the charge made last, so that its whole life is walked through.
  segment: fc.oneof(text, fc.constant(lastCharge)),
  query: fc.oneof(
    fc.constant(''),
    fc.webQueryParameters(),
    text.map(encodePart),
    confusedQuery(names),
  ),
  type: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data',
    'x',
  ),
  body,
  key: fc.constantFrom(
    'skey_test_hostile',
    'skey_test_hostile',
    'skey_test_hostile',
    'pkey_test_hostile',
    'skey_live',
    '',
  ),
  prefer: fc.oneof(
    fc.constant(''),
    fc.constantFrom('outcome=failed', 'outcome=x', ';;,,==', 'wait=1'),
  ),
})

/** The life of a charge: what an integration really calls, with what it really sends. */
const bodiesOfLife: Readonly<Record<string, string>> = {
  createCharge: JSON.stringify(chargeBody()),
  getCharge: '',
  expireCharge: '',
  markChargeAsPaid: '',
  createRefund: '{"amount":1}',
}

/** Among the nonsense, so that there is something for it to meet. */
const honestCall: fc.Arbitrary<Call> = fc
  .constantFrom(...routes.filter(({ operation }) => operation in bodiesOfLife))
  .map((route) => ({
    route,
    segment: lastCharge,
    query: '',
    type: 'application/json',
    body: bodiesOfLife[route.operation] ?? '',
    key: 'skey_test_hostile',
    prefer: '',
  }))
const mixedCall = fc.oneof({ weight: 4, arbitrary: anyCall }, { weight: 1, arbitrary: honestCall })

/** Percent-encodes what can be, and leaves what is no Unicode as a bad encoding. */
function encodePart(raw: string): string {
  try {
    return encodeURIComponent(raw)
  } catch {
    return '%E0%A4%A'
  }
}

it('calls with nonsense on every route get answers in the right shape, and no 500', async () => {
  const errors: unknown[] = []
  const breaches: string[] = []
  await using sandbox = await createSandbox(
    { clock: 'virtual' },
    {
      failed: (error) => errors.push(error),
      answered({ operation, status, body: answer }) {
        if (status === undefined) return
        if (status >= 500) breaches.push(`${operation} ${status}`)
        if (operation === undefined || typeof answer !== 'object') return
        const violations = violationsOf({ operation, status, body: answer })
        if (violations?.length !== 0)
          breaches.push(`${operation} ${status} ${JSON.stringify(violations?.[0])}`)
      },
    },
  )
  const { url } = await sandbox.listen()
  const pool = new Pool(url, { connections: 20 })
  const calls = fc.sample(mixedCall, { numRuns: sizes.hostileCalls, seed: 20_250_601 })
  const statuses = new Map<number, number>()

  let made = ''
  const walked = new Set<string>()

  async function ask(call: Call): Promise<void> {
    const path = call.route.path.replace(/\{\w+\}/g, () =>
      encodePart(call.segment === lastCharge ? made : call.segment),
    )
    const answer = await pool.request({
      method: call.route.method.toUpperCase() as Dispatcher.HttpMethod,
      path: call.query === '' ? path : `${path}?${call.query}`,
      headers: {
        authorization: `Basic ${btoa(`${call.key}:`)}`,
        'content-type': call.type,
        ...(call.prefer === '' ? {} : { prefer: call.prefer }),
      },
      ...(call.body.length === 0 ? {} : { body: call.body }),
    })
    const type = String(answer.headers['content-type'])
    const answered = await answer.body.text()
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    const parsed = type.includes('json') ? JSON.parse(answered) : undefined
    if (answer.statusCode === 200) walked.add(call.route.operation)
    if (call.route.operation === 'createCharge' && answer.statusCode === 200) made = parsed.id
    if (parsed !== undefined) return
    if (answer.statusCode !== 204 && !texts.includes(call.route.operation))
      breaches.push(`${call.route.operation} ${type}`)
  }

  const queue = calls[Symbol.iterator]()
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (const call of queue) await ask(call)
    }),
  )
  await pool.close()

  expect(breaches.slice(0, 5)).toEqual([])
  expect(errors).toEqual([])
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(sizes.hostileCalls)
  // It did not only bounce off: good requests were among them.
  expect(statuses.get(200)).toBeGreaterThan(sizes.hostileCalls / 20)
  for (const operation of Object.keys(bodiesOfLife)) {
    expect(walked).toContain(operation)
  }
}, 300_000)
