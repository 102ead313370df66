import type { SuccessfulCharge } from '../charges/charge.ts'
import type { Metadata } from '../charges/metadata.ts'
import type { RefundId, TransactionId } from '../id.ts'
import { methodOf } from '../methods/methods.ts'
import { add, type Subunits, subtract, subunits } from '../money/money.ts'
import { allow, type Result, refuse } from '../result.ts'
import { addMonths, nextTimeOfDay, type TimeOfDay } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { Refund } from './refund.ts'

export interface RefundRequest {
  readonly id: RefundId
  readonly transaction: TransactionId
  readonly amount: Subunits
  readonly metadata: Metadata
  /** Refuse the refund unless it can be a void. */
  readonly onlyAsVoid: boolean
  /** When paid charges are settled, where the account says so; null where their payment method does. */
  readonly voidCutoff: TimeOfDay | null
}

export type RefundRefusal =
  | { readonly kind: 'refund-amount-not-positive' }
  | { readonly kind: 'refund-over-remaining'; readonly remaining: Subunits }
  | { readonly kind: 'refund-too-many'; readonly max: number }
  | { readonly kind: 'refund-too-late'; readonly until: Instant }
  | { readonly kind: 'refund-not-a-void'; readonly settledAt: Instant }

export function refundedAmount(charge: SuccessfulCharge): Subunits {
  return charge.refunds.reduce((sum, refund) => add(sum, refund.amount), subunits(0))
}

/** The last moment at which the charge may be refunded. */
export function refundableUntil(charge: SuccessfulCharge): Instant {
  return addMonths(charge.paidAt, methodOf(charge.facts.source.type).refundMonths)
}

/** The moment at which a paid charge is settled: until then it can be voided. `cutoff` null is that of its method. */
export function settledAt(
  { facts, paidAt }: Pick<SuccessfulCharge, 'facts' | 'paidAt'>,
  cutoff: TimeOfDay | null,
): Instant {
  return nextTimeOfDay(paidAt, cutoff ?? methodOf(facts.source.type).voidCutoff)
}

/** Whether anything is left to refund and the time for it has not passed. */
export function isRefundable(charge: SuccessfulCharge, now: Instant): boolean {
  return (
    refundedAmount(charge) < charge.facts.amount &&
    charge.refunds.length < methodOf(charge.facts.source.type).maxRefunds &&
    now <= refundableUntil(charge)
  )
}

export function isVoided(charge: SuccessfulCharge): boolean {
  return charge.refunds.some((refund) => refund.voided)
}

/** The refund that a request makes of a paid charge, or why there is none. Changes nothing by itself. */
export function makeRefund(
  charge: SuccessfulCharge,
  request: RefundRequest,
  now: Instant,
): Result<Refund, RefundRefusal> {
  if (request.amount < 1) return refuse({ kind: 'refund-amount-not-positive' })
  const until = refundableUntil(charge)
  if (now > until) return refuse({ kind: 'refund-too-late', until })
  const remaining = subtract(charge.facts.amount, refundedAmount(charge))
  if (request.amount > remaining) return refuse({ kind: 'refund-over-remaining', remaining })
  const { maxRefunds } = methodOf(charge.facts.source.type)
  if (charge.refunds.length >= maxRefunds) {
    return refuse({ kind: 'refund-too-many', max: maxRefunds })
  }
  const settled = settledAt(charge, request.voidCutoff)
  // One refund of everything before settlement is a void; a part never is, nor the rest after a part.
  const voided = request.amount === charge.facts.amount && now < settled
  if (request.onlyAsVoid && !voided)
    return refuse({ kind: 'refund-not-a-void', settledAt: settled })
  return allow({
    id: request.id,
    charge: charge.facts.id,
    transaction: request.transaction,
    amount: request.amount,
    currency: charge.facts.source.currency,
    voided,
    metadata: request.metadata,
    createdAt: now,
  })
}
