import {
  allow,
  type FailureCode,
  failureCodes,
  isFailureCode,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import type { Refusal } from '../refusals/refusal.ts'
import { type Fields, invalid, refusals, textOf, textProblems } from '../wire/fields.ts'
import { readMetadata } from '../wire/read-metadata.ts'
import type { NotesChange } from './charge-request.ts'

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

/** Reads the body of `mark_as_failed`, in which a failure code is our extension. */
export function readFailure(body: Fields): Result<FailureCode, Refusal> {
  const code = body.failure_code ?? 'failed_processing'
  if (typeof code === 'string' && isFailureCode(code)) return allow(code)
  const problem = invalid('failure_code', `Send one of: ${failureCodes.join(', ')}.`)
  return refuse({ kind: 'invalid-fields', of: 'charge', problems: [problem] })
}
