import type { ControlWire } from '@omise-sandbox/api'

/** What a charge can fail with, in the order of the test barcodes that end in 1001 to 1005. */
export const failureCodes = [
  'payment_cancelled',
  'failed_processing',
  'insufficient_balance',
  'payment_rejected',
  'payment_expired',
] as const satisfies readonly ControlWire['FailureCode'][]
