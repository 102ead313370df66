import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * What a model parses a member into. `moment` is RFC 3339; `object:charge` and `list:charge` are models of the same SDK; an
 * array holds the values of an enumeration. Any of them may be absent or null.
 */
type Kind = string | readonly string[]

/** The typed models of one SDK, by the `object` that the API names. */
export interface Decodes {
  /** Where that was read from. */
  readonly source: string
  readonly objects: Readonly<Record<string, Readonly<Record<string, Kind>>>>
}

/** What a model of an SDK would not parse in an answer: one line for each member. */
export function undecodable(answer: unknown, decodes: Decodes, at = ''): string[] {
  if (Array.isArray(answer)) {
    return answer.flatMap((each, index) => undecodable(each, decodes, `${at}/${index}`))
  }
  if (typeof answer !== 'object' || answer === null) return []
  const members = Object.entries(answer)
  const model = decodes.objects[String((answer as { readonly object?: unknown }).object)] ?? {}
  return members.flatMap(([name, value]) => {
    const place = `${at}/${name}`
    const kind = model[name]
    // What integrators keep in metadata is theirs, whatever its form.
    const inside = name === 'metadata' ? [] : undecodable(value, decodes, place)
    if (kind === undefined || value === null || parses(value, kind)) return inside
    return [`${place} is ${JSON.stringify(value)}, not ${[kind].flat().join(' or ')}`, ...inside]
  })
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

function parses(value: unknown, kind: Kind): boolean {
  if (typeof kind !== 'string') return typeof value === 'string' && kind.includes(value)
  if (kind === 'integer') return Number.isInteger(value)
  if (kind === 'moment') return typeof value === 'string' && moment.test(value)
  if (kind === 'list') return Array.isArray(value)
  if (kind === 'object') return typeof value === 'object' && !Array.isArray(value)
  return typeof value === kind
}

export async function readDecodes(name: string): Promise<Decodes> {
  const file = fileURLToPath(new URL(`../decodes/${name}.json`, import.meta.url))
  return JSON.parse(await readFile(file, 'utf8')) as Decodes
}
