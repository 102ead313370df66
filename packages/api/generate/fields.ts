import { type Content, type Document, follow, type Operation, type Reference } from './document.ts'

/** The parts of a schema that name fields. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema | Reference>>
  readonly oneOf?: readonly (Schema | Reference)[]
  readonly anyOf?: readonly (Schema | Reference)[]
}

/** The fields that an operation reads, in its query or its body, nested ones in brackets: `source[type]`. */
export function fieldsOf(operation: Operation, document: Document): string[] {
  const parameters = (operation.parameters ?? [])
    .map((parameter) => follow(document, parameter, '').part)
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => name)
  return [...new Set([...parameters, ...fieldsOfBody(operation.requestBody, document)])]
}

function fieldsOfBody(body: Content | Reference | undefined, document: Document): string[] {
  if (body === undefined) return []
  const { content } = follow(document, body, '').part
  const schema = content?.['application/json']?.schema
  return schema ? fieldsOfSchema(schema, document) : []
}

function fieldsOfSchema(schema: Schema | Reference, document: Document, outer = ''): string[] {
  const { properties = {}, oneOf = [], anyOf = [] } = follow(document, schema, '').part
  const own = Object.entries(properties).flatMap(([name, within]) => {
    const field = outer === '' ? name : `${outer}[${name}]`
    return [field, ...fieldsOfSchema(within, document, field)]
  })
  return [...own, ...[...oneOf, ...anyOf].flatMap((one) => fieldsOfSchema(one, document, outer))]
}
