import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { type Fields, fieldsOf } from '../fields.ts'
import { findOperation, type Located, type Operation, ofParts } from './document.ts'

/** Checks values against the schemas of an OpenAPI document; answers what does not fit, each with its place. */
export interface Checker {
  operation(method: string, path: string): Operation | undefined
  /** Checks a whole value, such as what is sent. */
  whole(place: Located, value: unknown): readonly string[]
  /** Checks a part of a value, such as what of an answer is counted on. */
  part(place: Located, value: unknown): readonly string[]
  /** Checks a part of what a named schema describes. */
  partOf(schema: string, value: unknown): readonly string[]
  /** Checks a text, such as a value of a query. */
  text(schema: unknown, value: string): readonly string[]
}

const options = {
  strict: false,
  allErrors: true,
  validateFormats: false,
  validateSchema: false,
} as const

export function createChecker(document: Fields): Checker {
  const exact = new Ajv2020(options).addSchema(document, 'document')
  const lenient = new Ajv2020(options).addSchema(fieldsOf(ofParts(document)) ?? {}, 'document')
  const texts = new Ajv2020({ ...options, coerceTypes: true }).addSchema(document, 'document')

  function check(ajv: Ajv2020, { part, at }: Located, value: unknown): readonly string[] {
    const types = Object.keys(fieldsOf(part.content) ?? {}).filter((type) => /json/.test(type))
    const [type] = types
    if (type === undefined) return []
    return checkAt(ajv, `document${at}/content/${type.replace('/', '~1')}/schema`, value)
  }

  function checkAt(ajv: Ajv2020, $ref: string, value: unknown): readonly string[] {
    const validate = ajv.getSchema($ref) ?? ajv.compile({ $ref })
    return validate(value) ? [] : wordsOf(validate.errors ?? [])
  }

  return {
    operation: (method, path) => findOperation(document, method, path),
    whole: (place, value) => check(exact, place, value),
    part: (place, value) => check(lenient, place, value),
    partOf: (schema, value) => checkAt(lenient, `document#/components/schemas/${schema}`, value),
    text(schema, value) {
      const $id = fieldsOf(schema)?.$ref
      const about = typeof $id === 'string' ? { $ref: `document${$id}` } : schema
      const validate = texts.compile({ type: 'object', properties: { value: about } })
      if (validate({ value })) return []
      return wordsOf(validate.errors ?? []).map((words) => words.replace('$.value: ', ''))
    },
  }
}

const max = 5

/** What does not fit, without what only says that nothing else did either. */
function wordsOf(errors: readonly ErrorObject[]): readonly string[] {
  const deep = (error: ErrorObject) =>
    errors.some(({ instancePath }) => instancePath.startsWith(`${error.instancePath}/`))
  const telling = errors.filter(
    (error) => !(/^(?:anyOf|oneOf|type|const)$/.test(error.keyword) && deep(error)),
  )
  const found = [...new Set(telling.filter(({ keyword }) => !/Of$/.test(keyword)).map(describe))]
  const words = found.length > 0 ? found : [...new Set(errors.map(describe))]
  const more = words.length - max
  return more > 0 ? [...words.slice(0, max), `and ${more} more of its kind`] : words
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.')
  const { additionalProperty, allowedValue, allowedValues } = params
  if (typeof additionalProperty === 'string') {
    return `$${place}: there is no field ${additionalProperty}`
  }
  const valid = allowedValues ?? (allowedValue === undefined ? undefined : [allowedValue])
  const named = Array.isArray(valid) ? `: ${valid.map(String).join(', ')}` : ''
  return `$${place}: ${message ?? 'does not fit'}${named}`
}
