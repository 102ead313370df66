import type { ChargeId, RefundId, TransactionId } from '../id.ts'
import type { Currency } from '../methods/country.ts'
import type { Instant } from '../time/instant.ts'
import { add, type Subunits, subtract } from './money.ts'

/** A movement of money on the merchant's balance. */
export interface Transaction {
  readonly id: TransactionId
  readonly direction: 'credit' | 'debit'
  readonly key: 'charge.captured.net' | 'refund.initiated.debit'
  readonly origin: ChargeId | RefundId
  readonly amount: Subunits
  readonly currency: Currency
  readonly createdAt: Instant
}

/** The balance after a movement of money. */
export function balanceAfter(balance: Subunits, transaction: Transaction): Subunits {
  const move = transaction.direction === 'credit' ? add : subtract
  return move(balance, transaction.amount)
}
