import { allow, type BarcodeRules, methodOf, type Result, refuse } from '@omise-sandbox/core'
import { hintForCurrency, hintForType } from '../payment-methods/method-hints.ts'
import { isEnabled, type MethodSettings } from '../payment-methods/methods-of-account.ts'
import { readMoney } from '../payment-methods/read-money.ts'
import { otherTypeProblems } from '../payment-methods/source-types.ts'
import type { FieldProblem, Refusal } from '../refusals/refusal.ts'
import type { Fields } from '../wire/fields.ts'
import { readCode } from './read-code.ts'
import type { SourceRequest } from './sources.ts'

/** Reads the body of `POST /sources`. The store is not wanted before the source is charged. */
export function readSource(
  body: Fields,
  settings: MethodSettings,
  rules: BarcodeRules,
): Result<SourceRequest, Refusal> {
  const { type } = body
  if (!isEnabled(type, settings)) {
    const money = readMoney(body, settings, undefined)
    const problems = otherTypeProblems(type, money.problems)
    return refuse({
      kind: 'invalid-fields',
      of: 'source',
      problems,
      hint: hintForType(type, settings),
    })
  }
  const money = readMoney(body, settings, type)
  const code = readCode(body, methodOf(type), rules)
  const problems = [...money.problems, ...code.problems]
  if (problems.length > 0 || money.amount === undefined) {
    return refuse({
      kind: 'invalid-fields',
      of: 'source',
      problems,
      ...currencyHint(problems, body, settings),
    })
  }
  return allow({ kind: 'scanned', type, amount: money.amount, ...code.fields })
}

/** What to do about a currency that was refused. */
export function currencyHint(
  problems: readonly FieldProblem[],
  { currency }: Fields,
  settings: MethodSettings,
): { readonly hint?: string } {
  const isRefused = problems.some(
    (problem) => problem.rule === 'unsupported' && problem.field === 'currency',
  )
  return isRefused ? { hint: hintForCurrency(currency, settings) } : {}
}
