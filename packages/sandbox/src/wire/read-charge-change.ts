import {
  allow,
  type FailureCode,
  failureCodes,
  isFailureCode,
  parseSatang,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import type { NotesChange } from '../services/charge-request.ts'
import type { RefundCommand } from '../services/refunds.ts'
import type { FieldProblem, Refusal } from '../services/refusal.ts'
import { invalid, readBoolean, readMetadata, refusals, textProblems } from './read-field.ts'
import { type Fields, textOf } from './read-source.ts'

/** Reads the body of `PATCH /charges/:id`: a description, metadata, or both. Other fields are passed over. */
export function readNotes(body: Fields): Result<NotesChange, Refusal> {
  const metadata = readMetadata(body.metadata)
  const problems = [...textProblems(body, ['description']), ...refusals(metadata)]
  if (problems.length > 0 || !metadata.ok) {
    return refuse({ kind: 'invalid-fields', of: 'other', problems })
  }
  return allow({
    ...(body.description === undefined ? {} : { description: textOf(body.description) }),
    ...(body.metadata === undefined ? {} : { metadata: metadata.value }),
  })
}

/** Reads the body of `POST /charges/:id/refunds`. */
export function readRefund(body: Fields): Result<RefundCommand, Refusal> {
  const amount = parseSatang(body.amount)
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

/** Reads the body of `mark_as_failed`, in which a failure code is our extension. */
export function readFailure(body: Fields): Result<FailureCode, Refusal> {
  const code = body.failure_code ?? 'failed_processing'
  if (typeof code === 'string' && isFailureCode(code)) return allow(code)
  const problem = invalid('failure_code', `Send one of: ${failureCodes.join(', ')}.`)
  return refuse({ kind: 'invalid-fields', of: 'charge', problems: [problem] })
}
