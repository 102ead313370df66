import { testBarcodeEnding } from './barcode.ts'
import type { Dice } from './chance.ts'
import { after, minutes } from './duration.ts'
import type { ChargeId } from './id.ts'
import { formatInstant, type Instant } from './instant.ts'
import type { OutcomeSay } from './outcome.ts'

/** A code that a payer's phone shows. A charge of it waits for the person who holds the phone. */
export interface PhoneCode {
  /** `28` and sixteen digits; never a test barcode. */
  readonly barcode: string
  /** The moment from which it is good; the clock may be set back to before it. */
  readonly shownAt: Instant
  /** The moment from which it is good no more. */
  readonly expiresAt: Instant
  /** The charge that was made of it; null until then. */
  readonly charge: ChargeId | null
}

/** How many codes an account keeps. */
export const mostPhoneCodes = 20

const timeToScan = minutes(2)

/** The codes that are shown at this moment, those charged among them. */
export function currentCodes(codes: readonly PhoneCode[], now: Instant): readonly PhoneCode[] {
  return codes.filter(({ shownAt, expiresAt }) => shownAt <= now && now < expiresAt)
}

/**
 * Shows a fresh code, which comes last. Those that have run out go, those of a time to which the clock has yet to come again,
 * and the oldest where there are too many.
 */
export function showCode(
  codes: readonly PhoneCode[],
  { now, dice }: { readonly now: Instant; readonly dice: Dice },
): { readonly code: PhoneCode; readonly codes: readonly PhoneCode[] } {
  const barcode = freshBarcode(codes, dice)
  const code = { barcode, shownAt: now, expiresAt: after(now, timeToScan), charge: null }
  return { code, codes: [...currentCodes(codes, now), code].slice(-mostPhoneCodes) }
}

function freshBarcode(codes: readonly PhoneCode[], dice: Dice): string {
  for (;;) {
    const barcode = `28${fourDigits(dice)}${fourDigits(dice)}${fourDigits(dice)}${fourDigits(dice)}`
    const isKept = codes.some((code) => code.barcode === barcode)
    if (!isKept && testBarcodeEnding(barcode) === undefined) return barcode
  }
}

function fourDigits(dice: Dice): string {
  return String(dice.roll() % 10_000).padStart(4, '0')
}

/** What the codes say to one charge. */
export interface Scan {
  readonly say: OutcomeSay | undefined
  /** Where a code of its barcode is not good: why. */
  readonly nearMiss: string | null
  /** The codes as they stand afterwards. */
  readonly codes: readonly PhoneCode[]
}

/** Uses up the code that a charge is made of, where there is one that is good: it can be charged once. */
export function scanCode(
  codes: readonly PhoneCode[],
  scanned: { readonly barcode: string; readonly charge: ChargeId; readonly now: Instant },
): Scan {
  const { barcode, charge, now } = scanned
  const code = codes.find((one) => one.barcode === barcode)
  const nearMiss = code ? whyNotGood(code, now) : null
  if (!code || nearMiss !== null) return { say: undefined, nearMiss, codes }
  const because = `code of a payer's phone, ending in ${barcode.slice(-4)}`
  const { shownAt, expiresAt } = code
  const used: PhoneCode = { barcode, shownAt, expiresAt, charge }
  return {
    say: { outcome: { kind: 'manual' }, because },
    nearMiss,
    codes: codes.map((one) => (one === code ? used : one)),
  }
}

function whyNotGood({ charge, shownAt, expiresAt }: PhoneCode, now: Instant): string | null {
  if (charge !== null) return `the phone's code was charged before, by ${charge}`
  if (now < shownAt) return `the phone shows this code only from ${formatInstant(shownAt)}`
  return now < expiresAt ? null : `the phone's code ended at ${formatInstant(expiresAt)}`
}
