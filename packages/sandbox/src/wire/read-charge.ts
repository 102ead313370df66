import {
  allow,
  type BarcodeRules,
  type Instant,
  type Outcome,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import type { TargetPolicy } from '../delivery/target.ts'
import type { ChargeRequest } from '../services/charge-request.ts'
import type { FieldProblem, Refusal } from '../services/refusal.ts'
import {
  readBoolean,
  readEndpoints,
  readExpiry,
  readMetadata,
  refusals,
  textProblems,
  uriProblems,
} from './read-field.ts'
import {
  type Fields,
  isFields,
  isNoText,
  notText,
  readCode,
  readMoney,
  textOf,
} from './read-source.ts'
import { isOtherType, otherTypeHint, otherTypeProblems, scannedType } from './source-types.ts'

/** What reading a charge depends on besides its body. */
export interface ReadingCharge {
  readonly now: Instant
  /** The account has a store of its own, for charges that name none. */
  readonly hasStore: boolean
  readonly prefer: Outcome | undefined
  readonly targets: TargetPolicy
  /** Whether codes that no till could charge are refused. */
  readonly barcodeRules: BarcodeRules
}

/** Reads the body of `POST /charges`; several mistakes are refused together, in a fixed order. */
export function readCharge(body: Fields, reading: ReadingCharge): Result<ChargeRequest, Refusal> {
  const unknownField = unknownFieldIn(body)
  if (unknownField) return refuse(unknownField)
  const money = readMoney(body)
  const source = readSourceOf(body, reading, money.problems)
  const metadata = readMetadata(body.metadata)
  const expiresAt = readExpiry(body.expires_at, reading.now)
  const endpoints = readEndpoints(body.webhook_endpoints, reading.targets)
  const capture = readBoolean(body.capture, 'capture')
  const problems = [
    ...source.problems,
    ...refusals(metadata, expiresAt, endpoints, capture),
    ...textProblems(body, ['description', 'ip', 'return_uri']),
    ...uriProblems(body.return_uri),
  ]
  if (
    problems.length > 0 ||
    money.amount === undefined ||
    !(metadata.ok && expiresAt.ok && endpoints.ok && capture.ok)
  ) {
    return refuse({ kind: 'invalid-fields', of: 'charge', problems, ...hintOf(source) })
  }
  return allow({
    amount: money.amount,
    source:
      typeof source.id === 'string'
        ? { kind: 'existing', id: source.id }
        : { kind: 'scanned', amount: money.amount, ...source.fields },
    description: textOf(body.description),
    metadata: metadata.value,
    capture: capture.value ?? true,
    ip: textOf(body.ip),
    returnUri: textOf(body.return_uri),
    expiresAt: expiresAt.value,
    webhookEndpoints: endpoints.value,
    prefer: reading.prefer,
  })
}

/** A card or a customer to charge: neither exists here, so neither is found. */
function unknownFieldIn(body: Fields): Refusal | undefined {
  for (const [field, object] of [
    ['card', 'token'],
    ['customer', 'customer'],
  ] as const) {
    const id = textOf(body[field])
    if (id !== null) return { kind: 'not-found', object, id }
  }
  return undefined
}

interface SourceOfCharge {
  readonly id?: string
  readonly fields: ReturnType<typeof readCode>['fields']
  /** What is wrong with the money and with the source. */
  readonly problems: readonly FieldProblem[]
  readonly hint?: string
}

function hintOf({ hint }: SourceOfCharge) {
  return hint === undefined ? {} : { hint }
}

function readSourceOf(
  body: Fields,
  { hasStore, barcodeRules }: ReadingCharge,
  money: readonly FieldProblem[],
): SourceOfCharge {
  const { source } = body
  const none = readCode({}, barcodeRules).fields
  if (typeof source === 'string' && source.trim() !== '') {
    return { id: source, fields: none, problems: money }
  }
  const id = idOfSource(source)
  // What else such an object says was read from the stored source, which is charged as it is.
  if (id !== null) return { id, fields: none, problems: money }
  if (!isFields(source)) {
    return { fields: none, problems: [...money, { rule: 'blank', field: 'source' }] }
  }
  const { type } = source
  if (type !== scannedType) {
    const problems = otherTypeProblems(type, money)
    const joined = isOtherType(type) ? problems : [...money, ...problems]
    return { fields: none, problems: joined, hint: otherTypeHint }
  }
  const { fields, problems } = readCode(source, barcodeRules)
  if (typeof (source.id ?? '') !== 'string') problems.unshift(notText('id'))
  if (!hasStore) {
    if (fields.storeId === null && !isNoText(source.store_id)) {
      problems.push({ rule: 'blank', field: 'store_id' })
    }
    if (fields.storeName === null && !isNoText(source.store_name))
      problems.push({ rule: 'blank', field: 'store_name' })
  }
  return { fields, problems: [...money, ...problems] }
}

/** The code that a charge is to be made of, or the id of the source that holds it; undefined where it names neither. */
export function barcodeOrSource({
  source,
}: Fields): { readonly barcode: string } | { readonly id: string } | undefined {
  if (typeof source === 'string') return { id: source }
  const id = idOfSource(source)
  if (id !== null) return { id }
  const barcode = isFields(source) ? textOf(source.barcode) : null
  return barcode === null ? undefined : { barcode }
}

/** The id in a source given as an object: some SDKs send back the whole source that they got. */
function idOfSource(source: unknown): string | null {
  if (!isFields(source) || typeof source.id !== 'string') return null
  return source.id.trim() === '' ? null : source.id
}
