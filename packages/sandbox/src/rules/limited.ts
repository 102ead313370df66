import { allow, type Instant, isLive, maxRules, type UsageLimit } from '@omise-sandbox/core'
import type { ControlParts } from '../control/parts.ts'
import { noSuch, tooMany } from '../control/problem.ts'
import type { AccountId } from '../storage/store.ts'

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

/** Takes away one of the account's rules or faults, or all of them. */
export function removal(parts: ControlParts, account: AccountId, of: 'rules' | 'faults') {
  type Keep = <T extends { readonly id: string }>(present: readonly T[]) => readonly T[]
  const update = async (keep: Keep) => {
    await parts.transact(account, async (unit) => {
      const { rules, faults } = unit.accountState()
      unit.update(of === 'rules' ? { rules: keep(rules) } : { faults: keep(faults) })
      return allow(undefined)
    })
  }
  return {
    remove: (id: string) => update((present) => without(of, present, id)),
    clear: () => update(() => []),
  }
}

function without<T extends { readonly id: string }>(
  of: 'rules' | 'faults',
  present: readonly T[],
  id: string,
): readonly T[] {
  const kept = present.filter((one) => one.id !== id)
  if (kept.length === present.length) throw noSuch(of === 'rules' ? 'rule' : 'fault', id, present)
  return kept
}
