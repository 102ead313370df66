import { describe, expect, it } from 'vitest'
import type { Document, SchemaObject } from '../src/document.ts'
import { aDocument, changes, copyOf, edited, json, real } from './documents.ts'

/** What the change of a document breaks. In how many places is left out: that changes with the document. */
function findingsOf(before: Document, after: Document): string[] {
  return changes(before, after).map((sentence) =>
    sentence.replace('a.yaml: ', '').replace(/ \(and \d+ more\)/, ''),
  )
}

type Mutation = readonly [said: string, path: readonly string[], value?: unknown]

const schema = (name: string, ...path: string[]) => ['components', 'schemas', name, ...path]

const ofOmise: readonly Mutation[] = [
  ['POST /charges 200: the field amount is gone', schema('Charge', 'properties', 'amount')],
  ['POST /charges 200: the field refunds is gone', schema('Charge', 'properties', 'refunds')],
  ['POST /charges 200: the field object may be missing now', schema('Charge', 'required', '0')],
  [
    'POST /charges 200: the field amount may now be a text',
    schema('Subunits', 'type'),
    ['integer', 'string'],
  ],
  [
    'POST /charges 200: the field amount may now be a fraction',
    schema('Subunits', 'type'),
    'number',
  ],
  [
    'GET /charges 200: the field from may now be null',
    schema('Timestamp', 'type'),
    ['string', 'null'],
  ],
  [
    'POST /charges 200: the field id now has no pattern, had "^chrg_test_[0-9a-z]{19}$"',
    schema('ChargeId', 'pattern'),
  ],
  [
    'POST /charges 200: the field failure_code may now be "cancelled"',
    schema('FailureCode', 'enum', '0'),
    'cancelled',
  ],
  [
    'POST /charges 200: the field failure_code is never "payment_cancelled" any more',
    schema('FailureCode', 'enum', '0'),
  ],
  [
    'POST /charges/{charge}/mark_as_failed body: the field failure_code may no longer be "payment_cancelled"',
    schema('FailureCode', 'enum', '0'),
  ],
  [
    'POST /charges 200: the field status may now be "reversed"',
    schema('ChargeStatus', 'enum', '4'),
    'reversed',
  ],
  [
    'POST /charges 200: the field livemode may now be true',
    schema('Charge', 'properties', 'livemode', 'const'),
  ],
  [
    'POST /charges 200: the field transaction is never an object any more',
    schema('Charge', 'properties', 'transaction', 'oneOf', '1'),
  ],
  [
    'POST webhook charge.create body: the field key is never "charge.create" any more',
    schema('ChargeEvent', 'properties', 'key', 'enum', '0'),
  ],
  [
    'GET /events/{event} 200: the body is never RefundEvent any more',
    schema('Event', 'oneOf', '1'),
  ],
  ['POST webhook charge.expire: the webhook is gone', ['webhooks', 'charge.expire']],
  [
    'POST webhook charge.reverse: the webhook is sent now',
    ['webhooks', 'charge.reverse'],
    { post: {} },
  ],
  [
    'POST webhook charge.create: the header Omise-Signature is gone',
    ['webhooks', 'charge.create', 'post', 'parameters', '0'],
  ],
  ['GET /charges/{charge}: the operation is gone', ['paths', '/charges/{charge}', 'get']],
  [
    'POST /charges: the operation is named makeCharge now, was createCharge',
    ['paths', '/charges', 'post', 'operationId'],
    'makeCharge',
  ],
  ['POST /charges: the answer 400 is gone', ['paths', '/charges', 'post', 'responses', '400']],
  [
    'POST /charges 200: the header Omise-Version is gone',
    ['components', 'responses', 'Charge', 'headers', 'Omise-Version'],
  ],
  [
    'GET /charges: the query parameter from is no longer read',
    ['paths', '/charges', 'get', 'parameters', '0'],
  ],
  [
    'GET /charges: the query parameter limit is required now',
    ['components', 'parameters', 'Limit', 'required'],
    true,
  ],
  [
    'GET /charges: the query parameter limit now has default 10, had 20',
    ['components', 'parameters', 'Limit', 'schema', 'default'],
    10,
  ],
  [
    'GET /charges: the query parameter order may no longer be "chronological"',
    ['components', 'parameters', 'Order', 'schema', 'enum', '0'],
  ],
  [
    'POST /charges body: the field description is required now',
    schema('ChargeCreate', 'required', '3'),
    'description',
  ],
  [
    'POST /charges body: the field metadata is no longer read',
    schema('ChargeCreate', 'properties', 'metadata'),
  ],
  [
    'POST /charges body: the field webhook_endpoints now has maxItems 1, had 2',
    schema('ChargeCreate', 'properties', 'webhook_endpoints', 'maxItems'),
    1,
  ],
  [
    'POST /charges body: the field amount may no longer be a text',
    schema('AmountGiven', 'oneOf', '1'),
  ],
  [
    'POST /charges body: the field source may no longer be a text',
    schema('ChargeCreate', 'properties', 'source', 'anyOf', '2'),
  ],
  [
    'PATCH /account body as a form: the field webhook_uri is no longer read',
    schema('AccountUpdateForm', 'properties', 'webhook_uri'),
  ],
  [
    'POST /charges body: the media type application/x-www-form-urlencoded is no longer accepted',
    ['paths', '/charges', 'post', 'requestBody', 'content', 'application/x-www-form-urlencoded'],
  ],
  [
    'POST /charges/{charge}/mark_as_failed: the body is required now',
    ['paths', '/charges/{charge}/mark_as_failed', 'post', 'requestBody', 'required'],
    true,
  ],
  [
    'POST /sources: a call with publicKey is no longer accepted',
    ['paths', '/sources', 'post', 'security', '1'],
  ],
  [
    'the security scheme secretKey is met in another way now',
    ['components', 'securitySchemes', 'secretKey', 'scheme'],
    'bearer',
  ],
]

const ofSandbox: readonly Mutation[] = [
  [
    'GET /healthz 200: the field status may now be other than "ok"',
    schema('Health', 'properties', 'status', 'const'),
  ],
  [
    'POST /__sandbox/rules body: the field times is no longer accepted',
    schema('RuleRequest', 'properties', 'times'),
  ],
  [
    'POST /__sandbox/rules body: the field order now has maximum 10, had 1000000',
    schema('RuleRequest', 'properties', 'order', 'maximum'),
    10,
  ],
  [
    'GET /__sandbox/requests: the query parameter key may no longer be "public"',
    ['paths', '/__sandbox/requests', 'get', 'parameters', '1', 'schema', 'enum', '1'],
  ],
  [
    'POST /__sandbox/listener/{lease} body: the field (ListenerFailure).error is no longer accepted',
    schema('ListenerFailure', 'properties', 'error'),
  ],
  [
    'GET /__sandbox/stream 200: the body is never StreamMissed any more',
    schema('StreamItem', 'oneOf', '4'),
  ],
]

for (const [file, mutations] of [
  ['omise.yaml', ofOmise],
  ['sandbox.yaml', ofSandbox],
] as const) {
  describe(file, () => {
    const document = real(file)

    it('is no breaking change of itself', () => {
      expect(findingsOf(document, copyOf(document))).toEqual([])
    })

    for (const [said, path, value] of mutations) {
      it(said, () => {
        expect(findingsOf(document, edited(document, path, value))).toContain(said)
      })
    }

    it('can lose no field of any schema unseen', () => {
      for (const [name, fields] of fieldsOf(document)) {
        const answered = answering(document, name)
        for (const field of fields) {
          const without = edited(answered, schema(name, 'properties', field))

          expect(findingsOf(answered, without), `${name}.${field}`).toContain(
            `GET / 200: the field ${field} is gone`,
          )
        }
      }
    })
  })
}

function fieldsOf(document: Document): (readonly [schema: string, fields: readonly string[]])[] {
  const { schemas } = document.components as { readonly schemas: Record<string, SchemaObject> }
  return Object.entries(schemas).map(([name, { properties = {} }]) => [
    name,
    Object.keys(properties),
  ])
}

/** The document with one operation only, which answers the schema. */
function answering({ components }: Document, name: string): Document {
  const content = json({ $ref: `#/components/schemas/${name}` })
  const paths = { '/': { get: { responses: { '200': { content } } } } }
  return aDocument({ paths, ...(components ? { components } : {}) })
}
