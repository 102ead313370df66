import {
  allow,
  type ChargeId,
  type Instant,
  instant,
  lastInstant,
  parseInstant,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import type { FieldProblem, Refusal } from '../refusals/refusal.ts'
import type { ListQuery } from '../storage/store.ts'
import type { Fields } from './fields.ts'
import { hintForTime } from './read-time.ts'

const defaultLimit = 20
const maxLimit = 100

/** What a list was asked for, as the envelope repeats it. */
export interface ListRequest {
  readonly from: Instant
  readonly to: Instant
  readonly offset: number
  readonly limit: number
  readonly order: ListQuery['order']
}

/**
 * Reads `from`, `to`, `offset`, `limit` and `order`, which come in the query or in the body of a GET.
 * Null and blank count as absent; a limit above 100 counts as 100. Without `to`, the list goes to `end`.
 */
export function readList(fields: Fields, end: Instant): Result<ListRequest, Refusal> {
  const problems: FieldProblem[] = []

  function read<T>(
    field: string,
    absent: T,
    hint: string | ((given: unknown) => string),
    parse: (text: string) => T | undefined,
  ): T {
    const value = fields[field]
    if (value === undefined || value === null || value === '') return absent
    const parsed =
      typeof value === 'string' || typeof value === 'number' ? parse(String(value)) : undefined
    if (parsed === undefined) {
      const said = typeof hint === 'string' ? hint : hint(value)
      problems.push({ rule: 'invalid', field, hint: said })
    }
    return parsed ?? absent
  }

  const request = {
    from: read('from', instant(0), hintForTime, parseInstant),
    to: read('to', end, hintForTime, parseInstant),
    offset: read('offset', 0, 'Send a whole number, zero or more.', parseCount),
    limit: Math.min(
      read('limit', defaultLimit, 'Send a whole number, zero or more.', parseCount),
      maxLimit,
    ),
    order: read<ListQuery['order']>(
      'order',
      'chronological',
      'Send chronological or reverse_chronological.',
      parseOrder,
    ),
  }
  if (problems.length > 0) return refuse({ kind: 'invalid-fields', of: 'other', problems })
  return allow(request)
}

function parseCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function parseOrder(text: string): ListQuery['order'] | undefined {
  return text === 'chronological' || text === 'reverse_chronological' ? text : undefined
}

/** What to ask the store for. Times are shown to the second, so `to` takes in its whole second. */
export function queryFor(request: ListRequest, charge?: ChargeId): ListQuery {
  const { from, to, offset, limit, order } = request
  const nextSecond = (Math.floor(to / 1000) + 1) * 1000
  const until = instant(Math.min(nextSecond, lastInstant))
  return { from: instant(Math.floor(from / 1000) * 1000), until, offset, limit, order, charge }
}
