import type { OutcomeCandidate } from '../charges/outcome.ts'
import type { ChargeId } from '../id.ts'
import type { FailureCode } from '../methods/failure-codes.ts'
import { type MethodType, methodOf } from '../methods/methods.ts'
import type { Rng } from '../random.ts'
import { after, type Duration, minutes } from '../time/duration.ts'
import { formatInstant, type Instant, instant } from '../time/instant.ts'
import { readScannedCode } from './scanned-code.ts'
import { testBarcodeEnding } from './test-barcode.ts'

/** A code that a payer's phone shows. A charge of it waits for the person who holds the phone. */
export interface PhoneCode {
  /** The payment method whose wallet shows it. */
  readonly type: MethodType
  /** In the form of its method; never a test barcode. */
  readonly barcode: string
  /** The moment from which it is good; the clock may be set back to before it. */
  readonly shownAt: Instant
  /** The moment from which it is good no more. */
  readonly expiresAt: Instant
  /** The charge that was made of it; null until then. */
  readonly charge: ChargeId | null
}

/** How many codes phones show at a time; and how many that are shown no more an account remembers. */
export const maxPhoneCodes = 20
const maxEndedCodes = 20

const timeToScan = minutes(2)

/** The codes that are shown at this moment, those charged among them. */
export function currentCodes(codes: readonly PhoneCode[], now: Instant): readonly PhoneCode[] {
  return codes.filter((code) => isCurrent(code, now))
}

function isCurrent({ shownAt, expiresAt }: PhoneCode, now: Instant): boolean {
  return shownAt <= now && now < expiresAt
}

/**
 * Shows a fresh code, which comes last. Those of a time to which the clock has yet to come again end, and so does the
 * oldest where there are too many. The last few that have ended are remembered: charged, they fail.
 */
export function showCode(
  codes: readonly PhoneCode[],
  { type, now, rng }: { readonly type: MethodType; readonly now: Instant; readonly rng: Rng },
): { readonly code: PhoneCode; readonly codes: readonly PhoneCode[] } {
  const barcode = freshBarcode(codes, type, rng)
  const code = { type, barcode, shownAt: now, expiresAt: after(now, timeToScan), charge: null }
  const current = currentCodes(codes, now)
  const tooMany = current.slice(0, Math.max(0, current.length + 1 - maxPhoneCodes))
  const kept = codes.map((one) => {
    return one.shownAt > now || tooMany.includes(one) ? endCode(one, now) : one
  })
  const ended = kept.filter((one) => !isCurrent(one, now)).slice(-maxEndedCodes)
  return { code, codes: [...ended, ...currentCodes(kept, now), code] }
}

/** A code as its phone shows it no more: it has ended by now, where it was to be shown longer or later. */
export function endCode(
  { type, barcode, shownAt, expiresAt, charge }: PhoneCode,
  now: Instant,
): PhoneCode {
  const end = instant(Math.min(expiresAt, Math.max(shownAt, now)))
  return { type, barcode, shownAt, expiresAt: end, charge }
}

function freshBarcode(codes: readonly PhoneCode[], type: MethodType, rng: Rng): string {
  const { prefix, digits } = methodOf(type).code.shown
  for (;;) {
    let barcode: string = prefix
    while (barcode.length < digits) barcode += fourDigits(rng)
    barcode = barcode.slice(0, digits)
    const isKept = codes.some((code) => code.barcode === barcode)
    if (!isKept && testBarcodeEnding(barcode) === undefined) return barcode
  }
}

function fourDigits(rng: Rng): string {
  return String(rng.next() % 10_000).padStart(4, '0')
}

/** What the codes say to one charge. */
export interface Scan {
  readonly candidate: OutcomeCandidate | undefined
  /** The codes as they stand afterwards. */
  readonly codes: readonly PhoneCode[]
}

/**
 * Uses up the code that a charge is made of: it can be charged once. A charge of one that was charged before, or has ended,
 * fails after `delay`.
 */
export function scanCode(
  codes: readonly PhoneCode[],
  scanned: {
    readonly type: MethodType
    readonly barcode: string
    readonly charge: ChargeId
    readonly now: Instant
    readonly delay: Duration
  },
): Scan {
  const barcode = readScannedCode(scanned.barcode).code
  const { type, charge, now, delay } = scanned
  const code = codes.find((one) => one.barcode === barcode)
  if (!code) return { candidate: undefined, codes }
  const failure = failureOf(code, type, now)
  if (failure) {
    const { code: failureCode, because } = failure
    return {
      candidate: { outcome: { kind: 'failed', failure: failureCode, after: delay }, because },
      codes,
    }
  }
  const because = `code of a payer's phone, ending in ${barcode.slice(-4)}`
  const { shownAt, expiresAt } = code
  const used: PhoneCode = { type, barcode, shownAt, expiresAt, charge }
  return {
    candidate: { outcome: { kind: 'manual' }, because },
    codes: codes.map((one) => (one === code ? used : one)),
  }
}

/** Why a code can be charged no more, or not yet; undefined for one that is good. */
function failureOf(
  { type, charge, shownAt, expiresAt }: PhoneCode,
  charged: MethodType,
  now: Instant,
): { readonly code: FailureCode; readonly because: string } | undefined {
  if (type !== charged) {
    const because = `the phone's code is one of ${type}, and was charged as ${charged}`
    return { code: 'payment_rejected', because }
  }
  if (charge !== null) {
    const because = `the phone's code was charged before, by ${charge}`
    return { code: 'payment_rejected', because }
  }
  if (now < shownAt) {
    const because = `the phone shows this code only from ${formatInstant(shownAt)}`
    return { code: 'payment_rejected', because }
  }
  if (now < expiresAt) return undefined
  return {
    code: 'payment_expired',
    because: `the phone's code ended at ${formatInstant(expiresAt)}`,
  }
}
