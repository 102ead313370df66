import {
  allow,
  type BarcodeRules,
  type FailureCode,
  failureCodes,
  type Instant,
  isFailureCode,
  type Metadata,
  mostMetadataCharacters,
  noMetadata,
  type Outcome,
  parseInstant,
  parseSatang,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import { parseTarget, type TargetPolicy } from '../delivery/target.ts'
import type { ChargeRequest, NotesChange } from '../services/charges.ts'
import type { RefundDemand } from '../services/refunds.ts'
import type { FieldProblem, Refusal } from '../services/refusal.ts'
import {
  type Fields,
  isFields,
  isNoText,
  notText,
  readCode,
  readMoney,
  textOf,
} from './read-source.ts'
import { hintForTime } from './read-time.ts'
import { isOtherType, otherTypeHint, otherTypeProblems, scannedType } from './source-types.ts'
import { WrittenJson } from './written-json.ts'

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
  const stranger = strangerIn(body)
  if (stranger) return refuse(stranger)
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
function strangerIn(body: Fields): Refusal | undefined {
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

type Read<T> = Result<T, FieldProblem>

function refusals(...results: Read<unknown>[]): FieldProblem[] {
  return results.flatMap((result) => (result.ok ? [] : [result.refusal]))
}

function invalid(field: string, hint: string): FieldProblem {
  return { rule: 'invalid', field, hint }
}

function readMetadata(value: unknown): Read<Metadata> {
  if (value === undefined || value === null || value === '') return allow(noMetadata)
  if (!isFields(value)) return refuse({ rule: 'metadata-not-object', field: 'metadata' })
  const written = value instanceof WrittenJson ? value.text : undefined
  if ((written ?? JSON.stringify(value)).length > mostMetadataCharacters) {
    return refuse({ rule: 'metadata-too-long', field: 'metadata', most: mostMetadataCharacters })
  }
  if (written !== undefined) return allow(written)
  // Parsed from JSON or a form, so it holds nothing but JSON.
  return allow(value as Metadata)
}

/**
 * Reads a boolean as `ActiveModel::Type::Boolean` does: blank is none, a few words and 0 are false, and every other
 * text or number is true. `test/measured/booleans.jsonl` holds what it read. A list or an object is refused.
 */
export function readBoolean(value: unknown, field: string): Read<boolean | undefined> {
  if (value === undefined || value === null || value === '') return allow(undefined)
  if (typeof value === 'boolean') return allow(value)
  if (typeof value === 'number') return allow(value !== 0)
  if (typeof value === 'string') return allow(!wordsForFalse.has(value))
  return refuse(invalid(field, 'Send true or false.'))
}

const wordsForFalse: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'])

function readExpiry(value: unknown, now: Instant): Read<Instant | null> {
  if (value === undefined || value === null || value === '') return allow(null)
  const moment = typeof value === 'string' ? parseInstant(value) : undefined
  if (moment === undefined) return refuse(invalid('expires_at', hintForTime(value)))
  if (moment <= now) return refuse(invalid('expires_at', 'Send a time that lies ahead.'))
  return allow(moment)
}

const mostEndpoints = 2

function readEndpoints(value: unknown, targets: TargetPolicy): Read<readonly string[]> {
  const field = 'webhook_endpoints'
  if (value === undefined || value === null || value === '') return allow([])
  if (!Array.isArray(value) || value.length > mostEndpoints) {
    return refuse(invalid(field, `Send a list of at most ${mostEndpoints} URLs.`))
  }
  const urls: string[] = []
  for (const item of value) {
    if (typeof item !== 'string') return refuse(notText(field))
    const target = parseTarget(item, targets)
    if (!target.ok) return refuse(invalid(field, `It is refused because ${target.refusal}.`))
    urls.push(item)
  }
  return allow(urls)
}

function uriProblems(value: unknown): FieldProblem[] {
  const uri = typeof value === 'string' ? textOf(value) : null
  if (uri === null || URL.canParse(uri)) return []
  return [invalid('return_uri', 'Send a whole URL, or leave it out: this method returns nobody.')]
}

function textProblems(body: Fields, fields: readonly string[]): FieldProblem[] {
  return fields.filter((field) => isNoText(body[field])).map(notText)
}

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
export function readRefund(body: Fields): Result<RefundDemand, Refusal> {
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
