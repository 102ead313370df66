import type { Charge, FailureCode } from '@omise-sandbox/client'

/** What is sold: one order, which is one attempt to be paid. */
export interface Order {
  readonly order: string
  /** In whole satang. */
  readonly amount: number
}

/** An order, and what is known of its charge. */
export type Sale = UnknownSale | PendingSale | PaidSale | FailedSale | ExpiredSale

/** It is not known whether the payer was charged: the answer is on its way, or was lost. */
export interface UnknownSale extends Order {
  readonly status: 'unknown'
}

interface Charged extends Order {
  /** The charge's id. */
  readonly charge: string
}

interface PendingSale extends Charged {
  readonly status: 'pending'
}

export interface PaidSale extends Charged {
  readonly status: 'paid'
  /** In whole satang; the whole amount where all was given back. */
  readonly refunded: number
}

interface FailedSale extends Charged {
  readonly status: 'failed'
  readonly failureCode: FailureCode | null
}

interface ExpiredSale extends Charged {
  readonly status: 'expired'
}

/**
 * The sale once a charge of its order is known to be so. It never goes back: answers overtake each other, so a charge seen
 * pending may be final already, and less may seem refunded than is. Another charge than the sale's own changes nothing.
 */
export function advance(sale: Sale, charge: Charge): Sale {
  if (sale.status === 'unknown') return saleOf(sale, charge)
  if (sale.charge !== charge.id) return sale
  if (sale.status === 'paid') return withRefunded(sale, charge.refunded_amount)
  return sale.status === 'pending' ? saleOf(sale, charge) : sale
}

/** The paid sale once so much is known to be given back, in satang. */
export function withRefunded(sale: PaidSale, refunded: number): PaidSale {
  const { order, amount, charge, status } = sale
  return { order, amount, charge, status, refunded: Math.max(sale.refunded, refunded) }
}

function saleOf({ order, amount }: Order, { id, ...charge }: Charge): Sale {
  const charged = { order, amount, charge: id }
  switch (charge.status) {
    case 'pending':
      return { ...charged, status: 'pending' }
    case 'successful':
      return { ...charged, status: 'paid', refunded: charge.refunded_amount }
    case 'failed':
      return { ...charged, status: 'failed', failureCode: charge.failure_code }
    case 'expired':
      return { ...charged, status: 'expired' }
  }
}
