import type { Currency } from '../format/money.ts'
import type { ChargeSummary, Payment } from './payment.ts'

/** Word of what became of a payment while the phone showed something else. */
export interface PhoneNotice {
  readonly number: number
  readonly kind: 'refunded' | 'paid' | 'failed' | 'expired'
  readonly amount: number
  readonly currency: Currency
  readonly store: string | null
}

let count = 0

/** What is worth telling of a change. A payment that is open shows for itself that it is over. */
export function noticesOf(
  before: Payment,
  after: ChargeSummary,
  view: 'open' | 'closed',
): PhoneNotice[] {
  const notices: PhoneNotice[] = []
  const { amount, currency, store_name: store, status } = after
  if (before.summary.status === 'pending' && view === 'closed' && status !== 'pending') {
    const kind = status === 'successful' ? 'paid' : status
    notices.push({ number: ++count, kind, amount, currency, store })
  }
  const given = after.refunded - before.summary.refunded
  if (given > 0) notices.push({ number: ++count, kind: 'refunded', amount: given, currency, store })
  return notices
}
