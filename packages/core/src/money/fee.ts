import { type Subunits, share, subtract } from './money.ts'

const feeRate = { numerator: 165, denominator: 10_000 } as const
const vatRate = { numerator: 7, denominator: 100 } as const

export interface Fees {
  readonly fee: Subunits
  readonly feeVat: Subunits
  /** What the merchant is paid: the amount less fee and VAT. */
  readonly net: Subunits
}

/**
 * Fee 1.65 % of the amount, VAT 7 % of the rounded fee, both rounded half up.
 *
 * 400000 gives fee 6600, VAT 462, net 392938 (the documentation page's own figures).
 */
export function feesOf(amount: Subunits): Fees {
  const fee = share(amount, feeRate)
  const feeVat = share(fee, vatRate)
  return { fee, feeVat, net: subtract(subtract(amount, fee), feeVat) }
}
