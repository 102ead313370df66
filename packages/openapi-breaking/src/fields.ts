import type { Schema } from './document.ts'
import type { Change, Direction, Spot } from './finding.ts'
import type { Keywords } from './keywords.ts'

/** Compares what stands at one place of both documents. */
export type Descend = (before: Schema, after: Schema, spot: Spot) => Change[]

interface Compared {
  readonly before: Keywords
  readonly after: Keywords
  readonly spot: Spot
  readonly direction: Direction
  readonly descend: Descend
}

/** What became of the fields of an object. */
export function fieldChanges(options: Compared): Change[] {
  const { before, after, spot, direction, descend } = options
  const fields = Object.entries(before.properties ?? {})
  return [
    ...fields.flatMap(([name, schema]) => {
      const kept = after.properties?.[name]
      const field = fieldOf(spot, name)
      return kept === undefined
        ? [{ ...field, text: goneText(after, direction) }]
        : descend(schema, kept, field)
    }),
    ...presenceChanges(before, after, direction).map(({ name, text }) => ({
      ...fieldOf(spot, name),
      text,
    })),
    ...otherChanges(options),
  ]
}

function fieldOf({ place, origin }: Spot, name: string): Spot {
  return { place: place === '' ? name : `${place}.${name}`, origin: `${origin}.${name}` }
}

function goneText(after: Keywords, direction: Direction): string {
  if (direction === 'given') return 'is gone'
  return after.additionalProperties === false ? 'is no longer accepted' : 'is no longer read'
}

function presenceChanges(
  before: Keywords,
  after: Keywords,
  direction: Direction,
): { readonly name: string; readonly text: string }[] {
  const [was = [], is = []] = [before.required, after.required]
  if (direction === 'taken') {
    return is
      .filter((name) => !was.includes(name))
      .map((name) => ({ name, text: 'is required now' }))
  }
  const isGone = (name: string) =>
    before.properties?.[name] !== undefined && !after.properties?.[name]
  return was
    .filter((name) => !is.includes(name) && !isGone(name))
    .map((name) => ({ name, text: 'may be missing now' }))
}

/** Fields that have no name of their own. A description that says nothing of them takes all and promises none. */
function otherChanges(options: Compared): Change[] {
  const { spot, direction, descend } = options
  const before = options.before.additionalProperties ?? (direction === 'taken' ? true : undefined)
  const after = options.after.additionalProperties
  if (before === undefined || before === false) return []
  if (after === false) {
    return [
      { ...spot, text: `${direction === 'taken' ? 'takes' : 'has'} no other fields any more` },
    ]
  }
  return before === (after ?? true) ? [] : descend(before, after ?? true, fieldOf(spot, '*'))
}
