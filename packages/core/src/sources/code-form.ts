import { readScannedCode } from './scanned-code.ts'
import { isTestBarcode } from './test-barcode.ts'

/** How codes that no till could charge are taken: `lenient` accepts them with a hint, `strict` refuses them. */
export const barcodeRules = ['lenient', 'strict'] as const

export type BarcodeRules = (typeof barcodeRules)[number]

/**
 * The form of the codes that Alipay's application shows: 16 to 24 digits, beginning with 25 to 30. Source: Alipay's own
 * documentation of payment codes (`auth_code`).
 */
const alipayCode = /^(?:2[5-9]|30)[0-9]{14,22}$/
/** A test barcode with a zero too many or too few. */
const nearlyTestBarcode = /^280{8,}[0-9]{4}$/
const form = 'An Alipay payment code has 16 to 24 digits, the first two from 25 to 30'

/** What a scanned code is instead, by its form; the first that fits. */
const otherKinds: readonly { readonly form: RegExp; readonly is: string }[] = [
  { form: /^1[0-5][0-9]{16}$/, is: 'a WeChat Pay code (18 digits, the first two from 10 to 15)' },
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
export function hintsOfCode(text: string): readonly string[] {
  const { code, noise } = readScannedCode(text)
  return [...noiseHint(noise), ...kindHint(code)]
}

/** Why no till could charge a code, in a sentence; undefined for one that it could, and for a test barcode as it is written. */
export function whyNotChargeable(text: string): string | undefined {
  if (alipayCode.test(text) || isTestBarcode(text)) return undefined
  const [hint = `${form}; the barcode has another form.`] = hintsOfCode(text)
  return hint
}

function noiseHint(noise: readonly string[]): readonly string[] {
  if (noise.length === 0) return []
  return [
    `The barcode contains ${noise.join(', ')}. Remove it before you charge: the sandbox reads the code without it, but the real service may not.`,
  ]
}

function kindHint(code: string): readonly string[] {
  if (isTestBarcode(code)) return []
  if (nearlyTestBarcode.test(code)) {
    return [`A test barcode has 18 digits; the barcode has ${code.length}.`]
  }
  if (alipayCode.test(code)) return []
  const other = otherKinds.find((kind) => kind.form.test(code))
  if (other) return [`The barcode looks like ${other.is}.`]
  if (/^(?:2[5-9]|30)[0-9]{8,}$/.test(code)) {
    return [`${form}; the barcode has ${code.length} digits.`]
  }
  if (isArticleNumber(code)) return ['The barcode looks like that of an article (EAN or UPC).']
  return []
}

/** Whether digits are an EAN-13 or UPC-A article number: 12 or 13 digits whose weighted sum is a multiple of ten. */
function isArticleNumber(code: string): boolean {
  if (!/^[0-9]{12,13}$/.test(code)) return false
  const sum = [...code].reverse().reduce((total, digit, index) => {
    return total + Number(digit) * (index % 2 === 0 ? 1 : 3)
  }, 0)
  return sum % 10 === 0
}
