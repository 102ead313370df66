import type { IncomingMessage, ServerResponse } from 'node:http'
import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import express from 'express'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoute, paramsOfPath } from '../src/http/route-table.ts'

const routes: readonly Route[] = [...omiseRoutes, ...sandboxRoutes]

interface Found {
  readonly operation: string
  readonly params: Readonly<Record<string, string>>
}

/** What Express finds among the same routes, in the order of the documents, words before parameters. */
function openExpress(): (method: string, path: string) => Found | 'none' | 'undecodable' {
  let found: Found | 'none' | 'undecodable' = 'none'
  const router = express.Router()
  const literalsFirst = routes.toSorted((one, other) => parametersOf(one) - parametersOf(other))
  for (const { operation, method, path } of literalsFirst) {
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), ({ params }) => {
      found = { operation, params: params as Record<string, string> }
    })
  }
  return (method, path) => {
    found = 'none'
    const request = { method, url: path } as IncomingMessage
    router(request as never, {} as ServerResponse as never, (error) => {
      if (error instanceof URIError) found = 'undecodable'
    })
    return found
  }
}

function parametersOf({ path }: Route): number {
  return path.split('{').length
}

function find(method: string, path: string): Found | 'none' | 'undecodable' {
  const found = findRoute(method, path)
  if (!found) return 'none'
  try {
    return { operation: found.route.operation, params: paramsOfPath(found) }
  } catch {
    return 'undecodable'
  }
}

const words = [...new Set(routes.flatMap(({ path }) => path.split('/')))]
const segment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  fc.constantFrom('', 'chrg_test_1', 'Charges', 'CHARGES', '%2F', '%zz', 'a%20b', '..', '{charge}'),
  fc.string({ maxLength: 4 }).map(encodeURIComponent),
)
const template = fc.constantFrom(...routes.map(({ path }) => path))
// Express takes // for /, which no client means.
const anyPath = fc.oneof(
  fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
  fc
    .tuple(template, fc.array(segment, { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([of, values, slash]) => {
      let next = 0
      return of.replace(/\{\w+\}/g, () => values[next++] ?? '') + (slash ? '/' : '')
    }),
)
// Express takes // for /, which no client means.
const path = anyPath.filter((at) => at !== '//')

describe('the table of routes', () => {
  it('finds for each path what Express finds, with the same parameters', () => {
    const expressFinds = openExpress()
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')
    fc.assert(
      fc.property(method, path, (asked, at) => {
        const expected = expressFinds(asked, at)
        const found = find(asked, at)
        // Express decodes before it looks at the method.
        if (expected === 'undecodable') expect(['none', 'undecodable']).toContain(found)
        else expect(found).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds each route of the documents by its own path', () => {
    for (const { operation, method, path: at } of routes) {
      expect(find(method.toUpperCase(), at)).toMatchObject({ operation })
    }
  })
})
