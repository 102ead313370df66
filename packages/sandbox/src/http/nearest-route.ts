import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import { distance } from 'fastest-levenshtein'

const routes: readonly Route[] = [...omiseRoutes, ...sandboxRoutes]

/** The route that a caller who met none most likely meant: `POST /charges/{charge}/expire`. */
export function nearestRoute(method: string, path: string): string {
  const asked = `${method} ${shape(path.slice(0, 200))}`
  let nearest = ''
  let min = Number.POSITIVE_INFINITY
  for (const route of routes) {
    const name = `${route.method.toUpperCase()} ${route.path}`
    const away = distance(asked, `${route.method.toUpperCase()} ${shape(route.path)}`)
    if (away < min) {
      min = away
      nearest = name
    }
  }
  return nearest
}

/** The path with its ids and parameters alike, so that only the words count. */
function shape(path: string): string {
  return path.replace(/\{\w+\}|\w+_test_\w+/g, '*').replace(/\/+$/, '')
}
