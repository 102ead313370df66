import {
  type Currency,
  currencies,
  type MethodType,
  methodTypesIn,
  type Source,
} from '@omise-sandbox/core'
import type { AccountCopy } from '../../storage/store.ts'
import { at, type Misfit, misfitIn } from './shape.ts'

/** Where a copy breaks what an account keeps to: the payment methods and the one currency of its country. */
export function misfitOfMethods({ account, ...lists }: AccountCopy): Misfit | undefined {
  const { country, methods } = account.settings
  const offered = methodTypesIn(country)
  const currency = currencies[country]
  if (methods?.length === 0) return at('/account/settings/methods', 'name a payment method')
  const foreign = methods?.findIndex((type) => !offered.includes(type)) ?? -1
  if (foreign >= 0) {
    return at(`/account/settings/methods/${foreign}`, `be one of ${offered.join(', ')}`)
  }
  const inCurrency = (one: { readonly currency: Currency }) =>
    one.currency === currency ? undefined : at('/currency', `be ${currency}`)
  const ofSource = (source: Source) => misfitOfSource(source, offered, currency)
  return (
    misfitIn(
      lists.charges,
      (charge) => ofSource(charge.facts.source),
      '/charges',
      '/facts/source',
    ) ??
    misfitIn(lists.sources, (stored) => ofSource(stored.source), '/sources', '/source') ??
    misfitIn(lists.refunds, inCurrency, '/refunds', '') ??
    misfitIn(lists.transactions, inCurrency, '/transactions', '')
  )
}

function misfitOfSource(
  source: Source,
  offered: readonly MethodType[],
  currency: string,
): Misfit | undefined {
  if (!offered.includes(source.type)) return at('/type', `be one of ${offered.join(', ')}`)
  return source.currency === currency ? undefined : at('/currency', `be ${currency}`)
}
