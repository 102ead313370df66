import type { Scanned } from './charge-order.ts'

/** What a request holds; where it makes no sense, what to send instead. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string }

export function readScanned(body: unknown): Read<Scanned> {
  const { order, amount, barcode } = fieldsOf(body)
  if (typeof order !== 'string' || order.trim() === '') {
    return no('The order is missing. Send its number, such as "A-1007".')
  }
  if (!isSatang(amount)) return no('The amount is no whole number of satang. THB 40.00 is 4000.')
  if (typeof barcode !== 'string' || !/^\d+$/.test(barcode)) {
    return no('The barcode is no row of digits. Scan it again.')
  }
  return { ok: true, value: { order, amount, barcode } }
}

/** How much to refund, in satang; undefined for all. */
export function readRefund(body: unknown): Read<number | undefined> {
  const { amount } = fieldsOf(body)
  if (amount === undefined || isSatang(amount)) return { ok: true, value: amount }
  return no('The amount is no whole number of satang. Leave it out to refund all.')
}

/** How many seconds to wait; undefined for not at all. */
export function readWait(given: unknown): Read<number | undefined> {
  if (given === undefined) return { ok: true, value: undefined }
  const seconds = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : 0
  if (seconds >= 1 && seconds <= 60) return { ok: true, value: seconds }
  return no('The time to wait is no whole number of seconds from 1 to 60.')
}

function no(message: string) {
  return { ok: false, message } as const
}

function isSatang(amount: unknown): amount is number {
  return Number.isSafeInteger(amount) && Number(amount) > 0
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {}
}
