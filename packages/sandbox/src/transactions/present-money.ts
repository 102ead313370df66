import type { Wire } from '@omise-sandbox/api'
import {
  type Currency,
  formatInstant,
  type Instant,
  type Subunits,
  type Transaction,
} from '@omise-sandbox/core'

export function presentTransaction(transaction: Transaction): Wire['Transaction'] {
  const createdAt = formatInstant(transaction.createdAt)
  return {
    object: 'transaction',
    id: transaction.id,
    livemode: false,
    currency: transaction.currency,
    amount: transaction.amount,
    location: `/transactions/${transaction.id}`,
    direction: transaction.direction,
    key: transaction.key,
    origin: transaction.origin,
    // In test mode money is transferable at once.
    transferable_at: createdAt,
    created_at: createdAt,
  }
}

export function presentBalance(
  balance: Subunits,
  currency: Currency,
  createdAt: Instant,
): Wire['Balance'] {
  return {
    object: 'balance',
    livemode: false,
    location: '/balance',
    currency,
    total: balance,
    transferable: balance,
    reserve: 0,
    on_hold: 0,
    created_at: formatInstant(createdAt),
  }
}
