import type { Control, ControlWire } from '@omise-sandbox/api'
import { addRule, allow, allowed, formatInstant, type Rule } from '@omise-sandbox/core'
import { checkRequest } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { presentOutcome } from '../control/present.ts'
import { outcomeFrom } from '../outcomes/read-outcome.ts'
import type { AccountId } from '../storage/store.ts'
import { removal, withRoom } from './limited.ts'
import { conditionsFrom, presentMatch, usageLimitFrom } from './read-match.ts'

/** Where rules that name no order stand. */
const defaultOrder = 100

/** What payers of the charges that match do. */
export function ruleControl(parts: ControlParts, account: AccountId): Control['rules'] {
  const { transact, accounts } = parts

  return {
    list: async () => ({ data: (await accounts.read(account)).rules.map(presentRule) }),

    async add(wanted) {
      checkRequest('addRuleBody', wanted)
      const outcome = outcomeFrom(wanted, parts.delay)
      const conditions = conditionsFrom(wanted.match)
      const added = await transact<Rule, never>(account, async (unit) => {
        const { now } = unit
        const rule: Rule = {
          id: unit.makeName('rule'),
          conditions,
          outcome,
          order: wanted.order ?? defaultOrder,
          allowance: usageLimitFrom(wanted, now),
          timesUsed: 0,
        }
        const kept = withRoom('rules', unit.accountState().rules, now)
        unit.update({ rules: addRule(kept, rule) })
        return allow(rule)
      })
      return presentRule(allowed(added))
    },

    ...removal(parts, account, 'rules'),
  }
}

function presentRule({
  id,
  conditions,
  outcome,
  order,
  allowance,
  timesUsed,
}: Rule): ControlWire['Rule'] {
  const { left, until } = allowance
  return {
    id,
    match: presentMatch(conditions),
    ...presentOutcome(outcome),
    order,
    times_left: left,
    expires_at: until === null ? null : formatInstant(until),
    times_used: timesUsed,
  }
}
