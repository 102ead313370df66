import { hours } from '../time/duration.ts'
import { scanFee, scanMaxRefunds, scanRefundMonths, scanVoidCutoff, thaiLimits } from './common.ts'
import type { PaymentMethod } from './payment-method.ts'

/**
 * A payer's Alipay code, scanned at a till. Source: the documentation page "Alipay (Barcode)"; the form of its codes is that
 * of `auth_code` in Alipay's own documentation.
 */
export const barcodeAlipay = {
  type: 'barcode_alipay',
  wallet: 'Alipay',
  minApiVersion: '2017-11-02',
  store: 'conditional',
  limits: { TH: thaiLimits },
  timeToPay: hours(24),
  refundMonths: scanRefundMonths,
  maxRefunds: scanMaxRefunds,
  voidCutoff: scanVoidCutoff,
  fee: scanFee,
  failureCodes: [
    'payment_cancelled',
    'failed_processing',
    'insufficient_balance',
    'payment_rejected',
    'payment_expired',
  ],
  shortage: 'insufficient_balance',
  code: { firstTwo: [25, 30], digits: [16, 24], shown: { prefix: '28', digits: 18 } },
  shape: 'of-account',
  hasReferences: true,
} as const satisfies PaymentMethod
