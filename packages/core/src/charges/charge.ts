import type { ChargeId, TransactionId } from '../id.ts'
import type { FailureCode } from '../methods/failure-codes.ts'
import type { Subunits } from '../money/money.ts'
import type { Refund } from '../refunds/refund.ts'
import type { Source } from '../sources/source.ts'
import type { Instant } from '../time/instant.ts'
import type { Metadata } from './metadata.ts'
import type { OutcomePlan } from './outcome.ts'

/** One attempt to be paid. Each status has the fields that it can have, and no others. */
export type Charge = PendingCharge | SuccessfulCharge | FailedCharge | ExpiredCharge

export type ChargeStatus = Charge['status']

export const chargeStatuses: readonly ChargeStatus[] = [
  'pending',
  'successful',
  'failed',
  'expired',
]

/** What never changes once the charge is made. */
export interface ChargeFacts {
  readonly id: ChargeId
  readonly amount: Subunits
  readonly source: Source
  readonly createdAt: Instant
  /** When the charge expires if the payer has not answered. */
  readonly expiresAt: Instant
  readonly capture: boolean
  readonly ip: string | null
  readonly returnUri: string | null
  /** Where this charge's and its refunds' events go besides the account's endpoint; at most two. */
  readonly webhookEndpoints: readonly string[]
  readonly zeroInterestInstallments: boolean
}

/** What the merchant may change at any time. */
export interface ChargeNotes {
  readonly description: string | null
  readonly metadata: Metadata
}

interface ChargeBase {
  readonly facts: ChargeFacts
  readonly notes: ChargeNotes
  /** What the payer will do, or was made to do, and who decided it. */
  readonly plan: OutcomePlan
}

export interface PendingCharge extends ChargeBase {
  readonly status: 'pending'
}

export interface SuccessfulCharge extends ChargeBase {
  readonly status: 'successful'
  readonly paidAt: Instant
  readonly transaction: TransactionId
  readonly refunds: readonly Refund[]
}

export interface FailedCharge extends ChargeBase {
  readonly status: 'failed'
  readonly failedAt: Instant
  readonly failure: FailureCode
}

export interface ExpiredCharge extends ChargeBase {
  readonly status: 'expired'
  readonly expiredAt: Instant
}

/** The pending charge with another plan. */
export function withPlan(charge: PendingCharge, plan: OutcomePlan): PendingCharge {
  return { status: 'pending', facts: charge.facts, notes: charge.notes, plan }
}

/** The last moment at which something happened to the charge itself. */
export function lastChangeOf(charge: Charge): Instant {
  switch (charge.status) {
    case 'pending':
      return charge.facts.createdAt
    case 'successful':
      return charge.refunds.at(-1)?.createdAt ?? charge.paidAt
    case 'failed':
      return charge.failedAt
    case 'expired':
      return charge.expiredAt
  }
}

export function isFinal(charge: Charge): charge is SuccessfulCharge | FailedCharge | ExpiredCharge {
  return charge.status !== 'pending'
}
