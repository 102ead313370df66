import { ids } from './ids.ts'
import type { JsonValue } from './states.ts'

/** A value for Pact's JSON bodies: its matchers are objects in it, in the form that every Pact library reads. */
export type Matching = JsonValue

/** Any value of the same type. */
export function sameType(value: JsonValue): Matching {
  return { 'pact:matcher:type': 'type', value }
}

/** Any whole number. */
export function integer(value: number): Matching {
  return { 'pact:matcher:type': 'integer', value }
}

/** Any text of a form. */
export function form(regex: string, value: string): Matching {
  return { 'pact:matcher:type': 'regex', regex, value }
}

/**
 * A text that holds what a provider state made, by its name in braces: `/charges/{charge}`. Its example holds what
 * `values` has by that name.
 */
export function fromState(
  template: string,
  values: Readonly<Record<string, string>> = ids,
): Matching {
  return {
    'pact:matcher:type': 'type',
    'pact:generator:type': 'ProviderState',
    expression: template.replace(/\{(\w+)\}/g, '$${$1}'),
    value: template.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? name),
  }
}

/** A list of one or more of what is given. */
export function eachOf(item: Matching): Matching {
  return { 'pact:matcher:type': 'type', min: 1, value: [pinned(item)] }
}

/** What is given as it is stays so: in a list that is matched by type, Pact would else ask for its type only. */
function pinned(item: Matching): Matching {
  if (typeof item !== 'object' || item === null)
    return { 'pact:matcher:type': 'equality', value: item }
  if ('pact:matcher:type' in item) return item
  if (Array.isArray(item))
    return item.length === 0 ? { 'pact:matcher:type': 'equality', value: item } : item.map(pinned)
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, pinned(value)]))
}

const id = /^([a-z]+)_test_[0-9a-z]{19}$/
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const timeForm = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$'
const idForm = '_test_[0-9a-z]{19}'

/**
 * What is like an example: numbers and texts of its type, ids and times of its form, and true, false, null and empty
 * lists as they are, for those are facts and not accidents.
 */
export function like(example: JsonValue): Matching {
  if (typeof example === 'number')
    return Number.isInteger(example) ? integer(example) : sameType(example)
  if (typeof example === 'string') return likeText(example)
  if (typeof example !== 'object' || example === null) return example
  if (Array.isArray(example)) return example[0] === undefined ? [] : eachOf(like(example[0]))
  return likeEach(example)
}

/** The same of each field of an object; those of `exact` as they are given. */
export function likeEach(
  example: { readonly [name: string]: JsonValue },
  exact: { readonly [name: string]: Matching } = {},
): { [name: string]: Matching } {
  const alike = Object.entries(example).map(([name, value]) => [name, like(value)])
  return { ...Object.fromEntries(alike), ...exact }
}

function likeText(example: string): Matching {
  const [, prefix] = id.exec(example) ?? []
  if (prefix !== undefined) return form(`^${prefix}${idForm}$`, example)
  if (time.test(example)) return form(timeForm, example)
  if (example.startsWith('/'))
    return form(`^${example.replace(/_test_[0-9a-z]{19}/g, idForm)}$`, example)
  return sameType(example)
}
