import type { Wire } from '@omise-sandbox/api'

/** Which part of a list to give. What is left out is as Omise has it. */
export interface ListQuery {
  /** Only what was made at this time or later: `2025-06-01` or `2025-06-01T10:00:00Z`. 1970 when left out. */
  readonly from?: string
  /** Only what was made at this time or earlier. Now when left out. */
  readonly to?: string
  /** How many to pass over; 0 when left out. */
  readonly offset?: number
  /** How many to give; 20 when left out, and 100 at most. */
  readonly limit?: number
  /** Oldest first, `chronological`, when left out. */
  readonly order?: Wire['Order']
}

/** Which part of a list to go through. */
export type EachQuery = Omit<ListQuery, 'offset' | 'limit'>

interface Page<Item> {
  readonly data: readonly Item[]
  readonly total: number
}

/** In items; Omise gives no more. */
const pageSize = 100

/**
 * Everything in a list, page by page, each asked for when the one before is used up.
 *
 * Oldest first, what is made meanwhile comes at the end, so no page shifts: all is given once, the new included until the
 * last page is asked for. Newest first, it comes at the beginning and pushes the rest on: what comes again is passed over,
 * the new is not given.
 */
export async function* eachOf<Item extends { readonly id: string }>(
  list: (query: ListQuery) => Promise<Page<Item>>,
  query: EachQuery = {},
): AsyncGenerator<Item, void, undefined> {
  const given = new Set<string>()
  const isPushedOn = query.order === 'reverse_chronological'
  for (let offset = 0; ; ) {
    const { data, total } = await list({ ...query, offset, limit: pageSize })
    for (const item of data) {
      if (given.has(item.id)) continue
      if (isPushedOn) given.add(item.id)
      yield item
    }
    offset += data.length
    if (data.length === 0 || offset >= total) return
  }
}
