import { controlTable } from '../../packages/api/src/control-table.ts'
import { table, wanted } from './table.ts'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
}

interface Parameter {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
}

interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>
  }
}

type PathItem = Readonly<Record<string, Operation>>

/** What the reference reads of `openapi/sandbox.yaml`. */
export interface ControlDocument {
  readonly tags: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, Parameter>>
  }
}

interface Route {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

const methods = ['get', 'post', 'put', 'patch', 'delete']

export function routesOf({ paths }: ControlDocument): readonly Route[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ method: method.toUpperCase(), path, operation }] : []
    }),
  )
}

/** The page of every route of the control API. */
export function controlApiPage(document: ControlDocument): readonly string[] {
  const routes = routesOf(document)
  return [
    '# Reference: the control API',
    '',
    'Made from `openapi/sandbox.yaml` by `npm run generate`. Do not edit.',
    '',
    'Every route takes the secret key of its account as user name (`-u skey_test_sandbox:`), and answers JSON; a refusal is a problem of',
    '`application/problem+json` that says what to do. Off loopback the routes of `/__sandbox` also need `X-Sandbox-Admin-Token`. A running sandbox',
    'serves the whole document, with the shape of every answer, at `/__sandbox/openapi.json`.',
    '',
    ...document.tags.flatMap(({ name, description }) => [
      `## ${name}`,
      '',
      wanted(description, `The tag ${name}`),
      '',
      ...routes
        .filter(({ operation }) => operation.tags?.includes(name))
        .flatMap((route) => routeLines(document, route)),
    ]),
  ]
}

function routeLines(document: ControlDocument, { method, path, operation }: Route): string[] {
  const { operationId, summary, description } = operation
  const [inProcess] =
    (controlTable as Readonly<Record<string, readonly string[]>>)[operationId] ?? []
  const parameters = (operation.parameters ?? []).map((one) => parameterIn(document, one))
  const rows = [
    ...parameters.map((one) => parameterRow(document, one)),
    ...bodyRows(document, operation),
  ]
  return [
    `### ${method} ${path}`,
    '',
    `${wanted(summary, `${method} ${path}`)}.${description ? ` ${description.trim().replaceAll('\n', ' ')}` : ''}`,
    ...(inProcess ? [`In process: \`sandbox.control.${inProcess}()\`.`] : []),
    '',
    ...(rows.length > 0 ? table(['field', 'in', 'required', 'value'], rows) : []),
  ]
}

function parameterIn({ components }: ControlDocument, parameter: Parameter): Parameter {
  const { $ref } = parameter
  return $ref ? (components.parameters[nameOf($ref)] as Parameter) : parameter
}

function parameterRow(document: ControlDocument, parameter: Parameter): string[] {
  const { name, required, description, schema = {} } = parameter
  const value = description ?? contentOf(document, schema)
  return [`\`${name}\``, parameter.in, required ? 'yes' : '', value]
}

function bodyRows(document: ControlDocument, { requestBody }: Operation): string[][] {
  const schema = requestBody?.content['application/json']?.schema
  if (!schema) return []
  return fieldsOf(document, schema).map(([name, field, required]) => [
    `\`${name}\``,
    'body',
    required ? 'yes' : '',
    contentOf(document, field),
  ])
}

type Field = readonly [name: string, schema: Schema, required: boolean]

/** The fields of an object, those of all its alternatives included. */
function fieldsOf(document: ControlDocument, given: Schema): Field[] {
  const schema = schemaIn(document, given)
  const own = Object.entries(schema.properties ?? {}).map(
    ([name, field]): Field => [name, field, schema.required?.includes(name) ?? false],
  )
  const others = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
  const seen = new Map<string, Field>()
  for (const field of [...own, ...others.flatMap((one) => fieldsOf(document, one))]) {
    if (!seen.has(field[0])) seen.set(field[0], field)
  }
  return [...seen.values()]
}

function schemaIn({ components }: ControlDocument, schema: Schema): Schema {
  const { $ref } = schema
  return $ref ? (components.schemas[nameOf($ref)] as Schema) : schema
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** What a field holds: its description, or else the values or the type that it may have. */
function contentOf(document: ControlDocument, given: Schema): string {
  const schema = schemaIn(document, given)
  const description = given.description ?? schema.description
  const values = schema.enum?.map((value) => `\`${value}\``).join(', ')
  if (values) return description ? `${values}. ${description}` : values
  if (description) return description
  if (schema.const !== undefined) return `\`${schema.const}\``
  const variants = schema.oneOf ?? schema.anyOf
  if (variants) return [...new Set(variants.map((one) => contentOf(document, one)))].join('; or ')
  if (schema.items) return `a list: ${contentOf(document, schema.items)}`
  return [schema.type ?? 'object'].flat().join(' or ')
}
