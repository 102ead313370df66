import type { FailureCode } from '@omise-sandbox/client'
import type { Response } from 'express'
import type { Notice } from './notice.ts'
import type { Sale } from './sale.ts'

const statuses = {
  made: 201,
  shown: 200,
  malformed: 400,
  missing: 404,
  refused: 422,
  unreachable: 503,
} as const satisfies Record<Notice['is'], number>

/** Answers a request with what the cashier is told. */
export function respond(response: Response, notice: Notice): void {
  response.status(statuses[notice.is])
  if ('message' in notice) {
    const sale = 'sale' in notice && notice.sale ? { sale: present(notice.sale) } : {}
    response.json({ message: notice.message, ...sale })
  } else response.json(present(notice.sale))
}

function present(sale: Sale) {
  const { order, amount } = sale
  return {
    order,
    amount,
    charge: sale.status === 'unknown' ? null : sale.charge,
    status: isAllRefunded(sale) ? 'refunded' : sale.status,
    refunded: sale.status === 'paid' ? sale.refunded : 0,
    message: messageOf(sale),
  }
}

function isAllRefunded(sale: Sale): boolean {
  return sale.status === 'paid' && sale.refunded === sale.amount
}

function messageOf(sale: Sale): string {
  switch (sale.status) {
    case 'unknown':
      return 'It is not known yet whether the payer was charged. Wait, and look again.'
    case 'pending':
      return 'Waiting for the payer to confirm on their phone.'
    case 'paid':
      if (isAllRefunded(sale)) return 'Refunded.'
      return sale.refunded > 0 ? `Paid; THB ${baht(sale.refunded)} refunded.` : 'Paid.'
    case 'failed':
      return sentences[sale.failureCode ?? 'failed_processing']
    case 'expired':
      return 'Not paid in time, or cancelled. Ask for another code.'
  }
}

const sentences: Readonly<Record<FailureCode, string>> = {
  payment_cancelled: 'The payer cancelled. Ask whether to try again or to pay another way.',
  failed_processing: 'The payment went wrong on the way. Try again with a new code.',
  insufficient_balance: 'The payer has too little money there. Ask for another way to pay.',
  insufficient_fund: 'The payer has too little money there. Ask for another way to pay.',
  payment_rejected: 'The payment was rejected. Ask for another way to pay.',
  payment_expired: 'The code was too old. Ask for a fresh one.',
}

/** `400050` is `4,000.50`. */
function baht(satang: number): string {
  return (satang / 100).toLocaleString('en', { minimumFractionDigits: 2 })
}
