import { allow, parseSubunits, type Result, refuse } from '@omise-sandbox/core'
import type { FieldProblem, Refusal } from '../refusals/refusal.ts'
import { type Fields, refusals } from '../wire/fields.ts'
import { readBoolean } from '../wire/read-boolean.ts'
import { readMetadata } from '../wire/read-metadata.ts'
import type { RefundCommand } from './refunds.ts'

/** Reads the body of `POST /charges/:id/refunds`. */
export function readRefund(body: Fields): Result<RefundCommand, Refusal> {
  const amount = parseSubunits(body.amount)
  const metadata = readMetadata(body.metadata)
  const onlyAsVoid = readBoolean(body.void, 'void')
  const problems: FieldProblem[] = [
    ...(amount === undefined ? [{ rule: 'not-a-number', field: 'amount' } as const] : []),
    ...refusals(metadata, onlyAsVoid),
  ]
  if (problems.length > 0 || amount === undefined || !(metadata.ok && onlyAsVoid.ok)) {
    return refuse({ kind: 'invalid-fields', of: 'refund', problems })
  }
  return allow({ amount, metadata: metadata.value, onlyAsVoid: onlyAsVoid.value ?? false })
}
