import { describe, expect, it } from 'vitest'
import type { Schema } from '../src/document.ts'
import { changes, given, json, webhook, withField } from './documents.ts'

const id = { type: 'string' }
const text = { type: 'string' }

const broken: readonly (readonly [string, Schema, Schema, string])[] = [
  ['a field that is gone', { properties: { id } }, { properties: {} }, 'the field id is gone'],
  [
    'a required field that is gone, once',
    { required: ['id'], properties: { id } },
    { properties: {} },
    'the field id is gone',
  ],
  [
    'a field that may be missing',
    { required: ['id'], properties: { id } },
    { properties: { id } },
    'the field id may be missing now',
  ],
  [
    'a field without a description that may be missing',
    { required: ['id'] },
    {},
    'the field id may be missing now',
  ],
  [
    'another type',
    withField(text),
    withField({ type: 'integer' }),
    'the field status may now be a number',
  ],
  [
    'null',
    withField(text),
    withField({ type: ['string', 'null'] }),
    'the field status may now be null',
  ],
  [
    'null as an alternative',
    withField(text),
    withField({ oneOf: [text, { type: 'null' }] }),
    'the field status may now be null',
  ],
  [
    'an object that never comes',
    withField({ oneOf: [text, { type: 'object' }] }),
    withField(text),
    'the field status is never an object any more',
  ],
  [
    'fractions',
    withField({ type: 'integer' }),
    withField({ type: 'number' }),
    'the field status may now be a fraction',
  ],
  [
    'a new value',
    withField({ enum: ['paid'] }),
    withField({ enum: ['paid', 'void'] }),
    'the field status may now be "void"',
  ],
  [
    'a value that never comes',
    withField({ enum: ['paid', 'void'] }),
    withField({ enum: ['paid'] }),
    'the field status is never "void" any more',
  ],
  [
    'any value',
    withField({ type: 'string', enum: ['paid'] }),
    withField(text),
    'the field status may now be other than "paid"',
  ],
  [
    'a constant that may be true',
    withField({ type: 'boolean', const: false }),
    withField({ type: 'boolean' }),
    'the field status may now be true',
  ],
  [
    'another pattern',
    withField({ type: 'string', pattern: '^a' }),
    withField({ type: 'string', pattern: '^b' }),
    'the field status now has pattern "^b", had "^a"',
  ],
  [
    'no format',
    withField({ type: 'string', format: 'uuid' }),
    withField(text),
    'the field status now has no format, had "uuid"',
  ],
  [
    'a looser limit',
    withField({ type: 'integer', maximum: 5 }),
    withField({ type: 'integer', maximum: 6 }),
    'the field status now has maximum 6, had 5',
  ],
  [
    'no least',
    withField({ type: 'integer', minimum: 0 }),
    withField({ type: 'integer' }),
    'the field status now has no minimum, had 0',
  ],
  [
    'a longer text',
    withField({ type: 'string', maxLength: 5 }),
    withField(text),
    'the field status now has no maxLength, had 5',
  ],
  [
    'a keyword nobody knows that is gone',
    withField({ type: 'object', patternProperties: { '^x': text } }),
    withField({ type: 'object' }),
    'the field status now has no patternProperties, had {"^x":{"type":"string"}}',
  ],
  [
    'another element',
    withField({ type: 'array', items: text }),
    withField({ type: 'array', items: { type: 'null' } }),
    'the field status[] may now be null',
  ],
  [
    'any element',
    withField({
      type: 'array',
      items: { type: ['string', 'number', 'boolean', 'array', 'object'] },
    }),
    withField({ type: 'array' }),
    'the field status[] may now be null',
  ],
  [
    'a field of an element',
    { type: 'array', items: { properties: { id } } },
    { type: 'array', items: { properties: {} } },
    'the field [].id is gone',
  ],
  [
    'another value of unnamed fields',
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    'the field * may now be null',
  ],
  [
    'null among unnamed fields',
    { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
    { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    'the field * may now be null',
  ],
  [
    'no unnamed fields',
    { type: 'object', additionalProperties: true },
    { type: 'object', additionalProperties: false },
    'the body has no other fields any more',
  ],
]

const kept: readonly (readonly [string, Schema, Schema])[] = [
  ['a new field', { properties: {} }, { properties: { id } }],
  [
    'a field that always comes now',
    { properties: { id } },
    { required: ['id'], properties: { id } },
  ],
  ['no null', withField({ type: ['string', 'null'] }), withField(text)],
  ['one of two plain types', withField({ type: ['string', 'integer'] }), withField(text)],
  [
    'null in other words',
    withField({ type: ['string', 'null'] }),
    withField({ anyOf: [text, { type: 'null' }] }),
  ],
  ['whole numbers only', withField({ type: 'number' }), withField({ type: 'integer' })],
  ['named values', withField(text), withField({ enum: ['paid'] })],
  [
    'values in another order',
    withField({ enum: ['paid', 'void'] }),
    withField({ enum: ['void', 'paid'] }),
  ],
  ['a value in other words', withField({ enum: ['paid'] }), withField({ const: 'paid' })],
  [
    'values as alternatives',
    withField({ oneOf: [{ const: 'paid' }, { const: 'void' }] }),
    withField({ enum: ['paid', 'void'] }),
  ],
  ['a pattern', withField(text), withField({ type: 'string', pattern: '^a' })],
  [
    'a tighter limit',
    withField({ type: 'integer', minimum: 5 }),
    withField({ type: 'integer', minimum: 6 }),
  ],
  [
    'a default',
    withField({ type: 'integer', default: 5 }),
    withField({ type: 'integer', default: 6 }),
  ],
  [
    'prose',
    withField(text),
    withField({ type: 'string', title: 'x', description: 'x', examples: ['x'] }),
  ],
  ['unnamed fields', { type: 'object', additionalProperties: false }, { type: 'object' }],
  [
    'unnamed fields that were never promised',
    { type: 'object' },
    { type: 'object', additionalProperties: false },
  ],
  [
    'what a name no one wrote says of other kinds',
    withField({ type: 'integer', minLength: 1 }),
    withField({ type: 'integer' }),
  ],
]

describe('what clients are given', () => {
  it.each(broken)('breaks them by %s', (_title, before, after, said) => {
    expect(changes(given(before), given(after))).toEqual([`a.yaml: GET /charges 200: ${said}`])
  })

  it.each(broken)('breaks receivers of webhooks by %s', (_title, before, after, said) => {
    expect(changes(webhook(before), webhook(after))).toEqual([
      `a.yaml: POST webhook charge.create body: ${said}`,
    ])
  })

  it.each(kept)('breaks nobody by %s', (_title, before, after) => {
    expect(changes(given(before), given(after))).toEqual([])
  })

  it('breaks them by a media type that is gone, not by a new one', () => {
    const content = { ...json(text), 'text/plain': { schema: text } }
    const [one, two] = [given(text), given(text)]
    const both = { ...two, paths: { '/charges': { get: { responses: { '200': { content } } } } } }

    expect(changes(both, one)).toEqual([
      'a.yaml: GET /charges 200: the media type text/plain is gone',
    ])
    expect(changes(one, both)).toEqual([])
  })
})
