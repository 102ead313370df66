import { describe, expect, it } from 'vitest'
import type { Document, Schema } from '../src/document.ts'
import { aDocument, changes, given, json, taken } from './documents.ts'

const text = { type: 'string' }
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const list = (items: Schema) => ({ type: 'object', properties: { data: { type: 'array', items } } })

function sharing(charge: Schema): Document {
  const answer = (schema: Schema) => ({ responses: { '200': { content: json(schema) } } })
  return aDocument({
    paths: {
      '/charges': { get: answer(list(reference('Charge'))), post: answer(reference('Charge')) },
      '/events': { get: answer(list({ type: 'object', properties: { of: reference('Charge') } })) },
    },
    components: { schemas: { Charge: charge } },
  })
}

describe('what is shared', () => {
  it('is told once, where it is least deep, with how many more it is in', () => {
    const before = sharing({ type: 'object', properties: { id: text, net: text } })
    const after = sharing({ type: 'object', properties: { net: { type: 'null' } } })

    expect(changes(before, after)).toEqual([
      'a.yaml: POST /charges 200 (and 2 more): the field id is gone',
      'a.yaml: POST /charges 200 (and 2 more): the field net may now be null',
    ])
  })

  it('is told for each way it is sent', () => {
    const both = (schema: Schema) =>
      aDocument({
        paths: {
          '/state': {
            get: { responses: { '200': { content: json(reference('State')) } } },
            put: { requestBody: { content: json(reference('State')) } },
          },
        },
        components: { schemas: { State: schema } },
      })

    expect(
      changes(both({ type: 'object', properties: { id: text } }), both({ type: 'object' })),
    ).toEqual([
      'a.yaml: GET /state 200: the field id is gone',
      'a.yaml: PUT /state body: the field id is no longer read',
    ])
  })

  it('may be shared no longer, or under another name', () => {
    const charge = { type: 'object', properties: { id: text } }
    const named = given(reference('Charge'), { components: { schemas: { Charge: charge } } })
    const renamed = given(reference('Paid'), { components: { schemas: { Paid: charge } } })

    expect(changes(named, given(charge))).toEqual([])
    expect(changes(given(charge), named)).toEqual([])
    expect(changes(named, renamed)).toEqual([])
  })

  it('may hold itself', () => {
    const refund = (more: object) => ({
      type: 'object',
      properties: { charge: reference('Charge'), ...more },
    })
    const charge = {
      type: 'object',
      properties: { refunds: { type: 'array', items: reference('Refund') } },
    }
    const cyclic = (more: object) =>
      given(reference('Charge'), {
        components: { schemas: { Charge: charge, Refund: refund(more) } },
      })

    expect(changes(cyclic({}), cyclic({}))).toEqual([])
    expect(changes(cyclic({ id: text }), cyclic({}))).toEqual([
      'a.yaml: GET /charges 200: the field refunds[].id is gone',
    ])
  })

  it('may hold itself where anything was taken before', () => {
    const tree = { type: 'array', items: reference('Tree') }
    const after = taken(reference('Tree'), { components: { schemas: { Tree: tree } } })

    expect(changes(taken({ type: 'array' }), after)).toContain(
      'a.yaml: GET /charges body: the field [] may no longer be a text',
    )
  })

  it('may be a parameter, a body, an answer or a header', () => {
    const all = (schema: Schema) =>
      aDocument({
        paths: Object.fromEntries(
          ['/a', '/b'].map((path) => [
            path,
            {
              post: {
                parameters: [{ $ref: '#/components/parameters/Limit' }],
                requestBody: { $ref: '#/components/requestBodies/Body' },
                responses: { '200': { $ref: '#/components/responses/Answer' } },
              },
            },
          ]),
        ),
        components: {
          parameters: { Limit: { name: 'limit', in: 'query', schema } },
          requestBodies: { Body: { content: json(schema) } },
          headers: { Version: { schema } },
          responses: {
            Answer: {
              headers: { Version: { $ref: '#/components/headers/Version' } },
              content: json(schema),
            },
          },
        },
      })

    expect(changes(all({ enum: ['x'] }), all({ enum: ['y'] }))).toEqual([
      'a.yaml: POST /a (and 1 more): the query parameter limit may no longer be "x"',
      'a.yaml: POST /a body (and 1 more): the body may no longer be "x"',
      'a.yaml: POST /a 200 (and 1 more): the header Version may now be "y"',
      'a.yaml: POST /a 200 (and 1 more): the header Version is never "x" any more',
      'a.yaml: POST /a 200 (and 1 more): the body may now be "y"',
      'a.yaml: POST /a 200 (and 1 more): the body is never "x" any more',
    ])
  })

  it('must be there', () => {
    expect(() => changes(given(reference('Charge')), given(text))).toThrow(
      'There is nothing at #/components/schemas/Charge in the document.',
    )
  })
})

describe('what is put together', () => {
  const id = { type: 'object', required: ['id'], properties: { id: text } }
  const net = { type: 'object', properties: { net: { type: 'integer', minimum: 1 } } }

  it('is compared as one', () => {
    const one = {
      type: 'object',
      required: ['id'],
      properties: { ...id.properties, ...net.properties },
    }

    expect(changes(given({ allOf: [id, net] }), given(one))).toEqual([])
    expect(changes(given(one), given({ allOf: [id, net] }))).toEqual([])
    expect(changes(given({ allOf: [id, net] }), given(net))).toEqual([
      'a.yaml: GET /charges 200: the field id is gone',
    ])
  })

  it('has the fields, elements and limits of all of it', () => {
    const strict = { type: 'object', additionalProperties: false }
    const both = (one: Schema, other: Schema) => taken({ allOf: [one, other] })
    const list = { type: 'array', minItems: 1, maxItems: 5, items: { enum: ['a', 'b'] } }
    const shorter = { type: 'array', minItems: 2, maxItems: 4, items: { enum: ['b', 'c'] } }
    const one = { type: 'array', minItems: 2, maxItems: 4, items: { const: 'b' } }
    const needy = { type: 'object', required: ['net'] }

    expect(changes(taken({ type: 'object' }), both(strict, { type: 'object' }))).toEqual([
      'a.yaml: GET /charges body: the body takes no other fields any more',
    ])
    expect(changes(taken(strict), both(strict, { additionalProperties: text }))).toEqual([])
    expect(changes(taken(one), both(list, shorter))).toEqual([])
    expect(changes(both(list, shorter), taken(one))).toEqual([])
    expect(changes(both(list, list), taken(list))).toEqual([])
    expect(changes(both(id, net), both(id, needy))).toContain(
      'a.yaml: GET /charges body: the field net is required now',
    )
    expect(changes(both(id, needy), taken(id))).toEqual([])
  })

  it('holds for a field in each of it', () => {
    const one = { type: 'object', properties: { id: { enum: ['a', 'b'] } } }
    const other = { type: 'object', properties: { id: { enum: ['b', 'c'] } } }

    expect(changes(given({ allOf: [one, other] }), given(one))).toEqual([
      'a.yaml: GET /charges 200: the field id may now be "a"',
    ])
    expect(changes(given({ allOf: [one, one] }), given(one))).toEqual([])
  })

  it('takes what all of it takes', () => {
    const all = { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }

    expect(changes(taken({ const: 'b' }), taken(all))).toEqual([])
    expect(changes(taken({ enum: ['a', 'b'] }), taken(all))).toEqual([
      'a.yaml: GET /charges body: the body may no longer be "a"',
    ])
  })

  it('may hold itself', () => {
    const node = {
      allOf: [{ properties: { next: reference('Node') } }, { properties: { next: net } }],
    }
    const held = given(reference('Node'), { components: { schemas: { Node: node } } })

    expect(changes(held, held)).toEqual([])
  })

  it('counts what stands beside a reference', () => {
    const beside = (more: object) =>
      given({ ...reference('Text'), ...more }, { components: { schemas: { Text: text } } })

    expect(changes(beside({}), beside({ description: 'x' }))).toEqual([])
    expect(changes(beside({ pattern: 'x' }), beside({}))).toEqual([
      'a.yaml: GET /charges 200: the body now has no pattern, had "x"',
    ])
  })
})

describe('alternatives', () => {
  const kind = (name: string, more: object = {}) => ({
    type: 'object',
    properties: { kind: { const: name }, ...more },
  })

  it('are known by their one value, in any order', () => {
    const before = given({ oneOf: [kind('a', { id: text }), kind('b')] })
    const after = given({ oneOf: [kind('b'), kind('a')] })

    expect(changes(before, after)).toEqual([
      'a.yaml: GET /charges 200: the field (kind=a).id is gone',
    ])
  })

  it('are known by their component', () => {
    const parts = (more: object) => ({
      components: { schemas: { A: { type: 'object', properties: more }, B: { type: 'object' } } },
    })
    const either = { oneOf: [reference('A'), reference('B')] }

    expect(changes(given(either, parts({ id: text })), given(either, parts({})))).toEqual([
      'a.yaml: GET /charges 200: the field (A).id is gone',
    ])
  })

  it('without a name are those that differ least', () => {
    const plain = (...names: string[]) => ({
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, text])),
    })
    const before = given({ oneOf: [plain('a', 'b'), plain('c', 'd')] })
    const after = given({ oneOf: [plain('c', 'd'), plain('a')] })

    expect(changes(before, after)).toEqual(['a.yaml: GET /charges 200: the field (1).b is gone'])
  })

  it('may not come where they are given', () => {
    expect(changes(given(kind('a')), given({ oneOf: [kind('a'), kind('b')] }))).toEqual([
      'a.yaml: GET /charges 200: the body may now be kind=b',
    ])
    expect(changes(given({ oneOf: [kind('a'), kind('b')] }), given(kind('a')))).toEqual([
      'a.yaml: GET /charges 200: the body is never kind=b any more',
    ])
  })

  it('may not go where they are taken', () => {
    expect(changes(taken({ oneOf: [kind('a'), kind('b')] }), taken(kind('a')))).toEqual([
      'a.yaml: GET /charges body: the body may no longer be kind=b',
    ])
    expect(changes(taken(kind('a')), taken({ oneOf: [kind('a'), kind('b')] }))).toEqual([])
  })

  it('may be taken by another', () => {
    const any = { type: 'object' }
    const strict = { type: 'object', maxProperties: 1 }

    expect(changes(taken({ oneOf: [any, strict] }), taken(any))).toEqual([])
    expect(changes(given(any), given({ anyOf: [any, strict] }))).toEqual([])
  })
})
