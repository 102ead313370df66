import { checkAmount, parseSubunits, type Subunits } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'
import type { Fields } from './fields.ts'

/** Currency, then amount, in the order in which messages about them are joined. */
export function readMoney(body: Fields): {
  readonly amount: Subunits | undefined
  readonly problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const isBaht = typeof body.currency === 'string' && body.currency.toUpperCase() === 'THB'
  if (!isBaht) problems.push({ rule: 'unsupported', field: 'currency' })
  const amount = parseSubunits(body.amount)
  if (amount === undefined) {
    problems.push({ rule: 'not-a-number', field: 'amount' })
  } else if (isBaht) {
    // The limits are in baht: they say nothing of an amount in another currency.
    const checked = checkAmount(amount)
    if (!checked.ok) problems.push({ field: 'amount', ...checked.refusal })
  }
  return { amount, problems }
}
