import type { ControlWire } from '@omise-sandbox/api'
import fc from 'fast-check'
import { expired, type Outcome, paid } from './account.ts'
import { day, defaultDelay, type MethodType, methods } from './terms.ts'

/** An outcome in the words in which the sandbox is told it. */
export type Wish = ControlWire['Outcome']

type FailureCode = NonNullable<Wish['failure_code']>

const failureCodes: readonly FailureCode[] = [
  'payment_cancelled',
  'failed_processing',
  'insufficient_balance',
  'insufficient_fund',
  'payment_rejected',
  'payment_expired',
]

/** Milliseconds, most of them near a bound. */
export const anyLength = fc.constantFrom(
  ...[0, 1, 999, 1_000, 1_999, 2_000, 2_001, 59_999, 60_000, 900_000, 3_600_000],
  ...[day - 1, day, day + 1, 3 * day],
)

export const anyFailureCode = fc.constantFrom(...failureCodes)

const anyDelay = fc.oneof(
  fc.constant({}),
  anyLength.map((length) => ({ after: `${length}ms` })),
)

const anyFailure = fc.option(anyFailureCode, { nil: undefined, freq: 2 })

/** Most succeed, since most that can go wrong goes wrong with charges that are paid. */
export const anyWish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 4, arbitrary: anyDelay.map((delay): Wish => ({ outcome: 'successful', ...delay })) },
  fc.tuple(anyFailure, anyDelay).map(([code, delay]): Wish => {
    return { outcome: 'failed', ...(code && { failure_code: code }), ...delay }
  }),
  anyDelay.map((delay): Wish => ({ outcome: 'expired', ...delay })),
  { weight: 2, arbitrary: fc.constant<Wish>({ outcome: 'manual' }) },
)

/** What a wish means where one that names no time means `delay`. */
export function outcomeOf(wish: Wish, delay: number): Outcome {
  const { outcome, failure_code = 'failed_processing', after } = wish
  if (outcome === 'manual') return { ending: undefined, after: 0 }
  const length = after === undefined ? delay : Number.parseInt(after, 10)
  if (outcome === 'failed') {
    return { ending: { status: 'failed', failure: failure_code }, after: length }
  }
  return { ending: outcome === 'successful' ? paid : expired, after: length }
}

/** `outcome=failed;failure_code=payment_rejected;after=60000ms`, as the header and the reports have it. */
export function wordsOf(wish: Wish): string {
  return Object.entries(wish)
    .map(([name, value]) => `${name}=${value}`)
    .join(';')
}

const fails = (failure: FailureCode): Outcome => ({
  ending: { status: 'failed', failure },
  after: defaultDelay,
})

/** What the payers of the test barcodes do, by their last four digits. */
const barcodeOutcomes: Readonly<Record<string, Outcome>> = {
  '0000': { ending: paid, after: defaultDelay },
  '0001': { ending: paid, after: 0 },
  '0100': { ending: undefined, after: 0 },
  '0101': { ending: paid, after: 60_000 },
  '1001': fails('payment_cancelled'),
  '1002': fails('failed_processing'),
  '1003': fails('insufficient_balance'),
  '1004': fails('payment_rejected'),
  '1005': fails('payment_expired'),
}

/** A barcode: one that means something, by its ending, or undefined for one that a payer's phone shows. */
export const anyEnding = fc.option(fc.constantFrom(...Object.keys(barcodeOutcomes)), {
  nil: undefined,
  freq: 2,
})

export function outcomeOfEnding(ending: string | undefined, type: MethodType): Outcome | undefined {
  if (ending === '1003') return fails(methods[type].shortage)
  return ending === undefined ? undefined : barcodeOutcomes[ending]
}
