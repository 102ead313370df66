import type { Wire } from '@omise-sandbox/api'
import { type Currency, formatInstant } from '@omise-sandbox/core'
import { wordsForNoFailure } from './no-such-failure.ts'
import type { FieldProblem, FindableObject, Refusal } from './refusal.ts'

/** A refusal as the imitated API answers it, with what our hint header adds. */
export interface ErrorAnswer {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly hint?: string
  /** Headers besides those of every answer. */
  readonly headers?: Readonly<Record<string, string>>
}

/** How each refusal reads on the wire: status, code and message. Sources stand in docs/fidelity.md. */
export function errorFor(refusal: Refusal): ErrorAnswer {
  switch (refusal.kind) {
    case 'not-found':
      return {
        status: 404,
        code: 'not_found',
        message: `${refusal.object} ${shorten(refusal.id)} was not found`,
        ...hintForMissing(refusal.object),
      }
    case 'invalid-fields':
      return invalidFields(refusal)
    case 'source-already-charged':
      return {
        ...bad('invalid_charge', `source ${refusal.id} was already charged`),
        hint: 'A source is charged once. Create another, or charge the barcode directly.',
      }
    case 'no-such-failure': {
      const { problem, remedy } = wordsForNoFailure(refusal)
      return { ...bad('bad_request', problem), hint: remedy }
    }
    case 'invalid-search':
      return {
        status: 422,
        code: `invalid_${refusal.part}`,
        message: `${refusal.part} ${shorten(refusal.given)} is invalid`,
        hint: `Use ${refusal.valid}.`,
      }
    case 'charge-is-final':
      return refusal.action === 'expire'
        ? bad('failed_expire', `expire failed, the charge is ${refusal.status} already`)
        : bad('invalid_charge', `charge is ${refusal.status} already`)
    case 'charge-cannot-be-captured':
      return bad('failed_capture', 'Charge is not authorized')
    case 'charge-cannot-be-reversed':
      return bad('failed_reverse', 'only uncaptured authorized charges can be reversed')
    case 'charge-not-paid':
    case 'refund-amount-not-positive':
    case 'refund-over-remaining':
    case 'refund-too-many':
    case 'refund-too-late':
    case 'refund-not-a-void':
      return refundErrorFor(refusal)
  }
}

type RefundRefusal = Extract<Refusal, { kind: 'charge-not-paid' | `refund-${string}` }>

function refundErrorFor(refusal: RefundRefusal): ErrorAnswer {
  switch (refusal.kind) {
    case 'charge-not-paid':
      return bad('failed_refund', `refund failed, the charge is ${refusal.status}`)
    case 'refund-amount-not-positive':
      return bad('failed_refund', 'amount must be greater than or equal to 1')
    case 'refund-over-remaining':
      return bad(
        'failed_refund',
        `amount must be less than or equal to ${refusal.remaining}, which is left to refund`,
      )
    case 'refund-too-many':
      return bad('failed_refund', `refund failed, the charge has ${refusal.max} refunds already`)
    case 'refund-too-late':
      return bad(
        'failed_refund',
        `refund failed, the charge could be refunded until ${formatInstant(refusal.until)}`,
      )
    case 'refund-not-a-void':
      return {
        ...bad('failed_void', 'void failed, the refund cannot be processed as a void'),
        hint: `Only one refund of the whole amount, before ${formatInstant(refusal.settledAt)}, is a void. Leave out void to refund.`,
      }
  }
}

/** Omise's error object. */
export function presentError(code: string, message: string): Wire['Error'] {
  return {
    object: 'error',
    location: `https://www.omise.co/api-errors#${code.replaceAll('_', '-')}`,
    code,
    message,
  }
}

function bad(code: string, message: string): ErrorAnswer {
  return { status: 400, code, message }
}

function hintForMissing(object: FindableObject): { hint?: string } {
  return object === 'token' || object === 'customer'
    ? { hint: 'This sandbox takes scanned codes only. Send source[type] and source[barcode].' }
    : {}
}

/** Ids come from clients: one that is far too long is not repeated whole. */
function shorten(id: string): string {
  return id.length > 100 ? `${id.slice(0, 100)}...` : id
}

const invalidCodes = {
  charge: 'invalid_charge',
  source: 'bad_request',
  refund: 'failed_refund',
  other: 'bad_request',
} as const

function invalidFields(refusal: Extract<Refusal, { kind: 'invalid-fields' }>): ErrorAnswer {
  const { of, problems } = refusal
  const hints = [
    ...problems.flatMap((problem) => hintFor(problem) ?? []),
    refusal.hint ?? [],
  ].flat()
  return {
    ...bad(invalidCodes[of], joinSentence(problems.map((problem) => messageFor(problem, of)))),
    ...(hints.length > 0 ? { hint: [...new Set(hints)].join(' ') } : {}),
  }
}

function messageFor(problem: FieldProblem, of: keyof typeof invalidCodes): string {
  switch (problem.rule) {
    case 'unsupported':
      return `${problem.field} is currently not supported`
    case 'not-a-number':
      return `${problem.field} is not a number`
    case 'below':
      return `amount must be greater than or equal to ${problem.min}${unitOf(problem, of)}`
    case 'above':
      return `amount must be less than or equal to ${problem.max}${unitOf(problem, of)}`
    case 'blank':
      return `${problem.field} can't be blank`
    case 'differs-from-source':
      return `amount must be equal to the source's amount ${problem.source}`
    case 'metadata-not-object':
      return 'Metadata should be a JSON hash'
    case 'metadata-too-long':
      return `metadata is longer than ${problem.max} characters`
    case 'invalid':
      return `${problem.field.replaceAll('_', ' ')} is invalid`
  }
}

/** Recorded on charges with the unit, on sources without. */
function unitOf(
  { currency }: { readonly currency: Currency },
  of: keyof typeof invalidCodes,
): string {
  return of === 'charge' ? ` (${currency.toLowerCase()} subunits)` : ''
}

function hintFor(problem: FieldProblem): string | undefined {
  if (problem.rule === 'invalid') return problem.hint
  if (
    problem.rule === 'blank' &&
    (problem.field === 'store_id' || problem.field === 'store_name')
  ) {
    return 'Send source[store_id] and source[store_name], or start with --default-store ID:"Name".'
  }
  return undefined
}

/** Two messages with "and", three or more with commas and ", and", as recorded. */
function joinSentence(messages: readonly string[]): string {
  if (messages.length <= 2) return messages.join(' and ')
  return `${messages.slice(0, -1).join(', ')}, and ${messages.at(-1)}`
}
