import type { Control, ControlWire } from '@omise-sandbox/api'
import { methodOf } from '@omise-sandbox/core'
import type { ClientFlags } from './client-command.ts'
import { didYouMean } from './nearest.ts'
import { checkAnswer } from './not-a-sandbox.ts'
import { UsageError } from './usage-error.ts'

export type Method = ControlWire['PaymentMethod']

/** In subunits, where the payment method takes as much. */
const defaultAmount = 400_000

/** What a sample charge is of, in subunits. */
function sampleAmount({ min, max }: Pick<Method, 'min' | 'max'>): number {
  return Math.min(max, Math.max(min, defaultAmount))
}

/** A charge by a payment method as a shop sends it, with a store where the method has them. */
export function sampleCharge(
  method: Method,
): Readonly<Record<string, string>> & { readonly amount: string } {
  return {
    amount: String(sampleAmount(method)),
    currency: method.currency,
    'source[type]': method.source_type,
    'source[barcode]': sampleCode(method.source_type),
    ...(method.store === 'absent'
      ? {}
      : { 'source[store_id]': 'BJ_ZZ_001', 'source[store_name]': 'Some Store' }),
  }
}

/** A code in the form of the method's, which a sandbox that is strict about codes charges too. */
function sampleCode(type: Method['source_type']): string {
  const { prefix, digits } = methodOf(type).code.shown
  return `${prefix}${'1234567890'.repeat(3)}`.slice(0, digits)
}

/** The payment methods of the account that the flags name. */
export async function methodsOf(control: Control, flags: ClientFlags): Promise<readonly Method[]> {
  const { data } = await control.methods.list()
  const hasMethods = Array.isArray(data) && data.length > 0
  checkAnswer(hasMethods, flags, 'the payment methods of the account')
  return data
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
