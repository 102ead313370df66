import type { ControlWire } from '@omise-sandbox/api'
import type { Currency } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { inWords } from './length.ts'
import {
  type LimitDraft,
  type LimitProblems,
  limitOf,
  limitProblems,
  noLimit,
} from './limit-draft.ts'
import {
  type MatchDraft,
  type MatchProblems,
  matchOf,
  matchProblems,
  newMatch,
} from './match-draft.ts'
import { defaultPayer, outcomeOf, type PayerDraft, payerProblem } from './payer-draft.ts'
import { ruleSentence } from './rule-sentence.ts'

const { rules: text } = messages.simulation

/** A rule as the form holds it. */
export interface RuleDraft {
  readonly match: MatchDraft
  readonly payer: PayerDraft
  readonly limit: LimitDraft
  /** Blank for the usual one. */
  readonly order: string
}

export const newRule: RuleDraft = {
  match: newMatch,
  payer: { ...defaultPayer, outcome: 'failed' },
  limit: noLimit,
  order: '',
}

interface RuleProblems {
  readonly match: MatchProblems
  readonly after: string | undefined
  readonly limit: LimitProblems
  readonly order: string | undefined
}

export const noProblems: RuleProblems = {
  match: { fields: {}, metadata: {} },
  after: undefined,
  limit: {},
  order: undefined,
}

export function ruleProblems(
  { match, payer, limit, order }: RuleDraft,
  currency: Currency,
): RuleProblems {
  const isOrder = order.trim() === '' || (/^\d{1,7}$/.test(order.trim()) && +order <= 1_000_000)
  return {
    match: matchProblems(match, currency),
    after: payerProblem(payer),
    limit: limitProblems(limit),
    order: isOrder ? undefined : text.orderMalformed,
  }
}

export function hasProblem({ match, after, limit, order }: RuleProblems): boolean {
  const many = { ...match.fields, ...match.metadata, ...limit }
  return Object.keys(many).length > 0 || after !== undefined || order !== undefined
}

/** What the control API is told; only of a draft with no problem. */
export function ruleOf(
  { match, payer, limit, order }: RuleDraft,
  currency: Currency,
): ControlWire['RuleRequest'] {
  return {
    match: matchOf(match, currency),
    ...outcomeOf(payer),
    ...limitOf(limit),
    ...(order.trim() === '' ? {} : { order: Number(order) }),
  }
}

/** The rule read back, with how often and how long it holds. */
export function describeRule(rule: ControlWire['RuleRequest'], methods: Methods): string {
  const { times, ttl } = rule
  const limits = text.sentence.limits(times, ttl === undefined ? undefined : inWords(ttl))
  return `${ruleSentence(rule, methods)} ${limits}`
}
