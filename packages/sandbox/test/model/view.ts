import type { Wire } from '@omise-sandbox/api'
import type { AccountCopy } from '../../src/storage/store.ts'
import {
  type Account,
  currentCodes,
  type ModelCharge,
  refundedOf,
  takesRefunds,
} from './account.ts'
import { feeOf, methods, netOf, secondOf, vatOf } from './terms.ts'

/**
 * What can be seen of a charge from outside: as the API shows it, with the keys of its events in no order; and, as the
 * exported state tells to the millisecond, when it ended and what is still due.
 */
export type View = ReturnType<typeof viewOf>

/** What the model says is to be seen of a charge. */
export function viewOf({ now, work }: Account, charge: ModelCharge) {
  const { type, amount, status, endedAt } = charge
  const refunded = refundedOf(charge)
  const expiry = status === 'expired' ? endedAt : charge.createdAt + methods[type].timeToPay
  // The later shape shows a charge whose time is over as expired, however it ended.
  const shownAt = Math.max(now, endedAt, charge.refundedAt)
  const isOver = type !== 'barcode_alipay' && secondOf(shownAt) >= secondOf(expiry)
  return {
    status,
    amount,
    fee: feeOf(amount),
    vat: vatOf(feeOf(amount)),
    net: netOf(amount),
    description: charge.description,
    failure: charge.failure,
    createdAt: secondOf(charge.createdAt),
    paidAt: status === 'successful' ? secondOf(endedAt) : null,
    expiresAt: secondOf(expiry),
    expiredAt: status === 'expired' || isOver ? secondOf(expiry) : null,
    refunded,
    refundable: takesRefunds(charge, now) && refunded < amount,
    voided: charge.refunds.some(({ voided }) => voided),
    refunds: charge.refunds.map(({ amount, voided }) => ({ amount, voided })),
    events: charge.events.toSorted(),
    endedAt: status === 'pending' ? null : endedAt,
    due: work
      .filter((one) => one.charge === charge.id)
      .sort((a, b) => a.due - b.due)
      .map(({ due, ending }) => `${due} ${ending.status} ${ending.failure}`),
  }
}

/** The same of a charge, its events and the account's state as they were answered. */
export function viewSeen(
  charge: Wire['Charge'],
  events: Wire['EventList'],
  copy: AccountCopy,
): View {
  const { id } = charge
  return {
    status: charge.status as View['status'],
    amount: charge.amount,
    fee: charge.fee,
    vat: charge.fee_vat,
    net: charge.net,
    description: charge.description,
    failure: charge.failure_code,
    createdAt: charge.created_at,
    paidAt: charge.paid_at,
    expiresAt: charge.expires_at,
    expiredAt: charge.expired_at,
    refunded: charge.refunded_amount,
    refundable: charge.refundable,
    voided: charge.voided,
    refunds: charge.refunds.data.map(({ amount, voided }) => ({ amount, voided })),
    events: events.data.map(({ key }) => key).toSorted(),
    endedAt: endIn(copy, id),
    due: dueIn(copy, id),
  }
}

function endIn({ charges }: AccountCopy, id: string): number | null {
  const charge = charges.find(({ facts }) => facts.id === id)
  switch (charge?.status) {
    case 'successful':
      return charge.paidAt
    case 'failed':
      return charge.failedAt
    case 'expired':
      return charge.expiredAt
    default:
      return null
  }
}

function dueIn({ tasks }: AccountCopy, id: string): string[] {
  return tasks.flatMap((task) => {
    if (task.charge !== id || task.kind === 'webhook-is-sent') return []
    if (task.kind === 'charge-expires') return [`${task.due} expired null`]
    const { due, outcome } = task
    return [`${due} ${outcome.kind} ${outcome.kind === 'failed' ? outcome.failure : null}`]
  })
}

/** The account as a whole: its clock, its balance, its list of charges, what is left of its rules, and codes of phones. */
export function summaryOf(account: Account) {
  const { now, charges, rules } = account
  const paid = charges.filter(({ status }) => status === 'successful')
  // A list ends with the present second; a clock set back leaves later charges out of it.
  const listed = charges.filter(({ createdAt }) => secondOf(createdAt) <= secondOf(now))
  return {
    now: secondOf(now),
    balance: paid.reduce((sum, charge) => sum + netOf(charge.amount) - refundedOf(charge), 0),
    listed: listed.map(({ id }) => id).toSorted(),
    total: listed.length,
    rulesLeft: rules.map(({ left }) => left),
    codes: currentCodes(account).map(({ barcode, charge }) => `${barcode} ${charge}`),
  }
}

/** How long the account's lists are, whenever what is in them was made. */
export function totalsOf({ charges }: Account) {
  const paid = charges.filter(({ status }) => status === 'successful')
  const refunds = charges.reduce((sum, charge) => sum + charge.refunds.length, 0)
  return {
    charges: charges.length,
    refunds,
    transactions: paid.length + refunds,
    events: charges.reduce((sum, { events }) => sum + events.length, 0),
  }
}
