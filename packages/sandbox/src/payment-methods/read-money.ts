import { checkAmount, type MethodType, parseSubunits, type Subunits } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'
import type { Fields } from '../wire/fields.ts'
import { currencyOf, limitsFor, type MethodSettings } from './methods-of-account.ts'

/**
 * Currency, then amount, in the order in which messages about them are joined. The limits are those of the payment method,
 * undefined where it is not known yet.
 */
export function readMoney(
  body: Fields,
  settings: MethodSettings,
  type: MethodType | undefined,
): {
  readonly amount: Subunits | undefined
  readonly problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const currency = currencyOf(settings)
  const isTaken = typeof body.currency === 'string' && body.currency.toUpperCase() === currency
  if (!isTaken) problems.push({ rule: 'unsupported', field: 'currency' })
  const amount = parseSubunits(body.amount)
  if (amount === undefined) {
    problems.push({ rule: 'not-a-number', field: 'amount' })
  } else if (isTaken) {
    // The limits are in the account's currency: they say nothing of an amount in another.
    const checked = checkAmount(amount, limitsFor(type, settings))
    if (!checked.ok) problems.push({ field: 'amount', currency, ...checked.refusal })
  }
  return { amount, problems }
}
