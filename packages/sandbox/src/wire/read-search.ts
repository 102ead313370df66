import { allow, parseInstant, type Result, refuse } from '@omise-sandbox/core'
import type { SearchRefusal } from '../services/refusal.ts'
import type { ListQuery } from '../store/store.ts'
import type { Fields } from './read-source.ts'
import { isFields, textOf } from './read-source.ts'

/** What was searched for, as the envelope repeats it. */
export interface SearchRequest {
  /** Blank where nothing was asked. */
  readonly query: string
  readonly filters: Readonly<Record<string, string>>
  readonly page: number
  readonly perPage: number
  readonly order: ListQuery['order']
}

/** What can be searched, and what can be asked for but is never there. */
export const searchScopes = ['charge', 'refund'] as const
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

const mostPerPage = 100

/** Reads the query, filters and page of a search; `names` are the filters its scope knows. */
export function readSearch(
  fields: Fields,
  names: readonly string[],
): Result<SearchRequest, SearchRefusal> {
  const page = readCount(fields.page, 1)
  if (page === undefined)
    return refuse(invalid('page', String(fields.page), 'a whole number from 1'))
  const perPage = readCount(fields.per_page, 30)
  if (perPage === undefined) {
    return refuse(
      invalid('per_page', String(fields.per_page), `a whole number from 1 to ${mostPerPage}`),
    )
  }
  const filters: Record<string, string> = {}
  for (const [name, value] of Object.entries(isFields(fields.filters) ? fields.filters : {})) {
    const text = textOf(value)
    if (text === null) continue
    if (!names.includes(name)) return refuse(invalid('filter', name, `one of: ${names.join(', ')}`))
    filters[name] = text
  }
  return allow({
    query: textOf(fields.query) ?? '',
    filters,
    page,
    perPage: Math.min(perPage, mostPerPage),
    order: fields.order === 'chronological' ? 'chronological' : 'reverse_chronological',
  })
}

function readCount(value: unknown, absent: number): number | undefined {
  if (value === undefined || value === null || value === '') return absent
  const text = String(value)
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

/** Tests one wire object against the filters and the query. Dates match by day, everything else by its text. */
export function matches(
  object: { readonly id: string; readonly description?: string | null; readonly metadata: object },
  facets: Readonly<Record<string, string>>,
  { query, filters }: SearchRequest,
): boolean {
  for (const [name, wanted] of Object.entries(filters)) {
    const facet = facets[name] ?? ''
    if (
      name === 'created' ? !isWithin(facet, wanted) : facet.toLowerCase() !== wanted.toLowerCase()
    )
      return false
  }
  if (query === '') return true
  const texts = [object.description ?? '', ...Object.values(object.metadata).map(String)]
  const part = query.toLowerCase()
  return object.id === query || texts.some((text) => text.toLowerCase().includes(part))
}

/** `2025-06-01` is that day; `2025-06-01..2025-06-30` from one through the other. */
function isWithin(moment: string, wanted: string): boolean {
  const [first = '', last = first] = wanted.split('..')
  const [from, to, at] = [parseInstant(first), parseInstant(last), parseInstant(moment)]
  if (from === undefined || to === undefined || at === undefined) return false
  const end = last.length === 10 ? to + 86_400_000 : to + 1_000
  return at >= from && at < end
}
