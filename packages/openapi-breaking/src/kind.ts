import type { Direction } from './finding.ts'

export const kinds = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const
export type Kind = (typeof kinds)[number]

export function kindOf(value: unknown): Kind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return kinds.find((kind) => kind === typeof value) ?? 'object'
}

/** How a message names a value of the kind. */
export const words: Readonly<Record<Kind, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
}

/** Which kinds of values came or went, where that breaks somebody. */
export function kindChanges(
  before: ReadonlySet<Kind>,
  after: ReadonlySet<Kind>,
  direction: Direction,
): string[] {
  const more = kinds.filter((kind) => after.has(kind) && !before.has(kind))
  const fewer = kinds.filter((kind) => before.has(kind) && !after.has(kind))
  if (direction === 'taken') return fewer.map((kind) => `may no longer be ${words[kind]}`)
  // A plain value that never comes harms nobody; with an object or a list all that is in it goes.
  const missed = fewer.filter((kind) => kind === 'object' || kind === 'array')
  return [
    ...more.map((kind) => `may now be ${words[kind]}`),
    ...missed.map((kind) => `is never ${words[kind]} any more`),
  ]
}
