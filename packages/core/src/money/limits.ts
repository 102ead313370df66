import type { Limits } from '../methods/payment-method.ts'
import { allow, type Result, refuse } from '../result.ts'
import { type Subunits, subunits } from './money.ts'

/** Rules, and faults, that an account can have at a time. */
export const maxRules = 100
/** Webhooks of an account that can wait to be overtaken at a time. */
export const maxDeferred = 1000
/** Characters of metadata, as JSON. */
export const maxMetadataCharacters = 15_000

export type AmountProblem =
  | { readonly rule: 'below'; readonly min: Subunits }
  | { readonly rule: 'above'; readonly max: Subunits }

/** Whether a charge of this much is within the limits. */
export function checkAmount(
  amount: Subunits,
  { min, max }: Limits,
): Result<Subunits, AmountProblem> {
  if (amount < min) return refuse({ rule: 'below', min })
  if (amount > max) return refuse({ rule: 'above', max })
  return allow(amount)
}

/**
 * Reads an amount as clients send it: a whole number, or a string of digits with an optional minus. One beyond what a
 * number can hold counts as the last that it can, which is beyond every limit too.
 * `1e5`, `2000.5`, the empty string and everything else is undefined.
 */
export function parseSubunits(raw: unknown): Subunits | undefined {
  if (typeof raw === 'number') return Number.isSafeInteger(raw) ? subunits(raw) : undefined
  if (typeof raw !== 'string' || !/^-?\d+$/.test(raw)) return undefined
  const max = Number.MAX_SAFE_INTEGER
  return subunits(Math.min(Math.max(Number(raw), -max), max))
}
