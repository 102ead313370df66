import { isMethodType } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'

/** What else the real API takes, as the recorded capability of 2025 and the SDKs name it. */
const otherTypes: ReadonlySet<string> = new Set([
  ...['alipay', 'alipay_cn', 'alipay_hk', 'alipayplus_mpm', 'atome', 'atome_qr'],
  ...['barcode_wechat', 'dana', 'duitnow_obw', 'duitnow_qr', 'econtext', 'fpx', 'gcash', 'grabpay'],
  ...['kakaopay', 'maybank_qr', 'paynow', 'paypay', 'points_citi', 'promptpay', 'qr_code_upi'],
  ...['rabbit_linepay', 'shopeepay', 'shopeepay_jumpapp', 'touch_n_go', 'truemoney'],
  ...['truemoney_jumpapp', 'truemoney_qr', 'wechat_pay', 'wechat_pay_mpm'],
])

/** Types that name a bank: `internet_banking_bbl`. */
const typeOfBank =
  /^(bill_payment|direct_debit|installment|internet_banking|mobile_banking)_[a-z_]+$/

/** Whether the real API has this type of source, and this sandbox, or this account, has not. */
export function isOtherType(type: unknown): boolean {
  if (typeof type !== 'string') return false
  return isMethodType(type) || otherTypes.has(type) || typeOfBank.test(type)
}

/**
 * What is wrong with a source of a type that the account does not have: only what the real API finds wrong. It has the type,
 * so a bad currency or amount is all that it names (recorded); where neither is bad, or nobody has the type, the type is.
 * Limits are not looked at, since those of another type are not known here.
 */
export function otherTypeProblems(
  type: unknown,
  money: readonly FieldProblem[],
): readonly FieldProblem[] {
  const unreadable = money.filter(({ rule }) => rule === 'unsupported' || rule === 'not-a-number')
  if (isOtherType(type) && unreadable.length > 0) return unreadable
  return [{ rule: 'unsupported', field: 'type' }]
}
