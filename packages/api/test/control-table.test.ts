import { describe, expect, expectTypeOf, it } from 'vitest'
import { type ControlMethod, controlTable, sandboxRoutes } from '../src/index.ts'

describe('the table of control operations', () => {
  it('reaches each method of a control', () => {
    type Reached = (typeof controlTable)[keyof typeof controlTable][0]

    expectTypeOf<Exclude<ControlMethod, Reached>>().toBeNever()
  })

  it('names no method twice', () => {
    const methods = Object.values(controlTable).map(([method]) => method)

    expect(new Set(methods).size).toBe(methods.length)
  })

  it('gives a method each part of its operation’s path', () => {
    for (const { operation, path } of sandboxRoutes) {
      if (!(operation in controlTable)) continue
      const sources: readonly string[] = controlTable[operation as keyof typeof controlTable]
      const named = sources.filter((source) => source.startsWith('path.'))

      expect(named, operation).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map((part) => `path.${part[1]}`),
      )
    }
  })
})
