import { type Fields, fieldsOf } from '../fields.ts'

/** An operation of an OpenAPI document, and where it stands there. */
export interface Operation {
  /** As it is called in words: `GET /charges/{charge}`. */
  readonly title: string
  readonly requestBody: Located | undefined
  readonly query: readonly Located[]
  readonly responses: Readonly<Record<string, Located>>
}

/** A part of a document, with the JSON pointer to it. */
export interface Located {
  readonly part: Fields
  readonly at: string
}

/** The operation that a request is for; undefined where the document has none. */
export function findOperation(
  document: Fields,
  method: string,
  path: string,
): Operation | undefined {
  const paths = fieldsOf(document.paths) ?? {}
  const templates = Object.keys(paths).filter((template) => fits(template, path))
  // A literal path goes before one with a parameter: /charges/search is no charge.
  const template = templates.includes(path) ? path : templates[0]
  if (template === undefined) return undefined
  const item = fieldsOf(paths[template]) ?? {}
  const verb = method.toLowerCase()
  const operation = fieldsOf(item[verb])
  if (!operation) return undefined
  const at = pointer('paths', template, verb)
  const parameters = [
    ...located(document, item.parameters, pointer('paths', template, 'parameters')),
    ...located(document, operation.parameters, `${at}/parameters`),
  ]
  const body = fieldsOf(operation.requestBody)
  return {
    title: `${method.toUpperCase()} ${template}`,
    requestBody: body && follow(document, body, `${at}/requestBody`),
    query: parameters.filter(({ part }) => part.in === 'query'),
    responses: Object.fromEntries(
      Object.entries(fieldsOf(operation.responses) ?? {}).map(([status, response]) => [
        status,
        follow(document, fieldsOf(response) ?? {}, `${at}/responses/${status}`),
      ]),
    ),
  }
}

function fits(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)
}

function located(document: Fields, list: unknown, at: string): readonly Located[] {
  if (!Array.isArray(list)) return []
  return list.map((one, index) => follow(document, fieldsOf(one) ?? {}, `${at}/${index}`))
}

function follow(document: Fields, part: Fields, at: string): Located {
  const { $ref } = part
  if (typeof $ref !== 'string') return { part, at }
  const found = $ref
    .slice(2)
    .split('/')
    .reduce<Fields>((inside, name) => fieldsOf(inside[name]) ?? {}, document)
  return follow(document, found, $ref)
}

function pointer(...names: readonly string[]): string {
  return `#/${names.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}

/** The document as it holds for a part of an answer: no field is required, so several forms may fit at once. */
export function ofParts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofParts)
  const fields = fieldsOf(value)
  if (!fields) return value
  const kept = Object.entries(fields).filter(
    ([name, inside]) => !(name === 'required' && Array.isArray(inside)),
  )
  return Object.fromEntries(
    kept.map(([name, inside]) => [name === 'oneOf' ? 'anyOf' : name, ofParts(inside)]),
  )
}
