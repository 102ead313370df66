import { type Satang, satang } from './money.ts'
import { allow, type Result, refuse } from './result.ts'

/** THB 20.00, the least one charge may be. */
export const leastAmount = satang(2000)
/** THB 150,000.00, the most one charge may be. */
export const greatestAmount = satang(15_000_000)
/** Refunds one charge may have. */
export const mostRefunds = 15
/** Calendar months after payment in which a charge may be refunded. */
export const refundMonths = 12
/** Rules, and faults, that an account can have at a time. */
export const mostRules = 100
/** Webhooks of an account that can wait to be overtaken at a time. */
export const mostHeld = 1000
/** Characters of metadata, as JSON. */
export const mostMetadataCharacters = 15_000

export type AmountProblem =
  | { readonly rule: 'not-a-number' }
  | { readonly rule: 'below'; readonly least: Satang }
  | { readonly rule: 'above'; readonly greatest: Satang }

/** Whether a charge of this many satang is within the limits, both bounds included. */
export function checkAmount(amount: Satang): Result<Satang, AmountProblem> {
  if (amount < leastAmount) return refuse({ rule: 'below', least: leastAmount })
  if (amount > greatestAmount) return refuse({ rule: 'above', greatest: greatestAmount })
  return allow(amount)
}

/**
 * Reads an amount as clients send it: a whole number, or a string of digits with an optional minus. One beyond what a
 * number can hold counts as the last that it can, which is beyond every limit too.
 * `1e5`, `2000.5`, the empty string and everything else is undefined.
 */
export function parseSatang(raw: unknown): Satang | undefined {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? satang(raw) : undefined
  if (typeof raw !== 'string' || !/^-?\d+$/.test(raw)) return undefined
  const greatest = Number.MAX_SAFE_INTEGER
  return satang(Math.min(Math.max(Number(raw), -greatest), greatest))
}
