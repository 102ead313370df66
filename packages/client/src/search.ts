import type { Wire } from '@omise-sandbox/api'

/** What to search for. What is left out is as Omise has it. */
export interface SearchQuery {
  /** Ids match whole, descriptions and metadata values in part. */
  readonly query?: string
  /** Fields that must have these values: `{ status: 'failed' }`. Amounts are in baht here: `{ amount: '4000.00' }`. */
  readonly filters?: Record<string, string>
  /** Which page, from 1. */
  readonly page?: number
  /** How many on a page; 30 when left out, and 100 at most. */
  readonly per_page?: number
  /** Newest first, `reverse_chronological`, when left out. */
  readonly order?: Wire['Order']
}

/** All that a search finds, page by page, oldest first so that what is made meanwhile shifts nothing. */
export async function* eachFound(
  search: (query: SearchQuery) => Promise<Wire['SearchResult']>,
  query: string,
): AsyncGenerator<Wire['SearchResult']['data'][number], void, undefined> {
  for (let page = 1; ; page++) {
    const found = await search({ query, page, per_page: 100, order: 'chronological' })
    yield* found.data
    if (page >= found.total_pages) return
  }
}
