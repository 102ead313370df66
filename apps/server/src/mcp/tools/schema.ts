import { type AccountOperation, sandboxRoutes } from '@omise-sandbox/api'
import type { Schema } from './tool.ts'

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

interface Operation {
  readonly summary: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: Schema } }
  }
}

/** The document of the control API, as far as it is looked at here. */
export interface ControlDocument {
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: object
}

interface PathItem {
  readonly parameters?: readonly Parameter[]
  readonly [method: string]: unknown
}

export async function loadDocument(): Promise<ControlDocument> {
  const { default: document } = await import('@omise-sandbox/api/documents/sandbox.json', {
    with: { type: 'json' },
  })
  return document as unknown as ControlDocument
}

/** What an operation is for, and its arguments in one object: those of its path, its query and its body. */
export function describeOperation(
  document: ControlDocument,
  name: AccountOperation,
): { readonly summary: string; readonly description?: string; readonly input: Schema } {
  const route = sandboxRoutes.find(({ operation }) => operation === name)
  if (!route) throw new Error(`The control API has no operation "${name}".`)
  const item = document.paths[route.path] as PathItem
  const { summary, description, parameters = [], requestBody } = item[route.method] as Operation
  const all = [...(item.parameters ?? []), ...parameters].map(
    (each) => resolve(document, each) as Parameter,
  )
  const body = resolve(document, requestBody?.content['application/json']?.schema ?? {}) as Schema
  const properties = {
    ...Object.fromEntries(all.map((each) => [each.name, schemaOf(each)])),
    ...body.properties,
  }
  const required = [
    ...all.filter((each) => each.required).map((each) => each.name),
    ...(body.required ?? []),
  ]
  return {
    summary,
    ...(description === undefined ? {} : { description }),
    input: { type: 'object', properties, ...(required.length > 0 ? { required } : {}) },
  }
}

/** A query's numbers are digits; an agent may give a number. */
function schemaOf({ name, description, schema }: Parameter): Schema {
  const isNumber = name === 'offset' || name === 'limit'
  return {
    ...(isNumber ? { type: 'integer' } : schema),
    ...(description === undefined ? {} : { description }),
  }
}

/** What validates and explains nothing is left out: the sandbox itself checks, and says what is wrong. */
const leftOut = new Set(['pattern', 'additionalProperties', 'propertyNames', 'maxProperties'])

/** A part of the document with all that it refers to in its place. */
function resolve(document: ControlDocument, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((each) => resolve(document, each))
  if (typeof part !== 'object' || part === null) return part
  const { $ref, ...rest } = part as { readonly $ref?: string }
  if ($ref !== undefined) {
    const target = resolve(document, at(document, $ref)) as object
    return { ...target, ...(resolve(document, rest) as object) }
  }
  return Object.fromEntries(
    Object.entries(part)
      .filter(([word]) => !leftOut.has(word))
      .map(([word, value]) => [word, resolve(document, value)]),
  )
}

function at(document: ControlDocument, ref: string): unknown {
  const steps = ref.replace(/^#\//, '').split('/')
  return steps.reduce((part: unknown, step) => (part as Record<string, unknown>)[step], document)
}

const bounds = new Set(['minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'maxLength'])

/** Arguments as a list of tools shows them, which each agent reads whole: of an argument with fields, their names. */
export function shortened({ properties = {}, ...rest }: Schema): Schema {
  const entries = Object.entries(properties).map(([name, argument]) => [name, brief(argument)])
  return { ...rest, properties: Object.fromEntries(entries) as Record<string, Schema> }
}

function brief(argument: Schema): Schema {
  const { oneOf, items, properties, required: _required, ...plain } = argument
  const description = [plain.description, fieldsOf(properties)].filter(Boolean).join(' ')
  const entries = Object.entries(plain).filter(([word]) => !bounds.has(word))
  return {
    ...Object.fromEntries(entries),
    ...(Array.isArray(oneOf) ? alternatives(oneOf as Schema[]) : {}),
    ...(items === undefined ? {} : { items: brief(items as Schema) }),
    ...(description === '' ? {} : { description }),
  }
}

function fieldsOf(properties: Schema['properties']): string {
  return properties === undefined ? '' : `Fields: ${Object.keys(properties).join(', ')}.`
}

/** Of alternatives the first, besides null: it is what is meant most often. */
function alternatives(given: readonly Schema[]): Schema {
  const [first = {}] = given.map(brief)
  const isNullable = given.some(({ type }) => type === 'null')
  return isNullable && typeof first.type === 'string'
    ? { ...first, type: [first.type, 'null'] }
    : first
}
