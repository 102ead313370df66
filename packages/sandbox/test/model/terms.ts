// The rules of money and time as the requirements state them, worked out without the domain's own code.

const minute = 60_000
const hour = 60 * minute
export const day = 24 * hour

/** How long payers take where nothing else says. */
export const defaultDelay = 2_000
/** What differs by payment method: how long a payer has, and with which codes a payment fails. */
export const methods = {
  barcode_alipay: {
    timeToPay: 24 * hour,
    hasStore: true,
    shortage: 'insufficient_balance',
    lacks: ['insufficient_fund'],
  },
  alipayplus_upm: {
    timeToPay: 7 * day,
    hasStore: false,
    shortage: 'insufficient_fund',
    lacks: ['payment_cancelled', 'insufficient_balance'],
  },
  wechat_pay_upm: {
    timeToPay: 7 * day,
    hasStore: false,
    shortage: 'insufficient_fund',
    lacks: ['payment_cancelled', 'insufficient_balance'],
  },
} as const

export type MethodType = keyof typeof methods

/** Whether a payment of this type never fails so. */
export function lacks(type: MethodType, failure: string | null): boolean {
  return (methods[type].lacks as readonly (string | null)[]).includes(failure)
}
/** How long a code of a phone is good, and how many are kept. */
export const timeToScan = 2 * minute
export const maxCodes = 20
export const minAmount = 2_000
export const maxAmount = 15_000_000
export const maxRefunds = 15

/** 1.65 %, half a satang up: 3000 gives 49.5, so 50. */
export function feeOf(amount: number): number {
  return Math.floor((amount * 165 + 5_000) / 10_000)
}

/** 7 % of the fee, half a satang up: 50 gives 3.5, so 4. */
export function vatOf(fee: number): number {
  return Math.floor((fee * 7 + 50) / 100)
}

export function netOf(amount: number): number {
  const fee = feeOf(amount)
  return amount - fee - vatOf(fee)
}

/** The first 16:15 UTC after a payment; one made at 16:15 has a day. */
export function settlementAfter(paidAt: number): number {
  const midnight = Math.floor(paidAt / day) * day
  const sameDay = midnight + 16 * hour + 15 * minute
  return sameDay > paidAt ? sameDay : sameDay + day
}

/** The last moment for a refund: 12 calendar months later; 29 February becomes the 28th. */
export function refundEndAfter(paidAt: number): number {
  const end = new Date(paidAt)
  end.setUTCFullYear(end.getUTCFullYear() + 1)
  // The 29th of a February that has 28 days has become the 1st of March; the 0th is the day before.
  if (end.getUTCMonth() !== new Date(paidAt).getUTCMonth()) end.setUTCDate(0)
  return end.getTime()
}

/** `2024-02-29T16:00:00Z`: whole seconds, cut off, as on the wire. */
export function secondOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
