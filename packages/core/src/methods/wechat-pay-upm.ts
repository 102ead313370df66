import { days } from '../time/duration.ts'
import { scanFee, scanMaxRefunds, scanRefundMonths, scanVoidCutoff, thaiLimits } from './common.ts'
import type { PaymentMethod } from './payment-method.ts'

/**
 * A WeChat Pay code, shown by the payer. Source: the documentation page "WeChat Pay UPM" for parameters, country and
 * currency; the form of its codes is that of other providers' documentation. Everything else is assumed to be as with
 * Alipay+, its sibling.
 */
export const wechatPayUpm = {
  type: 'wechat_pay_upm',
  wallet: 'WeChat Pay',
  minApiVersion: '2017-11-02',
  store: 'absent',
  limits: { TH: thaiLimits },
  timeToPay: days(7),
  refundMonths: scanRefundMonths,
  maxRefunds: scanMaxRefunds,
  voidCutoff: scanVoidCutoff,
  fee: scanFee,
  failureCodes: ['failed_processing', 'insufficient_fund', 'payment_rejected', 'payment_expired'],
  shortage: 'insufficient_fund',
  code: { firstTwo: [10, 15], digits: [18, 18], shown: { prefix: '13', digits: 18 } },
  shape: '2024-09',
  hasReferences: false,
} as const satisfies PaymentMethod
