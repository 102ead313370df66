import { after, type Duration, type Instant, instant } from '@omise-sandbox/core'
import type { AccountId } from '../storage/store.ts'

/** The advances under way. */
export interface AdvancesUnderWay {
  has(account: AccountId): boolean
  /**
   * Begins another, where the furthest under way of the account's generation ends: says where it leads. It is under way until
   * `end` is called.
   */
  begin(
    account: { readonly id: AccountId; readonly epoch: number; readonly now: Instant },
    by: Duration,
  ): { readonly target: Instant; end(): void }
}

export function createAdvancesUnderWay(): AdvancesUnderWay {
  /** Of each generation of an account. */
  const furthest = new Map<string, { readonly target: Instant; readonly count: number }>()
  const counts = new Map<AccountId, number>()

  return {
    has: (account) => counts.has(account),
    begin({ id, epoch, now }, by) {
      const generation = `${id} ${epoch}`
      const others = furthest.get(generation) ?? { target: now, count: 0 }
      const target = after(instant(Math.max(now, others.target)), by)
      furthest.set(generation, { target, count: others.count + 1 })
      counts.set(id, (counts.get(id) ?? 0) + 1)
      return {
        target,
        end() {
          const more = (counts.get(id) ?? 1) - 1
          if (more > 0) counts.set(id, more)
          else counts.delete(id)
          const left = furthest.get(generation)
          if (left && left.count > 1) {
            furthest.set(generation, { target: left.target, count: left.count - 1 })
          } else furthest.delete(generation)
        },
      }
    },
  }
}
