import type { ControlWire } from '@omise-sandbox/api'
import {
  after,
  type Condition,
  type Instant,
  maxCharge,
  subunits,
  type UsageLimit,
} from '@omise-sandbox/core'
import { badRequest } from '../control/problem.ts'
import { durationFrom } from '../control/read-time.ts'

type MatchWords = ControlWire['RuleMatch']

/** The conditions that a match names, in its order. */
export function conditionsFrom(match: MatchWords | undefined): Condition[] {
  const {
    source_type,
    store_id,
    terminal_id,
    amount,
    barcode,
    metadata = {},
    description,
  } = match ?? {}
  return [
    ...(source_type === undefined
      ? []
      : [{ field: 'source_type', equals: source_type } satisfies Condition]),
    ...textCondition('store_id', store_id),
    ...textCondition('terminal_id', terminal_id),
    ...amountCondition(amount),
    ...textCondition('barcode', barcode),
    ...Object.entries(metadata).map(([name, value]): Condition => {
      return { field: 'metadata', name, equals: String(value) }
    }),
    ...(description === undefined
      ? []
      : [{ field: 'description', contains: description } satisfies Condition]),
  ]
}

function textCondition(
  field: 'store_id' | 'terminal_id' | 'barcode',
  equals: string | undefined,
): Condition[] {
  return equals === undefined ? [] : [{ field, equals }]
}

function amountCondition(amount: MatchWords['amount']): Condition[] {
  if (amount === undefined) return []
  if (typeof amount === 'number') {
    return [{ field: 'amount', least: subunits(amount), greatest: subunits(amount) }]
  }
  const { min = 0, max = maxCharge } = amount
  if (amount.max === undefined && min > maxCharge) {
    throw badRequest(
      `"match/amount/min" cannot be ${min}.`,
      `No charge is more than ${maxCharge}: let min be less.`,
    )
  }
  if (min > max) {
    throw badRequest(`"match/amount" cannot be from ${min} to ${max}.`, 'Let min be less than max.')
  }
  return [{ field: 'amount', least: subunits(min), greatest: subunits(max) }]
}

/** The match that conditions were read from. */
export function presentMatch(conditions: readonly Condition[]): MatchWords {
  const match: MatchWords = {}
  const metadata: [string, string][] = []
  for (const condition of conditions) {
    if (condition.field === 'amount') match.amount = presentRange(condition)
    else if (condition.field === 'source_type') match.source_type = condition.equals
    else if (condition.field === 'description') match.description = condition.contains
    else if (condition.field === 'metadata') metadata.push([condition.name, condition.equals])
    else match[condition.field] = condition.equals
  }
  return metadata.length > 0 ? { ...match, metadata: Object.fromEntries(metadata) } : match
}

function presentRange({ least, greatest }: Extract<Condition, { field: 'amount' }>) {
  return least === greatest ? least : { min: least, max: greatest }
}

/** How often and how long, as `times` and `ttl` say. */
export function usageLimitFrom(
  words: { readonly times?: number; readonly ttl?: string },
  now: Instant,
): UsageLimit {
  const until = words.ttl === undefined ? null : after(now, durationFrom(words.ttl))
  return { left: words.times ?? null, until }
}
