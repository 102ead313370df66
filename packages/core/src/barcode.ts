import { type Duration, duration, seconds } from './duration.ts'
import type { EventKey } from './event.ts'
import type { FailureCode } from './failure.ts'
import type { CallFaultEffect, WebhookFaultEffect } from './fault.ts'
import type { Outcome } from './outcome.ts'
import { readScannedCode } from './scanned-code.ts'

/** Test barcodes are 18 digits: `28`, twelve zeros, and four that say what happens. No real code begins so. */
const testBarcode = /^280{12}(\d{4})$/

type TestBarcodeRule = (defaultDelay: Duration) => Outcome

const failsWith =
  (failure: FailureCode): TestBarcodeRule =>
  (after) => ({ kind: 'failed', failure, after })

const isPaid: TestBarcodeRule = (after) => ({ kind: 'successful', after })

/** What the payer of each test barcode does, by its last four digits. */
const outcomes: Readonly<Record<string, TestBarcodeRule>> = {
  '0000': isPaid,
  '0001': () => ({ kind: 'successful', after: duration(0) }),
  '0100': () => ({ kind: 'manual' }),
  '0101': () => ({ kind: 'successful', after: seconds(60) }),
  '1001': failsWith('payment_cancelled'),
  '1002': failsWith('failed_processing'),
  '1003': failsWith('insufficient_balance'),
  '1004': failsWith('payment_rejected'),
  '1005': failsWith('payment_expired'),
  '2001': isPaid,
  '2002': isPaid,
  '2003': isPaid,
  '2004': isPaid,
  '2005': isPaid,
}

/** What becomes of a webhook of each test barcode. */
const webhookFaultsByBarcode: Readonly<
  Record<string, { readonly key: EventKey; readonly effect: WebhookFaultEffect }>
> = {
  '2001': { key: 'charge.complete', effect: { type: 'drop' } },
  '2002': { key: 'charge.complete', effect: { type: 'duplicate' } },
  '2003': {
    key: 'charge.complete',
    effect: { type: 'delay', delay: { distribution: 'fixed', length: seconds(30) } },
  },
  '2004': { key: 'charge.create', effect: { type: 'reorder' } },
  '2005': { key: 'charge.complete', effect: { type: 'corrupt-signature' } },
}

/** What becomes of the call that charges each test barcode. */
const callFaultsByBarcode: Readonly<Record<string, CallFaultEffect>> = {
  '3001': { type: 'commit-then-reset' },
  '3002': { type: 'reset-before-commit' },
  '3003': { type: 'status', status: 500, code: null, message: null },
  '3004': { type: 'rate-limit', retryAfter: seconds(1) },
}

/** The endings that have a meaning, in order. */
export const testBarcodeEndings: readonly string[] = [
  ...Object.keys(outcomes),
  ...Object.keys(callFaultsByBarcode),
].sort()

/** Whether a code is a test barcode to the letter, whatever it ends in. */
export function isTestBarcode(barcode: string): boolean {
  return testBarcode.test(barcode)
}

/** The last four digits of a test barcode, whatever a scanner has added to it; undefined for any other code. */
export function testBarcodeEnding(barcode: string): string | undefined {
  return testBarcode.exec(readScannedCode(barcode).code)?.[1]
}

/** What a test barcode asks the payer to do; undefined for any other code, and for one that says nothing of it. */
export function outcomeOfBarcode(barcode: string, defaultDelay: Duration): Outcome | undefined {
  return meaning(outcomes, barcode)?.(defaultDelay)
}

/** What a test barcode does to the webhook of an event. */
export function webhookFaultOfBarcode(
  barcode: string,
  key: EventKey,
): WebhookFaultEffect | undefined {
  const found = meaning(webhookFaultsByBarcode, barcode)
  return found?.key === key ? found.effect : undefined
}

/** What a test barcode does to the call that charges it. */
export function callFaultOfBarcode(barcode: string): CallFaultEffect | undefined {
  return meaning(callFaultsByBarcode, barcode)
}

function meaning<T>(of: Readonly<Record<string, T>>, barcode: string): T | undefined {
  const ending = testBarcodeEnding(barcode)
  return ending !== undefined && Object.hasOwn(of, ending) ? of[ending] : undefined
}
