import type { ControlWire } from '@omise-sandbox/api'
import { didYouMean } from './nearest.ts'
import { UsageError } from './usage-error.ts'

export type Method = ControlWire['PaymentMethod']

/** In subunits, where the payment method takes as much. */
const usualAmount = 400_000

/** What a sample charge is of, in subunits. */
export function sampleAmount({ min, max }: Pick<Method, 'min' | 'max'>): number {
  return Math.min(max, Math.max(min, usualAmount))
}

/** A charge by a payment method as a shop sends it, with a store where the method has them. */
export function sampleCharge(
  method: Method,
): Readonly<Record<string, string>> & { readonly amount: string } {
  return {
    amount: String(sampleAmount(method)),
    currency: method.currency,
    'source[type]': method.source_type,
    'source[barcode]': '1234567890',
    ...(method.store === 'absent'
      ? {}
      : { 'source[store_id]': 'BJ_ZZ_001', 'source[store_name]': 'Some Store' }),
  }
}

/**
 * The payment method of the account that is named, or its first that is enabled. Throws a {@link UsageError} where the
 * account cannot be paid by it.
 */
export function methodNamed(name: string | undefined, methods: readonly Method[]): Method {
  const enabled = methods.filter((method) => method.enabled)
  const types = enabled.map(({ source_type }) => source_type)
  const usable = `Use one of: ${types.join(', ')}.`
  const found =
    name === undefined ? enabled[0] : methods.find(({ source_type }) => source_type === name)
  if (found === undefined) {
    const nearest = name === undefined ? '' : didYouMean(name, types)
    throw new UsageError(`The account has no payment method "${name ?? ''}".${nearest} ${usable}`)
  }
  if (found.enabled) return found
  throw new UsageError(
    `${name} is switched off in this account. ${usable} Or enable it with PATCH /__sandbox/account.`,
  )
}
