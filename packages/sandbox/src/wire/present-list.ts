import { formatInstant, type Instant } from '@omise-sandbox/core'

export interface ListPage<T> {
  readonly data: T[]
  readonly total: number
  readonly location: string
  readonly limit: number
  readonly offset: number
  readonly order: 'chronological' | 'reverse_chronological'
  readonly from: Instant
  readonly to: Instant
}

/** The envelope of every list. */
export function presentList<T>(page: ListPage<T>) {
  return {
    object: 'list' as const,
    data: page.data,
    limit: page.limit,
    offset: page.offset,
    total: page.total,
    location: page.location,
    order: page.order,
    from: formatInstant(page.from),
    to: formatInstant(page.to),
  }
}
