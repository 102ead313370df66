import type { Direction } from './finding.ts'
import type { Keywords } from './keywords.ts'
import { lowest, nowHas, upmost } from './limits.ts'

const comparedElsewhere: ReadonlySet<string> = new Set([
  ...lowest,
  ...upmost,
  'values',
  'whole',
  'default',
  'items',
  'properties',
  'required',
  'additionalProperties',
])

/**
 * Keywords that say more of a value in words nobody can compare, such as `pattern` and `format`. One that is new or
 * another breaks what is taken; one that is gone or another breaks what is given. Unknown keywords count as such.
 */
export function constraintChanges(
  before: Keywords,
  after: Keywords,
  direction: Direction,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const changed = [...names].filter(
    (name) =>
      !comparedElsewhere.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const relied = direction === 'taken' ? after : before
  return [
    ...changed
      .filter((name) => name in relied)
      .map((name) => nowHas(name, before[name], after[name])),
    ...wholeChanges(before, after, direction),
    ...defaultChanges(before, after, direction),
  ]
}

function wholeChanges(before: Keywords, after: Keywords, direction: Direction): string[] {
  if (before.whole === after.whole) return []
  if (direction === 'taken') return after.whole ? ['may no longer be a fraction'] : []
  return before.whole ? ['may now be a fraction'] : []
}

/** What leaving it out means. Writing a default down where none stood changes nothing. */
function defaultChanges(before: Keywords, after: Keywords, direction: Direction): string[] {
  const same = JSON.stringify(before.default) === JSON.stringify(after.default)
  if (direction === 'given' || before.default === undefined || same) return []
  return [nowHas('default', before.default, after.default)]
}
