import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { violationsOf } from '../responses/index.ts'
import { omiseRoutes, sandboxRoutes } from '../src/index.ts'
import { omiseRequests } from '../src/requests.ts'

interface Operation {
  readonly operationId: string
  readonly requestBody?: { readonly content?: object; readonly $ref?: string }
}

interface Property {
  readonly $ref?: string
  readonly anyOf?: readonly Property[]
}

const document = parse(
  readFileSync(new URL('../../../openapi/omise.yaml', import.meta.url), 'utf8'),
  { maxAliasCount: -1, merge: true },
) as {
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<string, unknown>
  components: {
    examples: Record<string, { value: Record<string, unknown> }>
    requestBodies: Record<string, { content: object }>
    schemas: Record<string, { properties?: Record<string, Property>; oneOf?: readonly Property[] }>
  }
}
const { schemas } = document.components
const forms = Object.keys(schemas).filter((name) => name.endsWith('Form'))

function nameOf({ $ref = '' }: Property): string {
  return $ref.split('/').at(-1) ?? ''
}

/** The fields of a schema, those of objects in brackets: `source[type]`. */
function fieldsOf(name: string): string[] {
  const { properties = {}, oneOf = [] } = schemas[name] ?? {}
  const own = Object.entries(properties).flatMap(([field, { anyOf = [] }]) => {
    const inside = anyOf.flatMap((one) => fieldsOf(nameOf(one)))
    return [field, ...inside.map((each) => `${field}[${each}]`)]
  })
  return [...new Set([...own, ...oneOf.flatMap((one) => fieldsOf(nameOf(one)))])]
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

  it('names in forms what JSON has, each by the name that it is sent by', () => {
    for (const name of forms) {
      // A source inside a charge has the charge's amount and currency.
      const inJson = fieldsOf(name.replace('Form', '')).filter(
        (field) => !/^source\[(amount|currency)\]$/.test(field),
      )
      const inForm = fieldsOf(name).map((field) => field.replace(/\[\]$/, ''))
      expect([name, inForm.toSorted()]).toEqual([name, inJson.toSorted()])
    }
  })

  it('describes no field of a form by a union, which tools cannot tell apart in texts', () => {
    expect(forms).toHaveLength(5)
    for (const name of forms) {
      for (const [field, property] of Object.entries(schemas[name]?.properties ?? {})) {
        const text = JSON.stringify([property, schemas[nameOf(property)]])
        expect([name, field, /oneOf|anyOf|"type":\[/.test(text)]).toEqual([name, field, false])
      }
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
