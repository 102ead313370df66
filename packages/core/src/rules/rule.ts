import type { Outcome } from '../charges/outcome.ts'
import type { Instant } from '../time/instant.ts'
import {
  type Condition,
  describeConditions,
  type Matchable,
  matchesAll,
  nearMiss,
} from './match.ts'
import { consumeUse, isLive, type UsageLimit } from './usage-limit.ts'

/** What payers of the charges that match it do. */
export interface Rule {
  readonly id: string
  readonly conditions: readonly Condition[]
  readonly outcome: Outcome
  /** Rules are tried from the lowest order up; those of the same order as they were made. */
  readonly order: number
  readonly allowance: UsageLimit
  /** How many charges it has decided. */
  readonly timesUsed: number
}

/** What the rules say to one charge. */
export interface Ruling {
  readonly rule: Rule | undefined
  /** Where none applies: the first that nearly matches, or matches and is used up, and why it does not. */
  readonly nearMiss: string | null
  /** The rules as they stand afterwards. */
  readonly rules: readonly Rule[]
}

/** Adds a rule in its place. */
export function addRule(rules: readonly Rule[], rule: Rule): readonly Rule[] {
  return [...rules, rule].sort((one, other) => one.order - other.order)
}

function liveRules(rules: readonly Rule[], now: Instant): readonly Rule[] {
  return rules.filter(({ allowance }) => isLive(allowance, now))
}

/** Lets the first live rule that matches apply, once. */
export function applyRules(rules: readonly Rule[], charge: Matchable, now: Instant): Ruling {
  const live = liveRules(rules, now)
  const rule = live.find(({ conditions }) => matchesAll(conditions, charge))
  if (!rule) {
    const missed = nearestOf(live, charge) ?? usedUp(rules, charge)
    return { rule: undefined, nearMiss: missed, rules }
  }
  const next = { ...rule, allowance: consumeUse(rule.allowance), timesUsed: rule.timesUsed + 1 }
  return { rule, nearMiss: null, rules: rules.map((one) => (one === rule ? next : one)) }
}

function nearestOf(rules: readonly Rule[], charge: Matchable): string | null {
  for (const { id, conditions } of rules) {
    const why = nearMiss(conditions, charge)
    if (why !== undefined) return `${id} nearly matched: ${why}`
  }
  return null
}

function usedUp(rules: readonly Rule[], charge: Matchable): string | null {
  const rule = rules.find(({ conditions }) => matchesAll(conditions, charge))
  if (!rule) return null
  const why =
    rule.allowance.left === 0 ? `was used ${rule.timesUsed} times` : 'has outlived its ttl'
  return `${rule.id} matches, and ${why}`
}

export function describeRule({ id, conditions }: Rule): string {
  return `${id}: ${describeConditions(conditions)}`
}
