import {
  type Currency,
  currencies,
  isMethodType,
  type Limits,
  type MethodType,
  methodOf,
  methodTypesIn,
  type PaymentMethod,
  subunits,
} from '@omise-sandbox/core'
import type { AccountSettings } from '../storage/store.ts'

/** The settings that decide which payment methods an account has. */
export type MethodSettings = Pick<AccountSettings, 'country' | 'methods'>

/** The payment methods that are enabled, in the order of the registry. */
export function enabledTypes({ country, methods }: MethodSettings): readonly MethodType[] {
  const offered = methodTypesIn(country)
  return methods === null ? offered : offered.filter((type) => methods.includes(type))
}

/** Whether the account can be paid by this type of source. */
export function isEnabled(type: unknown, { country, methods }: MethodSettings): type is MethodType {
  if (!isMethodType(type) || methodOf(type).limits[country] === undefined) return false
  return methods === null || methods.includes(type)
}

export function currencyOf({ country }: Pick<MethodSettings, 'country'>): Currency {
  return currencies[country]
}

/** The payment method that stands for all where none is named. */
export function firstMethod(settings: MethodSettings): PaymentMethod {
  const [type] = enabledTypes(settings)
  if (type === undefined) throw new Error('No payment method is enabled.')
  return methodOf(type)
}

/** What one charge may be: by its payment method, or by any that is enabled where that is not known yet. */
export function limitsFor(type: MethodType | undefined, settings: MethodSettings): Limits {
  const { country } = settings
  const own = type === undefined ? undefined : methodOf(type).limits[country]
  if (own) return own
  const all = enabledTypes(settings).flatMap((one) => methodOf(one).limits[country] ?? [])
  if (all.length === 0) throw new Error(`No payment method is enabled in ${country}.`)
  return {
    min: subunits(Math.min(...all.map(({ min }) => min))),
    max: subunits(Math.max(...all.map(({ max }) => max))),
  }
}
