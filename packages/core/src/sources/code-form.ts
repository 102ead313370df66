import { methodOf, methodTypes } from '../methods/methods.ts'
import type { CodeForm, PaymentMethod } from '../methods/payment-method.ts'
import { readScannedCode } from './scanned-code.ts'
import { isTestBarcode } from './test-barcode.ts'

/** How codes that no till could charge are taken: `lenient` accepts them with a hint, `strict` refuses them. */
export const barcodeRules = ['lenient', 'strict'] as const

export type BarcodeRules = (typeof barcodeRules)[number]

/** A test barcode with a zero too many or too few. */
const nearlyTestBarcode = /^280{8,}[0-9]{4}$/

/** What a scanned code is that is of no payment method here, by its form; the first that fits. */
const otherKinds: readonly { readonly form: RegExp; readonly is: string }[] = [
  { form: /^62[0-9]{17}$/, is: 'a UnionPay code (19 digits, the first two 62)' },
  {
    form: /^00020101/,
    is: 'the QR code that a shop shows (EMVCo), not the code that a payer shows',
  },
  { form: /^[a-z][a-z0-9+.-]*:/i, is: 'an address from a QR code, not a payment code' },
  { form: /^([0-9]{16,24})\1$/, is: 'one code scanned twice' },
]

/**
 * What is odd about a code as scanned, in sentences that do not repeat it; none for a code that a till could charge, and for
 * a test barcode; but for one that nearly is a test barcode. A code that looks like nothing known, such as the 1234567890 of
 * the documentation page, is not odd.
 */
export function hintsOfCode(text: string, method: PaymentMethod): readonly string[] {
  const { code, noise } = readScannedCode(text)
  return [...noiseHint(noise), ...kindHint(code, method)]
}

/** Why no till could charge a code, in a sentence; undefined for one that it could, and for a test barcode as it is written. */
export function whyNotChargeable(text: string, method: PaymentMethod): string | undefined {
  if (hasForm(text, method.code) || isTestBarcode(text)) return undefined
  const [hint = `${rightForm(method)}; the barcode has another form.`] = hintsOfCode(text, method)
  return hint
}

/** Whether a code looks like one that the wallet shows. */
export function hasForm(code: string, { firstTwo, digits }: CodeForm): boolean {
  return /^[0-9]+$/.test(code) && isWithin(code.length, digits) && isWithin(leadOf(code), firstTwo)
}

function leadOf(code: string): number {
  return Number(code.slice(0, 2))
}

function isWithin(count: number, [first, last]: readonly [number, number]): boolean {
  return first <= count && count <= last
}

/** `16 to 24 digits, the first two from 25 to 30`. */
export function formInWords({ firstTwo, digits }: CodeForm): string {
  const [min, max] = digits
  const count = min === max ? `${min}` : `${min} to ${max}`
  return `${count} digits, the first two from ${firstTwo[0]} to ${firstTwo[1]}`
}

function rightForm({ wallet, code }: PaymentMethod): string {
  const article = /^[AEIOU]/.test(wallet) ? 'An' : 'A'
  return `${article} ${wallet} payment code has ${formInWords(code)}`
}

function noiseHint(noise: readonly string[]): readonly string[] {
  if (noise.length === 0) return []
  return [
    `The barcode contains ${noise.join(', ')}. Remove it before you charge: the sandbox reads the code without it, but the real service may not.`,
  ]
}

function kindHint(code: string, method: PaymentMethod): readonly string[] {
  if (isTestBarcode(code)) return []
  if (nearlyTestBarcode.test(code)) {
    return [`A test barcode has 18 digits; the barcode has ${code.length}.`]
  }
  if (hasForm(code, method.code)) return []
  const other = otherWallet(code) ?? otherKinds.find((kind) => kind.form.test(code))?.is
  if (other) return [`The barcode looks like ${other}.`]
  if (/^[0-9]{10,}$/.test(code) && isWithin(leadOf(code), method.code.firstTwo)) {
    return [`${rightForm(method)}; the barcode has ${code.length} digits.`]
  }
  if (isArticleNumber(code)) return ['The barcode looks like that of an article (EAN or UPC).']
  return []
}

/** The wallet of another method whose form a code has. */
function otherWallet(code: string): string | undefined {
  for (const type of methodTypes) {
    const { wallet, code: form } = methodOf(type)
    if (hasForm(code, form))
      return `${/^[AEIOU]/.test(wallet) ? 'an' : 'a'} ${wallet} code (${formInWords(form)})`
  }
  return undefined
}

/** Whether digits are an EAN-13 or UPC-A article number: 12 or 13 digits whose weighted sum is a multiple of ten. */
function isArticleNumber(code: string): boolean {
  if (!/^[0-9]{12,13}$/.test(code)) return false
  const sum = [...code].reverse().reduce((total, digit, index) => {
    return total + Number(digit) * (index % 2 === 0 ? 1 : 3)
  }, 0)
  return sum % 10 === 0
}
