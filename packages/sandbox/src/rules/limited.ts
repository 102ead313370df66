import { type Instant, isLive, maxRules, type UsageLimit } from '@omise-sandbox/core'
import { noSuch, tooMany } from '../control/problem.ts'

/** The rules or faults that stay when one more comes: those used up are kept to be looked at, as long as there is room. */
export function withRoom<T extends { readonly allowance: UsageLimit }>(
  what: 'rules' | 'faults',
  present: readonly T[],
  now: Instant,
): readonly T[] {
  if (present.length < maxRules) return present
  const live = present.filter(({ allowance }) => isLive(allowance, now))
  if (live.length >= maxRules) throw tooMany(what, maxRules)
  return live
}

/** The rules or faults without one. */
export function without<T extends { readonly id: string }>(
  what: 'rule' | 'fault',
  present: readonly T[],
  id: string,
): readonly T[] {
  const kept = present.filter((one) => one.id !== id)
  if (kept.length === present.length) throw noSuch(what, id, present)
  return kept
}
