import type { Outcome } from '../charges/outcome.ts'
import { callFaultsByBarcode } from '../faults/fault-barcodes.ts'
import type { FailureCode } from '../methods/failure-codes.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import { type Duration, duration, seconds } from '../time/duration.ts'
import { meaning } from './test-barcode.ts'

type TestBarcodeRule = (defaultDelay: Duration, method: PaymentMethod) => Outcome

const failsWith =
  (failure: FailureCode): TestBarcodeRule =>
  (after) => ({ kind: 'failed', failure, after })

const hasTooLittle: TestBarcodeRule = (after, { shortage }) => ({
  kind: 'failed',
  failure: shortage,
  after,
})

const isPaid: TestBarcodeRule = (after) => ({ kind: 'successful', after })

/** What the payer of each test barcode does, by its last four digits. */
const outcomes: Readonly<Record<string, TestBarcodeRule>> = {
  '0000': isPaid,
  '0001': () => ({ kind: 'successful', after: duration(0) }),
  '0100': () => ({ kind: 'manual' }),
  '0101': () => ({ kind: 'successful', after: seconds(60) }),
  '1001': failsWith('payment_cancelled'),
  '1002': failsWith('failed_processing'),
  '1003': hasTooLittle,
  '1004': failsWith('payment_rejected'),
  '1005': failsWith('payment_expired'),
  '2001': isPaid,
  '2002': isPaid,
  '2003': isPaid,
  '2004': isPaid,
  '2005': isPaid,
}

/** The endings that have a meaning, in order. */
export const testBarcodeEndings: readonly string[] = [
  ...Object.keys(outcomes),
  ...Object.keys(callFaultsByBarcode),
].sort()

/** What a test barcode asks the payer to do; undefined for any other code, and for one that says nothing of it. */
export function outcomeOfBarcode(
  barcode: string,
  defaultDelay: Duration,
  method: PaymentMethod,
): Outcome | undefined {
  return meaning(outcomes, barcode)?.(defaultDelay, method)
}
