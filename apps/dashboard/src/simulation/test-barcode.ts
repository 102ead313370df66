import {
  type FailureCode,
  failureOf,
  type Methods,
  type PaymentMethod,
} from '../methods/payment-method.ts'

/** The endings of the test barcodes in the order of the sheet, by what they are for. */
export const endings = {
  paid: ['0000', '0001'],
  late: ['0100', '0101'],
  failed: ['1001', '1002', '1003', '1004', '1005'],
  webhooks: ['2001', '2002', '2003', '2004', '2005'],
  calls: ['3001', '3002', '3003', '3004'],
} as const

type EndingGroup = keyof typeof endings
export type Ending = (typeof endings)[EndingGroup][number]
type FailingEnding = (typeof endings)['failed'][number]

export const endingGroups = ['paid', 'late', 'failed', 'webhooks', 'calls'] as const

/** What each of these lets a payment fail with, where its method has that code. */
const failures: Readonly<Record<FailingEnding, FailureCode | 'shortage'>> = {
  '1001': 'payment_cancelled',
  '1002': 'failed_processing',
  '1003': 'shortage',
  '1004': 'payment_rejected',
  '1005': 'payment_expired',
}

/** What a payment of this method fails with; in place of another code where the method lacks that. */
export function failureByEnding(
  ending: FailingEnding,
  method: PaymentMethod,
): { readonly code: FailureCode; readonly insteadOf?: FailureCode } {
  const wanted = failures[ending]
  if (wanted === 'shortage') return { code: method.shortage }
  const code = failureOf(method, wanted)
  return code === wanted ? { code } : { code, insteadOf: wanted }
}

/** The failure codes of an ending, each with the payment methods that it is for; none for one that lets no payment fail. */
export function failuresByEnding(
  ending: Ending,
  methods: Methods,
): ReadonlyMap<FailureCode, Methods> {
  return isFailing(ending)
    ? Map.groupBy(methods, (method) => failureByEnding(ending, method).code)
    : new Map()
}

function isFailing(ending: Ending): ending is FailingEnding {
  return Object.hasOwn(failures, ending)
}

/** The whole code: no real one begins so. */
export function testBarcode(ending: Ending): string {
  return `28${'0'.repeat(12)}${ending}`
}

/** `28 0000 0000 0000 1003`, as a person reads it. */
export function inGroups(barcode: string): string {
  return barcode.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4 $5')
}
