/** Why a payment failed. The five codes of the documentation page, with its words for them. */
export const failureMessages = {
  payment_cancelled: 'payment cancelled by payer',
  failed_processing: 'failed processing',
  insufficient_balance:
    'insufficient funds in the account or the payment method has reached its limit',
  payment_rejected: 'payment rejected',
  payment_expired: 'payment expired',
} as const

export type FailureCode = keyof typeof failureMessages

export const failureCodes = Object.keys(failureMessages) as FailureCode[]

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(failureMessages, text)
}
