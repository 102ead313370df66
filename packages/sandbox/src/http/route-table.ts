import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'

/** A path that some routes have, and the routes. */
export interface KnownPath {
  /** Its template: `/charges/{charge}`. */
  readonly path: string
  /** The names of its parameters, in their order. */
  readonly names: readonly string[]
  /** By method, in capitals, in the order of the documents. HEAD is served as GET is. */
  readonly routes: Map<string, Route>
}

/** A route, and what stood in a request's path for its parameters, as it was sent. */
export interface FoundRoute {
  readonly route: Route
  readonly known: KnownPath
  readonly values: readonly string[]
}

/** What can come after a segment of a path. */
interface Branch {
  readonly literals: Map<string, Branch>
  parameter: Branch | undefined
  known: KnownPath | undefined
}

const newBranch = (): Branch => ({ literals: new Map(), parameter: undefined, known: undefined })

// The documents do not change while a process runs, so all sandboxes share one table.
const root = newBranch()
for (const route of [...omiseRoutes, ...sandboxRoutes] as readonly Route[]) {
  const branch = segmentsOf(route.path).reduce(branchAfter, root)
  branch.known ??= { path: route.path, names: namesIn(route.path), routes: new Map() }
  branch.known.routes.set(route.method.toUpperCase(), route)
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

function branchAfter(branch: Branch, segment: string): Branch {
  if (segment.startsWith('{')) {
    branch.parameter ??= newBranch()
    return branch.parameter
  }
  const literal = segment.toLowerCase()
  const next = branch.literals.get(literal) ?? newBranch()
  branch.literals.set(literal, next)
  return next
}

/**
 * The route of a request, as Express would find it: its path in any case, with a slash at the end or without, a parameter for one segment
 * that is not empty, words before parameters, and HEAD where GET is taken.
 */
export function findRoute(method: string, path: string): FoundRoute | undefined {
  return findWhere(path, (known, values) => {
    const { routes } = known
    const route = routes.get(method) ?? (method === 'HEAD' ? routes.get('GET') : undefined)
    return route && { route, known, values }
  })
}

/** The path of a route, whatever its method. */
export function findKnownPath(path: string): KnownPath | undefined {
  return findWhere(path, (known) => known)
}

type Accept<T> = (known: KnownPath, values: readonly string[]) => T | undefined

function findWhere<T>(path: string, accept: Accept<T>): T | undefined {
  return path.startsWith('/')
    ? findIn(root, { segments: segmentsOf(path), at: 0, values: [] }, accept)
    : undefined
}

function segmentsOf(path: string): string[] {
  const segments = path.slice(1).split('/')
  if (segments.at(-1) === '') segments.pop()
  return segments
}

/** How far a path was followed, and what stood for parameters until there. */
interface Walk {
  readonly segments: readonly string[]
  readonly at: number
  readonly values: readonly string[]
}

function findIn<T>(branch: Branch, walk: Walk, accept: Accept<T>): T | undefined {
  const { segments, at, values } = walk
  const segment = segments[at]
  if (segment === undefined) return branch.known && accept(branch.known, values)
  const literal = branch.literals.get(segment.toLowerCase())
  const found = literal && findIn(literal, { segments, at: at + 1, values }, accept)
  if (found || !branch.parameter || segment === '') return found
  return findIn(branch.parameter, { segments, at: at + 1, values: [...values, segment] }, accept)
}

/** The value of an `Allow` header: where GET is taken, so is HEAD. */
export function allowOf({ routes }: KnownPath): string {
  return [...routes.keys()]
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method))
    .join(', ')
}

/** `/charges/{charge} takes GET and PATCH, not PUT.` */
export function methodHint({ path, routes }: KnownPath, method: string): string {
  return `${path} takes ${[...routes.keys()].join(' and ')}, not ${method}.`
}

/** What stands for the parameters, by name. Throws what Express throws where one cannot be decoded. */
export function paramsOfPath({ known, values }: FoundRoute): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [position, name] of known.names.entries()) {
    params[name] = decode(values[position] ?? '')
  }
  return params
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw Object.assign(new URIError(`Failed to decode param '${value}'`), { status: 400 })
  }
}
