import { type Direction, shown } from './finding.ts'
import type { Keywords } from './keywords.ts'

export const lowest: ReadonlySet<string> = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
])
export const upmost: ReadonlySet<string> = new Set([
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
])

const limits: readonly string[] = [...lowest, ...upmost]

/** Limits that are tighter for what is taken, or looser for what is given. */
export function limitChanges(before: Keywords, after: Keywords, direction: Direction): string[] {
  const given = new Set([...Object.keys(before), ...Object.keys(after)])
  return limits.flatMap((name) => {
    if (!given.has(name)) return []
    const tightened = bound(name, after[name]) - bound(name, before[name])
    const worse = lowest.has(name) === (direction === 'taken') ? tightened > 0 : tightened < 0
    return worse ? [nowHas(name, before[name], after[name])] : []
  })
}

/** The limit as a number; one that is left out excludes nothing. */
function bound(name: string, limit: unknown): number {
  if (typeof limit === 'number') return limit
  if (upmost.has(name)) return Number.MAX_VALUE
  return name === 'minimum' || name === 'exclusiveMinimum' ? -Number.MAX_VALUE : 0
}

/** `now has minimum 5, had none`. */
export function nowHas(name: string, before: unknown, after: unknown): string {
  return after === undefined
    ? `now has no ${name}, had ${shown(before)}`
    : `now has ${name} ${shown(after)}, had ${before === undefined ? 'none' : shown(before)}`
}
