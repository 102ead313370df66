import { omiseRoutes, type Route, sandboxRoutes } from '../src/operations.ts'
import type { Violation } from '../src/validator.ts'
import { responseValidators } from './validators.ts'

/**
 * How an answer breaks the document: an empty list where it keeps to it, undefined where the document says
 * nothing of that status for that operation.
 */
export function violationsOf(answer: {
  readonly operation: string
  readonly status: number
  readonly body: unknown
}): readonly Violation[] | undefined {
  const { operation, status, body } = answer
  const names = [String(status), `${Math.floor(status / 100)}XX`, 'default']
  const validator = names
    .map((suffix) => responseValidators.get(`${operation}_${suffix}`))
    .find((one) => one !== undefined)
  if (!validator) return undefined
  const validate = validator()
  return validate(body) ? [] : (validate.errors ?? [])
}

const routes = [...omiseRoutes, ...sandboxRoutes].map((route: Route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** The operation of the documents that a request is for; undefined where it is for none. */
export function operationOf(method: string, path: string): string | undefined {
  const fits = (route: (typeof routes)[number]) =>
    route.method === method.toLowerCase() && route.pattern.test(path)
  // A literal path goes before one with a parameter: /charges/search is no charge.
  const literal = routes.find((route) => route.path === path && fits(route))
  return (literal ?? routes.find(fits))?.operation
}
