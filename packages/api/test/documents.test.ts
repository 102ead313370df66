import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { omiseRoutes, sandboxRoutes } from '../src/index.ts'
import { omiseRequests } from '../src/requests.ts'
import { violationsOf } from '../src/responses.ts'

interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly content?: object; readonly $ref?: string }
}

const document = parse(
  readFileSync(new URL('../../../openapi/omise.yaml', import.meta.url), 'utf8'),
  { maxAliasCount: -1 },
) as {
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<string, unknown>
  components: {
    examples: Record<string, { value: Record<string, unknown> }>
    requestBodies: Record<string, { content: object }>
  }
}
const operations = Object.values(document.paths).flatMap((item) =>
  Object.entries(item).flatMap(([method, operation]) =>
    method === 'parameters' ? [] : [operation],
  ),
)

describe('the document of the imitated API', () => {
  it('gives the route table, operation by operation', () => {
    expect(omiseRoutes.map(({ operation }) => operation).sort()).toEqual(
      operations.map(({ operationId }) => operationId).sort(),
    )
  })

  it('lets every request come as JSON and as a form', () => {
    for (const { operationId, requestBody } of operations) {
      if (!requestBody) continue
      const name = requestBody.$ref?.split('/').at(-1)
      const body = name ? document.components.requestBodies[name] : requestBody
      expect(Object.keys(body?.content ?? {}), operationId).toEqual([
        'application/json',
        'application/x-www-form-urlencoded',
      ])
    }
  })

  it('describes the webhook of every event', () => {
    expect(Object.keys(document.webhooks)).toEqual([
      'charge.create',
      'charge.complete',
      'charge.expire',
      'charge.update',
      'refund.create',
    ])
  })

  it('names no operation of the control API', () => {
    const names = [...omiseRoutes, ...sandboxRoutes].map(({ operation }) => operation)

    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the validators', () => {
  const charge = document.components.examples.PendingCharge?.value ?? {}

  it('take the documented example', () => {
    expect(violationsOf({ operation: 'createCharge', status: 200, body: charge })).toEqual([])
  })

  it('miss no field that is left out, added, or of another type', () => {
    const { net: _net, ...without } = charge
    const broken = [without, { ...charge, extra: 1 }, { ...charge, amount: '400000' }]

    for (const body of broken) {
      expect(violationsOf({ operation: 'createCharge', status: 200, body })).not.toEqual([])
    }
  })

  it('say nothing of what is not described', () => {
    expect(violationsOf({ operation: 'nothing', status: 200, body: {} })).toBeUndefined()
  })

  it("take an error of any status as Omise's object", () => {
    const body = { object: 'error', location: 'x', code: 'bad_request', message: 'x' }

    expect(violationsOf({ operation: 'getCharge', status: 418, body })).toEqual([])
    expect(
      violationsOf({ operation: 'getCharge', status: 418, body: { ...body, param: 1 } }),
    ).not.toEqual([])
  })

  it('take the documented request', () => {
    const body = document.components.examples.ChargeCreate?.value

    expect(omiseRequests.createChargeBody?.(body)).toBe(true)
    expect(omiseRequests.createChargeBody?.({ ...body, amount: 'x' })).toBe(false)
  })
})
