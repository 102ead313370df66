import type { Schema } from './document.ts'
import type { Keywords } from './keywords.ts'
import { lowest, upmost } from './limits.ts'

type Properties = Readonly<Record<string, Schema>>

/** The keywords of what must be both, as `allOf` says and a `$ref` with more beside it. */
export function merge(one: Keywords, other: Keywords): Keywords {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...names].map((name) => {
      if (!(name in one)) return [name, other[name]]
      return [name, name in other ? mergeOne(name, one, other) : one[name]]
    }),
  )
}

function mergeOne(name: string, one: Keywords, other: Keywords): unknown {
  if (name === 'properties') return mergeProperties(one.properties ?? {}, other.properties ?? {})
  if (name === 'required') return [...new Set([...(one.required ?? []), ...(other.required ?? [])])]
  if (name === 'values') {
    const kept = new Set(other.values?.map((value) => JSON.stringify(value)))
    return one.values?.filter((value) => kept.has(JSON.stringify(value)))
  }
  if (name === 'items' || name === 'additionalProperties') return all(one[name], other[name])
  if (lowest.has(name)) return Math.max(Number(one[name]), Number(other[name]))
  if (upmost.has(name)) return Math.min(Number(one[name]), Number(other[name]))
  if (JSON.stringify(one[name]) === JSON.stringify(other[name])) return one[name]
  return [one[name], other[name]].flat()
}

function mergeProperties(some: Properties, others: Properties): Properties {
  const merged = new Map(Object.entries(some))
  for (const [name, schema] of Object.entries(others)) {
    const present = merged.get(name)
    merged.set(name, present === undefined ? schema : all(present, schema))
  }
  return Object.fromEntries(merged)
}

/** Both at once. Each condition stands once, so that what holds itself comes to an end. */
function all(one: Schema = true, other: Schema = true): Schema {
  if (one === false || other === false) return false
  const conditions = new Map(
    [one, other].flatMap(conditionsOf).map((part) => [JSON.stringify(part), part]),
  )
  const [first = true, ...more] = conditions.values()
  return more.length === 0 ? first : { allOf: [...conditions.values()] }
}

function conditionsOf(schema: Schema): readonly Schema[] {
  if (schema === true) return []
  return typeof schema === 'object' && Object.keys(schema).join() === 'allOf'
    ? (schema.allOf ?? [])
    : [schema]
}
