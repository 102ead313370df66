import { timingSafeEqual } from 'node:crypto'
import { types } from 'node:util'
import type { Wire } from '@omise-sandbox/api'
import { sign, signatureHeader, timestampHeader } from './sign.ts'

/**
 * What Omise tells of: an event whose `data` is a charge, or for `refund.create` a refund, as it was at that moment.
 *
 * Narrow it by its `key`. Omise has keys that this method never sends (`transfer.send`, `customer.create`); they are
 * given as they come, so have a default that passes over what you do not know.
 */
export type WebhookEvent = Wire['Event']

/** Why a webhook is not to be trusted, or not to be read. */
export type WebhookFailure =
  | 'body-parsed'
  | 'no-secret'
  | 'missing-signature'
  | 'malformed-signature'
  | 'missing-timestamp'
  | 'malformed-timestamp'
  | 'wrong-signature'
  | 'too-old'
  | 'too-new'
  | 'malformed-body'
  | 'not-an-event'

/** A webhook that is not to be trusted, or not to be read; answer it with 400. Its message says what to do. */
export class WebhookError extends Error {
  readonly reason: WebhookFailure

  constructor(reason: WebhookFailure, message: string) {
    super(message)
    this.name = 'WebhookError'
    this.reason = reason
  }
}

/** Headers as fetch, Node or a framework gives them. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

export interface VerifyOptions {
  /** Seconds by which `Omise-Signature-Timestamp` may differ from the time of receipt; 300 when left out. */
  readonly tolerance?: number
  /** When it was received, in milliseconds since 1970; now when left out. */
  readonly receivedAt?: number | Date
}

/**
 * Checks that a webhook comes from who holds the secret, lately and unchanged, and reads it.
 *
 * `rawBody` is the body's bytes as they came, before any parsing. `secret` is the webhook secret of the dashboard, base64;
 * give both while it is rotated. Each comparison takes the same time whether it matches or not.
 *
 * Throws a {@link WebhookError} whose `reason` says why, and nothing else.
 *
 * Source: Omise's webhooks reference: the hex HMAC-SHA256 of `<timestamp>.<body>`, keyed with the base64-decoded secret,
 * in `Omise-Signature`; two of them, separated by a comma, while the secret is rotated.
 *
 * @example
 * const event = constructEvent(await request.text(), request.headers, secret)
 * if (event.key === 'charge.complete') console.log(event.data.id)
 */
export function constructEvent(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  options: VerifyOptions = {},
): WebhookEvent {
  verifyWebhook(rawBody, headers, secret, options)
  return readEvent(rawBody)
}

/**
 * The check of {@link constructEvent} alone, for a body that is read elsewhere.
 *
 * @example
 * verifyWebhook(await request.text(), request.headers, secret, { tolerance: 60 })
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  options: VerifyOptions = {},
): void {
  // Not instanceof: test runners give each file globals of its own, and the bytes may be of another's.
  if (typeof rawBody !== 'string' && !types.isUint8Array(rawBody)) {
    throw new WebhookError(
      'body-parsed',
      'The body was parsed before it was verified. Give its bytes as they came: express.raw(), request.text().',
    )
  }
  const secrets = readSecrets(secret)
  const signatures = readSignatures(headers)
  const timestamp = readTimestamp(headers)
  const expected = secrets.map((one) => sign({ secret: one, timestamp, body: rawBody }))
  if (!isAnyOf(signatures, expected)) {
    throw new WebhookError(
      'wrong-signature',
      'No signature of the webhook is that of its body. Check that the secret is this endpoint’s, base64 as the dashboard shows it, and that the body is the bytes as they came.',
    )
  }
  checkAge(Number(timestamp), options)
}

/** The secret is often an environment variable that is not set, whatever its type says. */
function readSecrets(secret: string | readonly string[]): readonly string[] {
  const secrets = Array.isArray(secret) ? secret : [secret]
  if (secrets.length > 0 && secrets.every(isKey)) return secrets
  throw new WebhookError(
    'no-secret',
    'There is no webhook secret, or it is not base64. Give the one of the dashboard, as it is shown.',
  )
}

/** Whether it holds a byte: with an empty key, which "===" is too, anyone could sign. */
function isKey(secret: unknown): secret is string {
  return typeof secret === 'string' && Buffer.from(secret, 'base64').length > 0
}

/**
 * The header's value; of several, the first.
 *
 * @example
 * const signature = headerOf(request.headers, 'Omise-Signature')
 */
export function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  const [value] = [fieldOf(headers, name)].flat()
  return typeof value === 'string' ? value : undefined
}

function fieldOf(headers: WebhookHeaders | undefined | null, name: string): unknown {
  if (typeof headers?.get === 'function') return headers.get(name)
  const wanted = name.toLowerCase()
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === wanted)?.[1]
}

const hexSignature = /^[0-9a-f]{64}$/

function readSignatures(headers: WebhookHeaders): readonly string[] {
  const header = headerOf(headers, signatureHeader)?.trim()
  if (header === undefined || header === '') {
    throw new WebhookError(
      'missing-signature',
      `The webhook has no ${signatureHeader}. Make a webhook secret in the dashboard, and let no proxy take the header away.`,
    )
  }
  const signatures = header.split(',').map((part) => part.trim())
  if (signatures.every((one) => hexSignature.test(one))) return signatures
  throw new WebhookError(
    'malformed-signature',
    `${signatureHeader} is not one or two signatures of 64 lower-case hex digits. It did not come from Omise.`,
  )
}

function readTimestamp(headers: WebhookHeaders): string {
  const header = headerOf(headers, timestampHeader)?.trim()
  if (header === undefined || header === '') {
    throw new WebhookError(
      'missing-timestamp',
      `The webhook has no ${timestampHeader}, which is part of what is signed. Let no proxy take it away.`,
    )
  }
  if (/^\d{1,12}$/.test(header)) return header
  throw new WebhookError(
    'malformed-timestamp',
    `${timestampHeader} is not a number of seconds since 1970. It did not come from Omise.`,
  )
}

/** Whether one of the signatures is one of those expected; looks at all of them, whatever it finds. */
function isAnyOf(signatures: readonly string[], expected: readonly string[]): boolean {
  let found = false
  for (const one of signatures) {
    for (const other of expected) {
      if (timingSafeEqual(Buffer.from(one), Buffer.from(other))) found = true
    }
  }
  return found
}

function checkAge(timestamp: number, { tolerance = 300, receivedAt = Date.now() }: VerifyOptions) {
  const age = Number(receivedAt) / 1000 - timestamp
  // So written that an age or a tolerance that is no number lets nothing through.
  if (!(age <= tolerance)) {
    throw new WebhookError(
      'too-old',
      `The webhook was signed ${Math.round(age)} s before it was received, more than the ${tolerance} s allowed. It is a replay, or this machine's clock is ahead.`,
    )
  }
  if (!(age >= -tolerance)) {
    throw new WebhookError(
      'too-new',
      `The webhook was signed ${Math.round(-age)} s after it was received. This machine's clock is behind.`,
    )
  }
}

function readEvent(rawBody: string | Uint8Array): WebhookEvent {
  let value: unknown
  try {
    value = JSON.parse(textOf(rawBody))
  } catch {
    throw new WebhookError('malformed-body', 'The body is signed rightly and is no JSON in UTF-8.')
  }
  if (isEvent(value)) return value
  throw new WebhookError(
    'not-an-event',
    'The body is signed rightly and is no event: it lacks an id, a key, or data with an id.',
  )
}

/** The text without a byte order mark; bytes that are not UTF-8 throw. */
function textOf(rawBody: string | Uint8Array): string {
  return typeof rawBody === 'string'
    ? rawBody.replace(/^\ufeff/, '')
    : new TextDecoder('utf-8', { fatal: true }).decode(rawBody)
}

/** What every event has, whatever its key; the rest is as its signer says. */
function isEvent(value: unknown): value is WebhookEvent {
  if (!isObject(value) || value.object !== 'event' || typeof value.key !== 'string') return false
  return hasId(value) && hasId(value.data)
}

function hasId(value: unknown): boolean {
  return isObject(value) && typeof value.id === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
