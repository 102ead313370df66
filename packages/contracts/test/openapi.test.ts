import { describe, expect, it } from 'vitest'
import { authorization, list, pact, webhook } from './contracts/build.ts'
import { makeFolder } from './contracts/folder.ts'
import { verifyShared } from './contracts/shared-pact.ts'

const folder = await makeFolder()

const sale = 'amount=2000&currency=thb&source[type]=barcode_alipay&source[barcode]=1234567890'
const form = {
  method: 'POST',
  path: '/charges',
  headers: { Authorization: authorization, 'Content-Type': 'application/x-www-form-urlencoded' },
}
const v4Body = (content: unknown) => ({ content, contentType: 'application/json', encoded: false })

const interactions: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  'nothing against a part of an answer': [
    list({ response: { body: { data: [{ source: { type: 'barcode_alipay' } }] } } }),
    [],
  ],
  'nothing against a form': [
    list({ request: { ...form, body: `${sale}&metadata[order]=7` }, response: { body: {} } }),
    [],
  ],
  'nothing against what is sent to be refused': [
    list({ request: { ...form, body: 'amount=x' }, response: { status: 400, body: {} } }),
    [],
  ],
  'an operation that there is not': [
    list({ request: { path: '/chargez' } }),
    ['OpenAPI, the request: there is no GET /chargez'],
  ],
  'parameters of a query that are not there, or not of their type': [
    list({ request: { query: 'limit=few&colour=red' } }),
    [
      'OpenAPI, the query, limit: must be integer',
      'OpenAPI, the query: GET /charges has no parameter colour',
    ],
  ],
  'a request without its body': [
    list({ request: form, response: { body: {} } }),
    ['OpenAPI, the request: POST /charges wants a body'],
  ],
  'a request that lacks a field': [
    list({ request: { ...form, body: 'amount=2000&currency=thb' }, response: { body: {} } }),
    ["OpenAPI, the request, $: must have required property 'source'"],
  ],
  'a value and a field that an answer never has': [
    list({ response: { body: { data: [{ status: 'payed', colour: 'red' }] } } }),
    [
      'OpenAPI, the answer, $.data[0]: there is no field colour',
      'OpenAPI, the answer, $.data[0].status: must be equal to one of the allowed values: pending, successful, failed, expired',
    ],
  ],
}

const messages: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  'a status that a webhook never tells': [
    webhook({ contents: { data: { object: 'charge', status: 'payed' } } }),
    [
      'OpenAPI, the webhook, $.data.status: must be equal to one of the allowed values: pending, successful, failed, expired',
    ],
  ],
}

async function warningsOf(contract: object, openapi: 'off' | 'warn' | 'fail') {
  const file = await folder.write('one.json', contract)
  const { verified } = await verifyShared({ pacts: [file], openapi })
  return verified
}

describe('holding a contract against the OpenAPI document says', async () => {
  const all = { ...interactions, ...messages }
  const verified = await warningsOf(
    pact(3, {
      interactions: Object.values(interactions).map(([one]) => one),
      messages: Object.values(messages).map(([one]) => one),
    }),
    'warn',
  )

  it.each(Object.entries(all).map(([title, [, expected]], at) => [title, at, expected] as const))(
    '%s',
    (_title, at, expected) => {
      expect(verified[at]?.warnings).toEqual(expected)
    },
  )
})

describe('what the OpenAPI document has not', () => {
  const contract = pact(4, {
    interactions: [
      list({
        interaction: { type: 'Synchronous/HTTP' },
        request: { path: '/chargez' },
        response: { status: 404, body: v4Body({ object: 'error' }) },
      }),
    ],
  })

  it.each([
    ['is a warning', 'warn', 0, 1],
    ['is a failure where that is asked for', 'fail', 1, 0],
    ['is not looked for where that is asked for', 'off', 0, 0],
  ] as const)('%s', async (_title, mode, problems, warnings) => {
    const [one] = await warningsOf(contract, mode)

    expect([one?.problems.length, one?.warnings.length]).toEqual([problems, warnings])
  })
})
