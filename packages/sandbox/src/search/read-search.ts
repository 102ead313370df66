import {
  allow,
  type Metadata,
  metadataTexts,
  printUnknown,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import type { Refusal, SearchRefusal } from '../refusals/refusal.ts'
import type { ListQuery } from '../storage/store.ts'
import type { Fields } from '../wire/fields.ts'
import { isFields, textOf } from '../wire/fields.ts'
import { WrittenJson } from '../wire/written-json.ts'
import type { Filters } from './search-facets.ts'

/** What a query looks at. */
export interface Searchable {
  readonly id: string
  readonly description?: string | null
  readonly metadata: object
}

/** What was searched for, as the envelope repeats it. */
export interface SearchRequest<T = unknown> {
  /** Blank where nothing was asked. */
  readonly query: string
  readonly filters: Readonly<Record<string, string>>
  readonly page: number
  readonly perPage: number
  readonly order: ListQuery['order']
  /** Whether an object is what was searched for. */
  readonly holds: (found: T) => boolean
}

/** What can be searched, and what can be asked for but is never there. */
const searchScopes = ['charge', 'refund'] as const
const emptyScopes = ['customer', 'dispute', 'link', 'recipient', 'schedule', 'transfer'] as const

export type SearchScope = (typeof searchScopes)[number] | (typeof emptyScopes)[number]

export function readScope(value: unknown): Result<SearchScope, SearchRefusal> {
  const scopes: readonly string[] = [...searchScopes, ...emptyScopes]
  const scope = textOf(value) ?? ''
  if (scopes.includes(scope)) return allow(scope as SearchScope)
  return refuse(invalid('scope', scope, `one of: ${scopes.join(', ')}`))
}

function invalid(part: SearchRefusal['part'], given: string, valid: string): SearchRefusal {
  return { kind: 'invalid-search', part, given, valid }
}

const maxPerPage = 100

/**
 * Reads the query, filters and page of a search. `known` are the filters of its scope, by their names; a scope of which there
 * is nothing to find takes any.
 */
export function readSearch<T extends Searchable>(
  fields: Fields,
  known: Filters<T> | undefined,
): Result<SearchRequest<T>, SearchRefusal | Refusal> {
  const page = readCount(fields.page, 1)
  if (page === undefined)
    return refuse(invalid('page', shown(fields.page), 'a whole number from 1'))
  const perPage = readCount(fields.per_page, 30)
  if (perPage === undefined) {
    return refuse(
      invalid('per_page', shown(fields.per_page), `a whole number from 1 to ${maxPerPage}`),
    )
  }
  const order = readOrder(fields.order)
  if (!order.ok) return order
  const filters = readFilters(fields.filters, known)
  if (!filters.ok) return filters
  const query = textOf(fields.query) ?? ''
  const { tests, given } = filters.value
  return allow({
    query,
    filters: given,
    page,
    perPage: Math.min(perPage, maxPerPage),
    order: order.value,
    holds: (found) => tests.every((test) => test(found)) && matches(found, query),
  })
}

function readCount(value: unknown, absent: number): number | undefined {
  if (isAbsent(value)) return absent
  const text = shown(value)
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** Whatever was sent as text: an object of a client's may have a `toString` that is no function. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function readOrder(value: unknown): Result<ListQuery['order'], Refusal> {
  if (isAbsent(value)) return allow('reverse_chronological')
  if (value === 'chronological' || value === 'reverse_chronological') return allow(value)
  const hint = 'Send chronological or reverse_chronological.'
  const problems = [{ rule: 'invalid', field: 'order', hint } as const]
  return refuse({ kind: 'invalid-fields', of: 'other', problems })
}

interface ReadFilters<T> {
  /** As the envelope repeats them. */
  readonly given: Readonly<Record<string, string>>
  readonly tests: readonly ((found: T) => boolean)[]
}

function readFilters<T>(
  value: unknown,
  known: Filters<T> | undefined,
): Result<ReadFilters<T>, SearchRefusal> {
  const given: Record<string, string> = {}
  const tests: ((found: T) => boolean)[] = []
  if (isAbsent(value)) return allow({ given, tests })
  if (!isFields(value)) return refuse(invalid('filter', shown(value), 'filters[name]=value'))
  for (const [name, content] of Object.entries(value)) {
    if (isAbsent(content)) continue
    const filter = known && Object.hasOwn(known, name) ? known[name] : undefined
    if (known && !filter) {
      return refuse(invalid('filter', name, `one of: ${Object.keys(known).join(', ')}`))
    }
    const text = isScalar(content) ? printUnknown(content).trim() : undefined
    const test = text === undefined ? undefined : filter?.read(text)
    if (text === undefined || (filter && !test)) {
      return refuse(invalid('filter', name, `filters[${name}] with ${filter?.form ?? 'a text'}`))
    }
    if (test) tests.push(test)
    given[name] = text
  }
  return allow({ given, tests })
}

const isAbsent = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

/** Ids match whole, descriptions and the values of metadata in part; a blank query matches all. */
function matches({ id, description, metadata }: Searchable, query: string): boolean {
  if (query === '' || id === query) return true
  const kept = metadata instanceof WrittenJson ? metadata.text : (metadata as Metadata)
  const texts = [description ?? '', ...metadataTexts(kept)]
  const part = query.toLowerCase()
  return texts.some((text) => text?.toLowerCase().includes(part))
}
