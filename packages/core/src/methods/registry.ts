import { alipayplusUpm } from './alipayplus-upm.ts'
import { barcodeAlipay } from './barcode-alipay.ts'
import { wechatPayUpm } from './wechat-pay-upm.ts'

/** The payment methods there are, by the type of their sources. A new one has its module, and a line here. */
export const paymentMethods = {
  barcode_alipay: barcodeAlipay,
  alipayplus_upm: alipayplusUpm,
  wechat_pay_upm: wechatPayUpm,
}
