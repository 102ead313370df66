/** The parts of an OpenAPI 3.1 document that generation reads. */
export interface Document {
  readonly security?: readonly SecurityRequirement[]
  readonly paths: Readonly<Record<string, PathItem>>
  readonly components: {
    readonly responses?: Readonly<Record<string, Response>>
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
  }
}

type SecurityRequirement = Readonly<Record<string, readonly string[]>>
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type PathItem = Readonly<Partial<Record<Method, Operation>>>

export interface Operation {
  readonly operationId: string
  readonly security?: readonly SecurityRequirement[]
  readonly parameters?: readonly (Parameter | Reference)[]
  readonly requestBody?: Content | Reference
  readonly responses: Readonly<Record<string, Response | Reference>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: object
}

export interface Reference {
  readonly $ref: string
}

export interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}

type Response = Content

export interface Route {
  readonly path: string
  readonly method: Method
  readonly operation: Operation
}

const methods: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete']

export function routesOf(document: Document): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )
}

/** The JSON pointer of a part, as it stands in a `$ref`. */
export function pointer(...keys: string[]): string {
  return `#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`
}

/** Where a part really stands: its own pointer, or what its `$ref` names; with the part itself. */
export function follow<T extends object>(
  document: Document,
  part: T | Reference,
  at: string,
): { readonly part: T; readonly at: string } {
  if (!('$ref' in part)) return { part, at }
  const keys = part.$ref.slice(2).split('/').map(decodeURIComponent)
  let found: unknown = document
  for (const key of keys) found = (found as Record<string, unknown>)[key]
  return { part: found as T, at: part.$ref }
}
