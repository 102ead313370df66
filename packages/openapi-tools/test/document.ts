import json from '@omise-sandbox/api/documents/omise.json' with { type: 'json' }

/** The parts of the document that these tests read. */
export interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

type PathItem = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Parameter[] }

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Contents }
  readonly responses: Readonly<Record<string, Answer>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: object
}

type Contents = Readonly<Record<string, Content>>

interface Content {
  readonly schema: object
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

interface Answer {
  readonly content?: Contents
  readonly links?: Readonly<Record<string, Link>>
}

export interface Link {
  readonly operationId: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly requestBody?: Readonly<Record<string, string>>
}

/** An operation with all that is said of it, references followed. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly operation: Operation
  readonly parameters: readonly Parameter[]
}

export const document = json as unknown as Document

export const formType = 'application/x-www-form-urlencoded'

const methods = ['get', 'post', 'patch']

/** Every operation of a document. */
export function routesOf(of: Document): readonly Route[] {
  return Object.entries(of.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method] && resolved(of, item[method])
      if (!operation) return []
      const shared = item.parameters ? resolved(of, item.parameters) : []
      return [{ method, path, operation, parameters: [...shared, ...(operation.parameters ?? [])] }]
    }),
  )
}

/** A part of the document without references, but for those inside schemas, which generators follow themselves. */
function resolved<T>(of: Document, part: T): T {
  if (Array.isArray(part)) return part.map((one) => resolved(of, one)) as T
  if (typeof part !== 'object' || part === null) return part
  if ('$ref' in part) return resolved(of, target(of, String(part.$ref)) as T)
  return Object.fromEntries(
    Object.entries(part).map(([name, inside]) => [
      name,
      name === 'schema' ? inside : resolved(of, inside),
    ]),
  ) as T
}

function target(of: Document, pointer: string): unknown {
  const names = pointer.slice('#/'.length).split('/')
  return names.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], of)
}
