import { subunits } from '../money/money.ts'
import { type TimeOfDay, timeOfDay } from '../time/calendar.ts'
import type { FeeRates, Limits } from './payment-method.ts'

// What the methods of scanned codes have in common, as far as the pages about them say.

/** THB 20.00 to THB 150,000.00. */
export const thaiLimits: Limits = { min: subunits(2_000), max: subunits(15_000_000) }

/** 1.65 % of the amount, and VAT of 7 % of the fee. */
export const scanFee: FeeRates = {
  rate: { numerator: 165, denominator: 10_000 },
  vat: { numerator: 7, denominator: 100 },
}

/** 16:15 UTC is 23:15 in Bangkok. */
export const scanVoidCutoff: TimeOfDay = timeOfDay(16, 15)

export const scanRefundMonths = 12

export const scanMaxRefunds = 15
