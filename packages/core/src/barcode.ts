import { type Duration, duration, seconds } from './duration.ts'
import type { FailureCode } from './failure.ts'
import type { Outcome } from './outcome.ts'

/** Test barcodes are 18 digits: `28`, twelve zeros, and four that say what happens. No real code begins so. */
const testBarcode = /^280{12}(\d{4})$/

type TestBarcodeRule = (defaultDelay: Duration) => Outcome

const failsWith =
  (failure: FailureCode): TestBarcodeRule =>
  (after) => ({ kind: 'failed', failure, after })

/** What each test barcode does, by its last four digits. */
export const testBarcodes: Readonly<Record<string, TestBarcodeRule>> = {
  '0000': (after) => ({ kind: 'successful', after }),
  '0001': () => ({ kind: 'successful', after: duration(0) }),
  '0100': () => ({ kind: 'manual' }),
  '0101': () => ({ kind: 'successful', after: seconds(60) }),
  '1001': failsWith('payment_cancelled'),
  '1002': failsWith('failed_processing'),
  '1003': failsWith('insufficient_balance'),
  '1004': failsWith('payment_rejected'),
  '1005': failsWith('payment_expired'),
}

/** The last four digits of a test barcode; undefined for any other code. */
export function testBarcodeEnding(barcode: string): string | undefined {
  return testBarcode.exec(barcode)?.[1]
}

/** What a test barcode asks for; undefined for any other code, and for an ending that has no meaning. */
export function outcomeOfBarcode(barcode: string, defaultDelay: Duration): Outcome | undefined {
  const ending = testBarcodeEnding(barcode)
  if (ending === undefined || !Object.hasOwn(testBarcodes, ending)) return undefined
  return testBarcodes[ending]?.(defaultDelay)
}
