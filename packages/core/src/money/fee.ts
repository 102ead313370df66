import type { FeeRates } from '../methods/payment-method.ts'
import { type Subunits, share, subtract } from './money.ts'

export interface Fees {
  readonly fee: Subunits
  readonly feeVat: Subunits
  /** What the merchant is paid: the amount less fee and VAT. */
  readonly net: Subunits
}

/**
 * The fee of an amount, and the VAT of the rounded fee, both rounded half up.
 *
 * At 1.65 % and 7 %, 400000 gives fee 6600, VAT 462, net 392938 (the documentation page's own figures).
 */
export function feesOf(amount: Subunits, { rate, vat }: FeeRates): Fees {
  const fee = share(amount, rate)
  const feeVat = share(fee, vat)
  return { fee, feeVat, net: subtract(subtract(amount, fee), feeVat) }
}
