import type { Shape } from './shape.ts'

export interface Pairs {
  readonly pairs: readonly (readonly [Shape, Shape])[]
  readonly onlyBefore: readonly Shape[]
  readonly onlyAfter: readonly Shape[]
}

/**
 * Which alternative of one kind has become which: those of one name, then those that differ least. `cost` counts
 * how they differ.
 */
export function pairShapes(
  before: readonly Shape[],
  after: readonly Shape[],
  cost: (before: Shape, after: Shape) => number,
): Pairs {
  const pairs: (readonly [Shape, Shape])[] = []
  const left = new Set(after)
  const pair = (one: Shape, other: Shape | undefined) => {
    if (!other) return
    pairs.push([one, other])
    left.delete(other)
  }
  for (const one of before) {
    const name = nameOf(one)
    if (name !== undefined)
      pair(
        one,
        [...left].find((other) => nameOf(other) === name),
      )
  }
  const named = new Set(pairs.map(([one]) => one))
  for (const one of before) {
    if (!named.has(one))
      pair(
        one,
        cheapest([...left], (other) => cost(one, other)),
      )
  }
  const paired = new Set(pairs.map(([one]) => one))
  return { pairs, onlyBefore: before.filter((one) => !paired.has(one)), onlyAfter: [...left] }
}

function cheapest(shapes: readonly Shape[], cost: (shape: Shape) => number): Shape | undefined {
  if (shapes.length < 2) return shapes[0]
  const costs = shapes.map(cost)
  return shapes[costs.indexOf(Math.min(...costs))]
}

/** What tells an alternative from the others: its component's name, or its fields of one value only: `kind=failed`. */
export function nameOf({ origin, keywords }: Shape): string | undefined {
  const component = /^#\/components\/schemas\/([^/.()]+)$/.exec(origin)?.[1]
  if (component) return component
  const constants = Object.entries(keywords.properties ?? {}).flatMap(([name, schema]) =>
    typeof schema === 'object' && schema.const !== undefined ? [`${name}=${schema.const}`] : [],
  )
  return constants.length === 0 ? undefined : constants.join(', ')
}
