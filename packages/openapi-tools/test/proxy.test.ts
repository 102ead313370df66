import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox } from '@omise-sandbox/sandbox'
import { afterAll, describe, expect, it } from 'vitest'
import { send } from './call.ts'
import { createPlan, type Planned } from './calls/plan.ts'
import { createRandom } from './calls/random.ts'
import { createWorld } from './calls/world.ts'
import { type Document, document, routesOf } from './document.ts'
import { withOldForms } from './old-forms.ts'
import { openPrism, type Violation, violationsIn } from './prism.ts'
import { proxiedCalls } from './sizes.ts'

/** Receives webhooks, and answers whatever it is asked with an object that nothing describes. */
const foreign = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
})
await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
afterAll(() => foreign.close())
const foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`

interface Made {
  readonly call: Planned
  readonly status: number
  readonly violations: readonly Violation[]
}

/** Makes calls, generated from the document, to a sandbox through Prism, which holds each exchange against `held`. */
async function makeCalls(options: {
  readonly held?: Document
  readonly wire: string
  readonly count: number
  readonly seed: number
}): Promise<readonly Made[]> {
  const { held = document, wire, count, seed } = options
  const clock = { clock: 'virtual', startAt: '2025-06-01T10:00:00Z' } as const
  await using sandbox = await createSandbox({ ...clock, seed: 'proxy', outcome: 'manual', wire })
  const { url } = await sandbox.listen()
  await using prism = await openPrism(held, url)
  const world = createWorld()
  const random = createRandom(seed)
  const plan = createPlan({ document, world, random, sound: { receiver: `${foreignUrl}/hook` } })
  const made: Made[] = []
  while (made.length < count) {
    const call = plan.next()
    const key = call.isKeyed ? sandbox.secretKey : undefined
    const answer = await send({ url: prism.url, key }, call)
    world.learn(await answer.json())
    made.push({ call, status: answer.status, violations: violationsIn(answer) })
  }
  return made
}

/** What does not fit the document: of answers always, of requests where they were meant to be right. */
function faultsOf(all: readonly Made[]) {
  return all.flatMap(({ call, status, violations }) =>
    violations
      .filter(({ location: [side] }) => side === 'response' || call.meant === 'valid')
      .map(({ location, message }) => ({ call, status, at: location.join('.'), message })),
  )
}

/** What the imitated API never grants for a scanned payment. */
const alwaysRefused = ['captureCharge', 'reverseCharge']

describe.each([
  ['2020-07', 1],
  ['2025-03', 2],
] as const)(
  "Prism's validating proxy, in front of a sandbox that answers in the shape of %s",
  async (wire, seed) => {
    const made = await makeCalls({ wire, count: proxiedCalls, seed })
    const right = made.filter(
      ({ call }) => call.meant === 'valid' && !alwaysRefused.includes(call.operation),
    )

    it(`sees no violation in ${proxiedCalls} generated calls of every operation`, () => {
      const called = new Set(made.map(({ call }) => call.operation))

      expect(faultsOf(made)).toEqual([])
      expect([...called].sort()).toEqual(
        routesOf(document)
          .map(({ operation }) => operation.operationId)
          .sort(),
      )
    })

    it('sees calls succeed that are right, and be refused that are wrong', () => {
      const wrong = made.filter(({ call }) => call.meant === 'wrong')

      expect(right.filter(({ status }) => status !== 200)).toEqual([])
      expect(wrong.filter(({ status }) => status < 400 || status > 499)).toEqual([])
      expect(wrong.length).toBeGreaterThan(made.length / 20)
    })
  },
)

it("Prism's validating proxy sees where the document has forms or answers wrong", async () => {
  const { '/charges': charges = {} } = document.paths
  const wrong = withOldForms({ ...document, paths: { '/charges': charges } })
  const held = replaced(wrong, '"const":"charge"', '"const":"sale"')

  const made = await makeCalls({ held, wire: '2020-07', count: 20, seed: 3 })
  const seen = new Set(faultsOf(made).map(({ at, message }) => `${at}: ${message}`))

  expect([...seen]).toEqual(
    expect.arrayContaining([
      'request.body.amount: Request body property amount must match exactly one schema in oneOf',
      'response.body.object: Response body property object must be equal to constant',
    ]),
  )
})

it("Prism's validating proxy sees, of every operation, an answer that is not as described", async () => {
  await using prism = await openPrism(document, foreignUrl)

  for (const { operation, method, path } of routesOf(document)) {
    const asked = { method, path: path.replaceAll(/\{\w+\}/g, 'some_id') }
    const answer = await send({ url: prism.url, key: 'skey_test_sandbox' }, asked)
    const sides = violationsIn(answer).map(({ location: [side] }) => side)
    expect([operation.operationId, sides.includes('response')]).toEqual([
      operation.operationId,
      true,
    ])
  }
})

function replaced(of: Document, right: string, wrong: string): Document {
  return JSON.parse(JSON.stringify(of).replaceAll(right, wrong)) as Document
}
