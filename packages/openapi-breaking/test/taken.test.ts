import { describe, expect, it } from 'vitest'
import type { Schema } from '../src/document.ts'
import { anOperation, changes, json, taken, withField } from './documents.ts'

const id = { type: 'string' }
const text = { type: 'string' }

const broken: readonly (readonly [string, Schema, Schema, string])[] = [
  [
    'a field that is refused',
    { additionalProperties: false, properties: { id } },
    { additionalProperties: false, properties: {} },
    'the field id is no longer accepted',
  ],
  [
    'a field that is passed over',
    { properties: { id } },
    { properties: {} },
    'the field id is no longer read',
  ],
  [
    'a field that is wanted',
    { properties: { id } },
    { required: ['id'], properties: { id } },
    'the field id is required now',
  ],
  [
    'a new field that is wanted',
    { properties: {} },
    { required: ['id'], properties: { id } },
    'the field id is required now',
  ],
  [
    'one type less',
    withField({ type: ['string', 'integer'] }),
    withField(text),
    'the field status may no longer be a number',
  ],
  [
    'no null',
    withField({ type: ['string', 'null'] }),
    withField(text),
    'the field status may no longer be null',
  ],
  [
    'no fractions',
    withField({ type: 'number' }),
    withField({ type: 'integer' }),
    'the field status may no longer be a fraction',
  ],
  [
    'a value less',
    withField({ enum: ['paid', 'void'] }),
    withField({ enum: ['paid'] }),
    'the field status may no longer be "void"',
  ],
  [
    'named values only',
    withField(text),
    withField({ enum: ['paid'] }),
    'the field status may only be "paid" now',
  ],
  [
    'a pattern',
    withField(text),
    withField({ type: 'string', pattern: '`' }),
    'the field status now has pattern "\\u0060", had none',
  ],
  [
    'a format',
    withField(text),
    withField({ type: 'string', format: 'uuid' }),
    'the field status now has format "uuid", had none',
  ],
  ...(
    [
      ['minimum', 'integer', 5, 6],
      ['exclusiveMaximum', 'integer', 6, 5],
      ['maxLength', 'string', 6, 5],
      ['minItems', 'array', 5, 6],
      ['maxProperties', 'object', 6, 5],
    ] as const
  ).map(
    ([limit, type, before, after]) =>
      [
        `a tighter ${limit}`,
        withField({ type, [limit]: before }),
        withField({ type, [limit]: after }),
        `the field status now has ${limit} ${after}, had ${before}`,
      ] as const,
  ),
  [
    'another default',
    withField({ type: 'integer', default: 5 }),
    withField({ type: 'integer', default: 6 }),
    'the field status now has default 6, had 5',
  ],
  [
    'no unnamed fields',
    { type: 'object' },
    { type: 'object', additionalProperties: false },
    'the body takes no other fields any more',
  ],
  [
    'unnamed fields of one type only',
    { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    { type: 'object', additionalProperties: text },
    'the field * may no longer be null',
  ],
  [
    'an alternative less',
    {
      oneOf: [
        { required: ['a'], properties: { type: { const: 'a' } } },
        { properties: { type: { const: 'b' } } },
      ],
    },
    { properties: { type: { const: 'b' } } },
    'the body may no longer be type=a',
  ],
]

const kept: readonly (readonly [string, Schema, Schema])[] = [
  ['a new field', { properties: {} }, { properties: { id } }],
  [
    'a field that may be left out',
    { required: ['id'], properties: { id } },
    { properties: { id } },
  ],
  ['a type more', withField(text), withField({ type: ['string', 'null'] })],
  ['fractions', withField({ type: 'integer' }), withField({ type: 'number' })],
  ['a value more', withField({ enum: ['paid'] }), withField({ enum: ['paid', 'void'] })],
  ['any value', withField({ enum: ['paid'] }), withField(true)],
  ['no pattern', withField({ type: 'string', pattern: '^a' }), withField(text)],
  [
    'a looser limit',
    withField({ type: 'integer', maximum: 5 }),
    withField({ type: 'integer', maximum: 6 }),
  ],
  ['a limit that excludes nothing', withField(text), withField({ type: 'string', minLength: 0 })],
  [
    'a default that was not written down',
    withField({ type: 'integer' }),
    withField({ type: 'integer', default: 5 }),
  ],
  [
    'unnamed fields',
    { type: 'object', additionalProperties: false },
    { type: 'object', additionalProperties: text },
  ],
  ['an alternative more', withField(text), withField({ anyOf: [text, { type: 'array' }] })],
]

describe('what clients send', () => {
  it.each(broken)('is broken by %s', (_title, before, after, said) => {
    expect(changes(taken(before), taken(after))).toEqual([`a.yaml: GET /charges body: ${said}`])
  })

  it.each(kept)('is not broken by %s', (_title, before, after) => {
    expect(changes(taken(before), taken(after))).toEqual([])
  })

  it('is broken by a body that is wanted, and by one that is not read', () => {
    const [none, some, wanted] = [
      anOperation({}),
      taken(text),
      anOperation({ requestBody: { required: true, content: json(text) } }),
    ]

    expect(changes(some, wanted)).toEqual(['a.yaml: GET /charges: the body is required now'])
    expect(changes(none, wanted)).toEqual(['a.yaml: GET /charges: the body is required now'])
    expect(changes(some, none)).toEqual(['a.yaml: GET /charges: the body is no longer read'])
    expect(changes(wanted, some)).toEqual([])
    expect(changes(none, some)).toEqual([])
  })

  it('is broken by a media type less, and by another encoding', () => {
    const form = (encoding?: object) =>
      anOperation({
        requestBody: { content: { ...json(text), form: encoding ? { encoding } : {} } },
      })

    expect(changes(form(), taken(text))).toEqual([
      'a.yaml: GET /charges body: the media type form is no longer accepted',
    ])
    expect(changes(form(), form({ source: { style: 'deepObject' } }))).toEqual([
      'a.yaml: GET /charges body: the media type form has another encoding now',
    ])
    expect(changes(taken(text), form())).toEqual([])
  })

  it('is told once where JSON and forms take the same', () => {
    const either = (schema: Schema) =>
      anOperation({ requestBody: { content: { ...json(schema), form: { schema } } } })

    expect(changes(either(withField(text)), either(withField(id)))).toEqual([])
    expect(changes(either(withField(text)), either({ type: 'object' }))).toEqual([
      'a.yaml: GET /charges body: the field status is no longer read',
    ])
  })
})
