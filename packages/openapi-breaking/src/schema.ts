import { constraintChanges } from './constraints.ts'
import type { Document, Schema } from './document.ts'
import { type Descend, fieldChanges } from './fields.ts'
import type { Change, Direction, Spot } from './finding.ts'
import { grouped } from './grouped.ts'
import { kindChanges, kinds, words } from './kind.ts'
import { limitChanges } from './limits.ts'
import { nameOf, pairShapes } from './pairing.ts'
import { joined, type Shape, shapesOf } from './shape.ts'
import { unchangedIn } from './unchanged.ts'
import { valueChanges } from './values.ts'

/** One comparison of what is sent one way. */
export interface Walk {
  readonly before: Document
  readonly after: Document
  readonly direction: Direction
  /** What is being compared already: an object may hold itself. */
  readonly within: ReadonlySet<string>
}

/** What of a schema breaks those who relied on it, each change with its place. */
export function schemaChanges(walk: Walk, before: Schema, after: Schema, spot: Spot): Change[] {
  if (unchangedIn(walk.before, walk.after)(before, after)) return []
  const shared = typeof before === 'object' && before.$ref !== undefined
  const origin = shared ? String(before.$ref) : spot.origin
  const here = { place: spot.place, origin }
  const olds = grouped(shapesOf(walk.before, before, origin), ({ kind }) => kind)
  const added = grouped(shapesOf(walk.after, after, origin), ({ kind }) => kind)
  return [
    ...kindChanges(new Set(olds.keys()), new Set(added.keys()), walk.direction).map((text) => ({
      ...here,
      text,
    })),
    ...kinds.flatMap((kind) => {
      const [was, is] = [olds.get(kind), added.get(kind)]
      return was && is ? alternativeChanges(walk, joined(was), joined(is), here) : []
    }),
  ]
}

function alternativeChanges(
  walk: Walk,
  before: readonly Shape[],
  after: readonly Shape[],
  spot: Spot,
): Change[] {
  const differences = (one: Shape, other: Shape) =>
    shapeChanges(walk, one, other, { place: spot.place, origin: one.origin }).length
  const { pairs, onlyBefore, onlyAfter } = pairShapes(before, after, differences)
  const several = before.length > 1
  const called = (shape: Shape) =>
    nameOf(shape) ?? `another ${words[shape.kind].replace(/^an? /, '')}`
  const missed = onlyBefore.filter((one) => !after.some((other) => differences(one, other) === 0))
  const added = onlyAfter.filter((other) => !before.some((one) => differences(one, other) === 0))
  const texts =
    walk.direction === 'taken'
      ? missed.map((shape) => `may no longer be ${called(shape)}`)
      : [
          ...added.map((shape) => `may now be ${called(shape)}`),
          ...missed.map((shape) => `is never ${called(shape)} any more`),
        ]
  return [
    ...pairs.flatMap(([one, other]) => {
      const name = nameOf(one) ?? String(before.indexOf(one) + 1)
      const place = several ? `${spot.place}(${name})` : spot.place
      return shapeChanges(walk, one, other, { place, origin: one.origin })
    }),
    ...texts.map((text) => ({ ...spot, text })),
  ]
}

function shapeChanges(walk: Walk, before: Shape, after: Shape, spot: Spot): Change[] {
  const { before: old, after: present, direction } = walk
  const [was, is] = [before.keywords, after.keywords]
  const step = JSON.stringify([was, is])
  if (walk.within.has(step)) return []
  const within = new Set([...walk.within, step])
  const inside = { before: old, after: present, direction, within }
  const descend: Descend = (one, other, at) => schemaChanges(inside, one, other, at)
  const texts = [
    ...valueChanges(was.values, is.values, direction),
    ...limitChanges(was, is, direction),
    ...constraintChanges(was, is, direction),
  ]
  const element = { place: `${spot.place}[]`, origin: `${spot.origin}[]` }
  const hasElements = was.items !== undefined || is.items !== undefined
  return [
    ...texts.map((text) => ({ place: spot.place, origin: spot.origin, text })),
    ...(hasElements ? descend(was.items ?? true, is.items ?? true, element) : []),
    ...(before.kind === 'object'
      ? fieldChanges({ before: was, after: is, spot, direction, descend })
      : []),
  ]
}
