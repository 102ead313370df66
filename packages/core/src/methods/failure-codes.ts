/**
 * Why a payment failed, with its message. Words of the documentation pages; those of `insufficient_fund` stand in Omise's
 * plugin for WooCommerce.
 */
export const failureMessages = {
  payment_cancelled: 'payment cancelled by payer',
  failed_processing: 'failed processing',
  insufficient_balance:
    'insufficient funds in the account or the payment method has reached its limit',
  insufficient_fund: 'insufficient funds in the account or the card has reached the credit limit',
  payment_rejected: 'payment rejected',
  payment_expired: 'payment expired',
} as const

export type FailureCode = keyof typeof failureMessages

/** Those of all payment methods. */
export const failureCodes = Object.keys(failureMessages) as FailureCode[]

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(failureMessages, text)
}
