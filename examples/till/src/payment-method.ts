import type { SourceCreate } from '@omise-sandbox/client'

/** How payers may pay: the wallet whose codes the till charges. Omise asks for a store with one of them only. */
export const paymentMethods = ['barcode_alipay', 'alipayplus_upm', 'wechat_pay_upm'] as const

/** What payers pay by where nothing else is said. */
export const defaultMethod: PaymentMethod = 'barcode_alipay'

export type PaymentMethod = (typeof paymentMethods)[number]

/** The shop that charges are made for. */
export interface Store {
  readonly id: string
  readonly name: string
  readonly terminal?: string
}

/** The scanned code as a charge names it. */
export function sourceOf(method: PaymentMethod, barcode: string, store: Store): SourceCreate {
  if (method !== 'barcode_alipay') return { type: method, barcode }
  return {
    type: method,
    barcode,
    store_id: store.id,
    store_name: store.name,
    ...(store.terminal === undefined ? {} : { terminal_id: store.terminal }),
  }
}

/** Throws, in a sentence, where the till knows no such payment method. */
export function readPaymentMethod(text: string): PaymentMethod {
  const method = paymentMethods.find((one) => one === text)
  if (method !== undefined) return method
  throw new Error(`METHOD cannot be "${text}". Use one of: ${paymentMethods.join(', ')}.`)
}
