import { type Subunits, subunits } from '../money/money.ts'
import type { Country } from './country.ts'
import type { FailureCode } from './failure-codes.ts'
import type { PaymentMethod } from './payment-method.ts'
import { paymentMethods } from './registry.ts'

export type MethodType = keyof typeof paymentMethods

const byType: Readonly<Record<string, PaymentMethod>> = paymentMethods

export const methodTypes = Object.keys(paymentMethods) as readonly MethodType[]

export function isMethodType(type: unknown): type is MethodType {
  return typeof type === 'string' && Object.hasOwn(byType, type)
}

export function methodOf(type: MethodType): PaymentMethod {
  return paymentMethods[type]
}

/** The methods that are offered in a country, in the order of the registry. */
export function methodTypesIn(country: Country): readonly MethodType[] {
  return methodTypes.filter((type) => methodOf(type).limits[country] !== undefined)
}

/** The most that a charge of any method in any country may be. */
export const maxCharge: Subunits = subunits(
  Math.max(
    ...methodTypes.flatMap((type) => Object.values(methodOf(type).limits)).map(({ max }) => max),
  ),
)

/**
 * The code with which a payment of this method fails that was to fail with `code`: `failed_processing` where the method
 * has no such code.
 */
export function failureIn(method: PaymentMethod, code: FailureCode): FailureCode {
  return method.failureCodes.includes(code) ? code : 'failed_processing'
}
