import { subunits } from '../money/money.ts'
import { days } from '../time/duration.ts'
import { scanFee, scanMaxRefunds, scanRefundMonths, scanVoidCutoff, thaiLimits } from './common.ts'
import type { PaymentMethod } from './payment-method.ts'

/**
 * A code of any wallet of Alipay+, shown by the payer. Source: the documentation page "Alipay+ User-Presented Mode". Its
 * fee in SGD and MYR and the form of its codes are assumed: the page's sample has 19 digits, the first two 28.
 */
export const alipayplusUpm = {
  type: 'alipayplus_upm',
  wallet: 'Alipay+',
  minApiVersion: '2017-11-02',
  store: 'absent',
  limits: {
    TH: thaiLimits,
    SG: { min: subunits(100), max: subunits(2_000_000) },
    MY: { min: subunits(100), max: subunits(3_000_000) },
  },
  timeToPay: days(7),
  refundMonths: scanRefundMonths,
  maxRefunds: scanMaxRefunds,
  voidCutoff: scanVoidCutoff,
  fee: scanFee,
  failureCodes: ['failed_processing', 'insufficient_fund', 'payment_rejected', 'payment_expired'],
  shortage: 'insufficient_fund',
  code: { firstTwo: [25, 30], digits: [16, 24], shown: { prefix: '28', digits: 19 } },
  shape: '2024-09',
  hasReferences: false,
} as const satisfies PaymentMethod
