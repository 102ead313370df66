import { type Direction, shown } from './finding.ts'

type Values = readonly unknown[] | undefined

/**
 * What became of the values that are named by `const` or `enum`; undefined stands for any value. A client that
 * switches on a value is surprised by a new one, and waits in vain for one that never comes.
 */
export function valueChanges(before: Values, after: Values, direction: Direction): string[] {
  return direction === 'taken' ? ofTaken(before, after) : ofGiven(before, after)
}

function ofTaken(before: Values, after: Values): string[] {
  if (!after) return []
  if (!before) return [`may only be ${list(after)} now`]
  return without(before, after).map((value) => `may no longer be ${shown(value)}`)
}

function ofGiven(before: Values, after: Values): string[] {
  if (!before) return []
  if (!after) return [`may now be other than ${list(before)}`]
  return [
    ...without(after, before).map((value) => `may now be ${shown(value)}`),
    ...without(before, after).map((value) => `is never ${shown(value)} any more`),
  ]
}

function list(values: readonly unknown[]): string {
  return values.map(shown).join(', ')
}

function without(values: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map(shown))
  return values.filter((value) => !known.has(shown(value)))
}
