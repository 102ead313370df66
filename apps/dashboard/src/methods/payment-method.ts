import type { ControlWire } from '@omise-sandbox/api'
import type { Currency } from '../format/money.ts'

export type PaymentMethod = ControlWire['PaymentMethod']
export type SourceType = ControlWire['SourceType']
export type FailureCode = ControlWire['FailureCode']

/** The payment methods of the account's country, as the sandbox lists them; it always has one. */
export type Methods = readonly PaymentMethod[]

export function methodOf(methods: Methods, type: SourceType): PaymentMethod | undefined {
  return methods.find(({ source_type }) => source_type === type)
}

/** Those that the account can be paid by. */
export function enabledIn(methods: Methods): Methods {
  return methods.filter(({ enabled }) => enabled)
}

/** The one that is meant where none is named: the first that is enabled. */
export function firstIn(methods: Methods): PaymentMethod {
  const [first] = enabledIn(methods)
  if (first) return first
  throw new Error('The account has no payment method.')
}

/** The currency of the account: all its money is in that. */
export function currencyIn(methods: Methods): Currency {
  return firstIn(methods).currency
}

/** The most that any charge of the account may be, in subunits. */
export function maxIn(methods: Methods): number {
  return Math.max(...methods.map(({ max }) => max))
}

/** What a payment can fail with, each code once. */
export function failureCodesIn(methods: Methods): readonly FailureCode[] {
  return [...new Set(methods.flatMap(({ failure_codes }) => failure_codes))]
}

/** The code with which the sandbox lets a payment fail that is to fail with another: its own where its method lacks that. */
export function failureOf(method: PaymentMethod, code: FailureCode): FailureCode {
  return method.failure_codes.includes(code) ? code : 'failed_processing'
}

/** Whether its charges name a store. */
export function hasStores({ store }: PaymentMethod): boolean {
  return store !== 'absent'
}

/** `Alipay+ (alipayplus_upm)` */
export function methodName({ wallet, source_type }: PaymentMethod): string {
  return `${wallet} (${source_type})`
}
