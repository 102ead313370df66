/** The parts of an OpenAPI 3.1 document that clients depend on. */
export interface Document {
  readonly info: { readonly version: string }
  readonly servers?: readonly { readonly url: string }[]
  readonly security?: readonly Requirement[]
  readonly paths?: Readonly<Record<string, PathItem>>
  readonly webhooks?: Readonly<Record<string, PathItem>>
  readonly components?: { readonly securitySchemes?: Readonly<Record<string, object>> }
}

/** Schemes that must all be met, each with its scopes. */
export type Requirement = Readonly<Record<string, readonly string[]>>

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const
type Method = (typeof methods)[number]

export type PathItem = Readonly<Partial<Record<Method, Operation>>> & {
  readonly parameters?: readonly (Parameter | Reference)[]
}

export interface Operation {
  readonly operationId?: string
  readonly security?: readonly Requirement[]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: Body | Reference
  readonly responses?: Readonly<Record<string, Answer | Reference>>
}

export interface Parameter extends Header {
  readonly name: string
  readonly in: 'query' | 'path' | 'header' | 'cookie'
}

export interface Header {
  readonly required?: boolean
  readonly style?: string
  readonly explode?: boolean
  readonly schema?: Schema
}

export interface Body {
  readonly required?: boolean
  readonly content?: Content
}

export interface Answer {
  readonly headers?: Readonly<Record<string, Header | Reference>>
  readonly content?: Content
}

export type Content = Readonly<
  Record<string, { readonly schema?: Schema; readonly encoding?: object }>
>

export interface Reference {
  readonly $ref: string
}

export type Schema = boolean | SchemaObject

export interface SchemaObject {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema
  readonly [keyword: string]: unknown
}

/** What a `$ref` names. */
export function resolve<T>(document: Document, reference: string): T {
  const keys = reference.slice(2).split('/').map(decodeURIComponent)
  let found: unknown = document
  for (const key of keys) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    found = (found as Record<string, unknown> | undefined)?.[name]
  }
  if (found === undefined) throw new Error(`There is nothing at ${reference} in the document.`)
  return found as T
}

/**
 * A part, or what its `$ref` names; with its origin. What is shared has one origin wherever it is used, so that its
 * change can be told once.
 */
export function follow<T extends object>(
  document: Document,
  part: T | Reference,
  origin: string,
): { readonly part: T; readonly origin: string } {
  if (!('$ref' in part)) return { part, origin }
  return follow(document, resolve<T | Reference>(document, part.$ref), part.$ref)
}
