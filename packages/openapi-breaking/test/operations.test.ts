import { describe, expect, it } from 'vitest'
import type { Header, Operation, Parameter, Schema } from '../src/document.ts'
import { aDocument, anOperation, changes, given, json } from './documents.ts'

const text = { type: 'string' }
const none = aDocument({})
const some = anOperation({})

describe('operations', () => {
  it('may not go, and may come', () => {
    const another = aDocument({
      paths: { '/charges': { get: {}, post: {} }, '/refunds': { get: {} } },
    })

    expect(changes(another, some)).toEqual([
      'a.yaml: POST /charges: the operation is gone',
      'a.yaml: GET /refunds: the operation is gone',
    ])
    expect(changes(some, another)).toEqual([])
  })

  it('may not be renamed, since names make those of clients', () => {
    const named = (operationId: string) => anOperation({ operationId })

    expect(changes(named('listCharges'), named('getCharges'))).toEqual([
      'a.yaml: GET /charges: the operation is named getCharges now, was listCharges',
    ])
    expect(changes(some, named('getCharges'))).toEqual([])
  })

  it('may not move', () => {
    const moved = aDocument({ servers: [{ url: '/v2' }] })

    expect(changes(aDocument({ servers: [{ url: '/v1' }] }), moved)).toEqual([
      'a.yaml: the server /v1 is gone',
    ])
    expect(changes(moved, none)).toEqual(['a.yaml: the server /v2 is gone'])
    expect(changes(none, moved)).toEqual([])
  })

  it('may be told of in other words', () => {
    const described = {
      ...some,
      paths: { '/charges': { get: { summary: 'x', tags: ['x'] } as Operation } },
    }

    expect(changes(some, described)).toEqual([])
    expect(changes(described, some)).toEqual([])
  })
})

describe('webhooks', () => {
  it('may neither go nor come', () => {
    const one = aDocument({ webhooks: { 'charge.create': { post: {} } } })

    expect(changes(one, none)).toEqual(['a.yaml: POST webhook charge.create: the webhook is gone'])
    expect(changes(none, one)).toEqual([
      'a.yaml: POST webhook charge.create: the webhook is sent now',
    ])
  })

  it('send headers, which may not go', () => {
    const signed = (required?: boolean) =>
      aDocument({
        webhooks: {
          'charge.create': {
            post: {
              parameters: [
                {
                  name: 'Signature',
                  in: 'header',
                  schema: text,
                  ...(required ? { required } : {}),
                },
              ],
            },
          },
        },
      })
    const bare = aDocument({ webhooks: { 'charge.create': { post: {} } } })

    expect(changes(signed(), bare)).toEqual([
      'a.yaml: POST webhook charge.create: the header Signature is gone',
    ])
    expect(changes(signed(true), signed())).toEqual([
      'a.yaml: POST webhook charge.create: the header Signature may be missing now',
    ])
    expect(changes(bare, signed(true))).toEqual([])
    expect(changes(signed(), signed(true))).toEqual([])
    expect(changes(signed(), signed())).toEqual([])
  })

  it('may be answered as before', () => {
    const answered = (status: string, schema: Schema = true) => {
      const responses = { [status]: { content: json(schema) } }
      return aDocument({ webhooks: { 'charge.create': { post: { responses } } } })
    }

    expect(changes(answered('2XX'), answered('200'))).toEqual([
      'a.yaml: POST webhook charge.create: the answer 2XX is gone',
    ])
    expect(changes(answered('2XX', text), answered('2XX', { type: ['string', 'null'] }))).toEqual(
      [],
    )
    expect(changes(answered('2XX', text), answered('2XX', { type: 'null' }))).toEqual([
      'a.yaml: POST webhook charge.create 2XX: the body may no longer be a text',
    ])
  })

  it('may carry a body as before', () => {
    const carrying = (required?: boolean) =>
      aDocument({
        webhooks: {
          'charge.create': {
            post: { requestBody: { content: json(text), ...(required ? { required } : {}) } },
          },
        },
      })
    const bare = aDocument({ webhooks: { 'charge.create': { post: {} } } })

    expect(changes(carrying(), bare)).toEqual([
      'a.yaml: POST webhook charge.create: the body is gone',
    ])
    expect(changes(carrying(true), carrying())).toEqual([
      'a.yaml: POST webhook charge.create: the body may be missing now',
    ])
  })
})

describe('parameters', () => {
  const limit: Parameter = { name: 'limit', in: 'query', schema: { type: 'integer' } }
  const reading = (...parameters: Parameter[]) => anOperation({ parameters })

  it('may come, but not be wanted', () => {
    const wanted = reading({ ...limit, required: true })
    const said = ['a.yaml: GET /charges: the query parameter limit is required now']

    expect(changes(some, reading(limit))).toEqual([])
    expect(changes(some, wanted)).toEqual(said)
    expect(changes(reading(limit), wanted)).toEqual(said)
    expect(changes(wanted, reading(limit))).toEqual([])
  })

  it('may not go', () => {
    expect(changes(reading(limit), some)).toEqual([
      'a.yaml: GET /charges: the query parameter limit is no longer read',
    ])
  })

  it('may take more, but not less', () => {
    const more = reading({ ...limit, schema: { type: ['integer', 'string'] } })

    expect(changes(reading(limit), more)).toEqual([])
    expect(changes(more, reading(limit))).toEqual([
      'a.yaml: GET /charges: the query parameter limit may no longer be a text',
    ])
  })

  it('tell where inside them', () => {
    const filters = (required: string[]) =>
      reading({ name: 'filters', in: 'query', schema: { type: 'object', required } })

    expect(changes(filters([]), filters(['status']))).toEqual([
      'a.yaml: GET /charges: status of the query parameter filters is required now',
    ])
  })

  it('may not be written otherwise, defaults counted', () => {
    const written = (how: Partial<Parameter>) => reading({ ...limit, ...how })

    expect(changes(written({}), written({ style: 'form', explode: true }))).toEqual([])
    expect(changes(written({}), written({ style: 'deepObject' }))).toEqual([
      'a.yaml: GET /charges: the query parameter limit now has style "deepObject", had "form, exploded"',
    ])
  })

  it('may be those of the path', () => {
    const ofPath = aDocument({ paths: { '/charges': { parameters: [limit], get: {} } } })

    expect(changes(reading(limit), ofPath)).toEqual([])
    expect(changes(ofPath, some)).toHaveLength(1)
  })
})

describe('answers', () => {
  const answering = (...statuses: string[]) =>
    anOperation({ responses: Object.fromEntries(statuses.map((status) => [status, {}])) })

  it('may come, but not go', () => {
    expect(changes(answering('200', '404'), answering('200'))).toEqual([
      'a.yaml: GET /charges: the answer 404 is gone',
    ])
    expect(changes(answering('200'), answering('200', '404'))).toEqual([])
  })

  it('that come are as those were that they stood under', () => {
    const one = { content: json({ type: 'object', properties: { code: text } }) }
    const other = { content: json({ type: 'object' }) }

    for (const others of ['4XX', 'default']) {
      const before = anOperation({ responses: { [others]: one } })
      const same = anOperation({ responses: { [others]: one, '409': one } })
      const after = anOperation({ responses: { [others]: one, '409': other } })

      expect(changes(before, same)).toEqual([])
      expect(changes(before, after)).toEqual(['a.yaml: GET /charges 409: the field code is gone'])
    }
  })

  it('keep their headers', () => {
    const headed = (header?: Header) =>
      anOperation({ responses: { '200': { headers: header ? { Version: header } : {} } } })

    expect(changes(headed({}), headed())).toEqual([
      'a.yaml: GET /charges 200: the header Version is gone',
    ])
    expect(changes(headed({ required: true }), headed({}))).toEqual([
      'a.yaml: GET /charges 200: the header Version may be missing now',
    ])
    expect(
      changes(headed({ schema: text }), headed({ schema: { type: ['string', 'null'] } })),
    ).toEqual(['a.yaml: GET /charges 200: the header Version may now be null'])
    expect(changes(headed(), headed({}))).toEqual([])
  })
})

describe('keys', () => {
  const wanting = (...security: Record<string, string[]>[]) => anOperation({ security })

  it('may be more kinds, but not fewer', () => {
    const [one, both] = [wanting({ secret: [] }), wanting({ secret: [] }, { public: [] })]

    expect(changes(one, both)).toEqual([])
    expect(changes(both, one)).toEqual([
      'a.yaml: GET /charges: a call with public is no longer accepted',
    ])
  })

  it('may not be wanted where none was, in the document neither', () => {
    const said = ['a.yaml: GET /charges: a call with no key is no longer accepted']

    expect(changes(some, wanting({ secret: [] }))).toEqual(said)
    expect(changes(some, { ...some, security: [{ secret: [] }] })).toEqual(said)
    expect(changes(wanting({ secret: [] }), some)).toEqual([])
  })

  it('may not be wanted besides, nor for more', () => {
    expect(changes(wanting({ secret: [] }), wanting({ secret: [], admin: [] }))).toEqual([
      'a.yaml: GET /charges: a call with secret is no longer accepted',
    ])
    expect(changes(wanting({ o: ['read'] }), wanting({ o: ['read', 'write'] }))).toEqual([
      'a.yaml: GET /charges: a call with o (read) is no longer accepted',
    ])
  })

  it('may not be sent in another way', () => {
    const sent = (scheme: object) =>
      aDocument({ components: { securitySchemes: { secret: scheme } } })
    const basic = { type: 'http', scheme: 'basic' }

    expect(changes(sent(basic), sent({ ...basic, description: 'x' }))).toEqual([])
    expect(changes(sent(basic), sent({ ...basic, scheme: 'bearer' }))).toEqual([
      'a.yaml: the security scheme secret is met in another way now',
    ])
  })
})

it('needs no description of a body', () => {
  expect(changes(given(true), given({}))).toEqual([])
})
