import { allow, type BarcodeRules, type Result, refuse } from '@omise-sandbox/core'
import { otherTypeHint, otherTypeProblems, scannedType } from '../payment-methods/source-types.ts'
import type { Refusal } from '../refusals/refusal.ts'
import type { Fields } from '../wire/fields.ts'
import { readMoney } from '../wire/read-money.ts'
import { readCode } from './read-code.ts'
import type { SourceRequest } from './sources.ts'

/** Reads the body of `POST /sources`. The store is not wanted before the source is charged. */
export function readSource(body: Fields, rules: BarcodeRules): Result<SourceRequest, Refusal> {
  const money = readMoney(body)
  if (body.type !== scannedType) {
    const problems = otherTypeProblems(body.type, money.problems)
    return refuse({ kind: 'invalid-fields', of: 'source', problems, hint: otherTypeHint })
  }
  const code = readCode(body, rules)
  const problems = [...money.problems, ...code.problems]
  if (problems.length > 0 || money.amount === undefined) {
    return refuse({ kind: 'invalid-fields', of: 'source', problems })
  }
  return allow({ kind: 'scanned', amount: money.amount, ...code.fields })
}
