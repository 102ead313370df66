import type { ControlWire } from '@omise-sandbox/api'
import {
  type Charge,
  formatInstant,
  formatOutcome,
  type Instant,
  type OutcomeDecision,
  refundedAmount,
  type SerializerOptions,
  storeOf,
} from '@omise-sandbox/core'
import { shownCharge } from './shown-charge.ts'

/** How many characters a summary shows of a text of the merchant. */
const maxCharacters = 200

/** What a list shows of a charge. */
export function presentSummary(charge: Charge): ControlWire['ChargeSummary'] {
  const { facts, notes, plan, status } = charge
  const { source } = facts
  const { storeId, storeName, terminalId } = storeOf(source)
  const ended = endOf(charge)
  return {
    id: facts.id,
    status,
    source_type: source.type,
    amount: facts.amount,
    currency: source.currency,
    refunded: status === 'successful' ? refundedAmount(charge) : 0,
    failure_code: status === 'failed' ? charge.failure : null,
    store_id: storeId,
    store_name: beginningOf(storeName),
    terminal_id: terminalId,
    barcode_ending: source.barcode.slice(-4),
    description: beginningOf(notes.description),
    created_at: formatInstant(facts.createdAt),
    ended_at: ended === null ? null : formatInstant(ended),
    decided_by: plan.decidedBy,
    outcome: formatOutcome(plan.outcome),
  }
}

export function presentDetails(
  charge: Charge,
  now: Instant,
  shape: SerializerOptions,
): ControlWire['ChargeDetails'] {
  const { plan } = charge
  return {
    summary: presentSummary(charge),
    charge: { ...shownCharge(charge, now, shape) },
    decisions: [...plan.earlier, plan].map(presentDecision),
  }
}

function presentDecision(decision: OutcomeDecision): ControlWire['OutcomeDecision'] {
  return {
    at: formatInstant(decision.decidedAt),
    outcome: formatOutcome(decision.outcome),
    decided_by: decision.decidedBy,
    because: decision.because,
    near_miss: decision.nearMiss,
  }
}

function endOf(charge: Charge): Instant | null {
  switch (charge.status) {
    case 'pending':
      return null
    case 'successful':
      return charge.paidAt
    case 'failed':
      return charge.failedAt
    case 'expired':
      return charge.expiredAt
  }
}

/** Whole characters, of which each takes two code units at the most. */
function beginningOf(text: string | null): string | null {
  if (text === null || text.length <= maxCharacters) return text
  return [...text.slice(0, 2 * maxCharacters)].slice(0, maxCharacters).join('')
}
