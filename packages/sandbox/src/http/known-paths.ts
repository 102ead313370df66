import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'

/** A path that some routes have, and the methods they have it with. */
export interface KnownPath {
  /** Its template: `/charges/{charge}`. */
  readonly path: string
  /** In capitals, in the order of the documents. */
  readonly methods: readonly string[]
}

const routes: readonly Route[] = [...omiseRoutes, ...sandboxRoutes]

const knownPaths = [...new Set(routes.map(({ path }) => path))].map((path) => ({
  path,
  methods: routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase()),
  // As Express meets them: in any case, with a slash at the end or without, a parameter for one segment.
  form: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replace(/\/$/, '')}/?$`, 'i'),
}))

/** The path of a route, whatever its method; the first one where several fit, as when routes are met. */
export function knownPathOf(path: string): KnownPath | undefined {
  return knownPaths.find(({ form }) => form.test(path))
}

/** The value of an `Allow` header: where GET is taken, so is HEAD. */
export function allowOf({ methods }: KnownPath): string {
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method)).join(', ')
}

/** `/charges/{charge} takes GET and PATCH, not PUT.` */
export function methodHint({ path, methods }: KnownPath, method: string): string {
  return `${path} takes ${methods.join(' and ')}, not ${method}.`
}
