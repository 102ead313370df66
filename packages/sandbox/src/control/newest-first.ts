import { type ChargeId, instant, lastInstant } from '@omise-sandbox/core'
import type { ListQuery } from '../storage/store.ts'

/** A page of all that an account has of a kind, or a charge. */
export function newestFirst(
  { offset = 0, limit = 20 }: { readonly offset?: number; readonly limit?: number },
  max = 100,
  charge?: ChargeId,
): ListQuery {
  const order = 'reverse_chronological'
  return {
    from: instant(0),
    until: lastInstant,
    order,
    offset,
    limit: Math.min(limit, max),
    charge,
  }
}
