import { type Document, resolve, type Schema, type SchemaObject } from './document.ts'
import type { Keywords } from './keywords.ts'
import { type Kind, kindOf, kinds } from './kind.ts'
import { merge } from './merge.ts'

/** One alternative of a schema: of one kind, with no reference and no combination left in it. */
export interface Shape {
  readonly kind: Kind
  readonly origin: string
  readonly keywords: Keywords
}

const known = new WeakMap<Document, WeakMap<SchemaObject, Map<string, readonly Shape[]>>>()

/** All alternatives of a schema. One that takes everything has one of each kind. */
export function shapesOf(document: Document, schema: Schema, origin: string): readonly Shape[] {
  if (schema === false) return []
  if (schema === true) return split({}, origin)
  const ofDocument = known.get(document) ?? new WeakMap()
  const ofSchema = ofDocument.get(schema) ?? new Map<string, readonly Shape[]>()
  const shapes = ofSchema.get(origin) ?? readShapes(document, schema, origin)
  known.set(document, ofDocument.set(schema, ofSchema.set(origin, shapes)))
  return shapes
}

function readShapes(document: Document, schema: SchemaObject, origin: string): readonly Shape[] {
  const { $ref, allOf = [], oneOf, anyOf, ...rest } = schema
  const own = split(withoutProse(rest), origin)
  const alternatives = (list: readonly Schema[]) =>
    list.flatMap((one, index) => shapesOf(document, one, `${origin}(${index + 1})`))
  const conditions = [
    ...($ref === undefined ? [] : [shapesOf(document, resolve(document, $ref), $ref)]),
    ...allOf.map((part) => shapesOf(document, part, origin)),
    ...(oneOf ? [alternatives(oneOf)] : []),
    ...(anyOf ? [alternatives(anyOf)] : []),
  ]
  if (conditions.length === 0) return own
  if (Object.keys(withoutProse(rest)).length > 0) conditions.push(own)
  return conditions.reduce((some, others) => both(some, others, origin))
}

function both(some: readonly Shape[], others: readonly Shape[], origin: string): Shape[] {
  return some.flatMap((one, first) =>
    others.flatMap((other, second) => {
      if (one.kind !== other.kind) return []
      const keywords = merge(one.keywords, other.keywords)
      if (keywords.values?.length === 0) return []
      return [{ kind: one.kind, origin: `${origin}(${first + 1}.${second + 1})`, keywords }]
    }),
  )
}

/** Takes alternatives together that only name values: one of a, or one of b, is one of both. */
export function joined(shapes: readonly Shape[]): Shape[] {
  const namesOnly = ({ keywords }: Shape) => Object.keys(keywords).join() === 'values'
  const [first, ...more] = shapes.filter(namesOnly)
  if (!first || more.length === 0) return [...shapes]
  const values = [first, ...more].flatMap(({ keywords }) => keywords.values ?? [])
  const { kind, origin } = first
  return [{ kind, origin, keywords: { values } }, ...shapes.filter((one) => !namesOnly(one))]
}

const prose = /^(title|description|deprecated|examples?|externalDocs|xml|\$comment|x-.*)$/

function withoutProse(schema: SchemaObject): SchemaObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !prose.test(keyword)))
}

/** The keywords that say nothing of other kinds than theirs. */
const only: readonly (readonly [Kind, RegExp])[] = [
  [
    'object',
    /^(properties|required|additionalProperties|\w+Properties|propertyNames|dependent\w+)$/,
  ],
  ['array', /^(items|prefixItems|\w+Items|\w*[cC]ontains)$/],
  ['string', /^(pattern|minLength|maxLength|content\w+)$/],
  ['number', /^(minimum|maximum|exclusive\w+|multipleOf)$/],
]

function split(schema: SchemaObject, origin: string): Shape[] {
  const { type, const: value, enum: list, ...rest } = schema
  const values = value === undefined ? list : [value]
  const types: readonly string[] = type === undefined ? kinds : [type].flat()
  return kinds.flatMap((kind) => {
    const named = types.includes(kind) || (kind === 'number' && types.includes('integer'))
    const own = values?.filter((one) => kindOf(one) === kind)
    if (!named || own?.length === 0) return []
    const keywords = Object.entries(rest).filter(([name]) => holdsFor(kind, name, rest[name]))
    const given = own ?? (kind === 'boolean' ? [true, false] : undefined)
    return [
      {
        kind,
        origin,
        keywords: {
          ...Object.fromEntries(keywords),
          ...(given && kind !== 'null' ? { values: given } : {}),
          ...(kind === 'number' && !types.includes('number') ? { whole: true } : {}),
        },
      },
    ]
  })
}

function holdsFor(kind: Kind, keyword: string, value: unknown): boolean {
  if (keyword === 'default') return kindOf(value) === kind
  if (kind === 'null') return false
  return only.every(([owner, names]) => owner === kind || !names.test(keyword))
}
