import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Instant } from '@omise-sandbox/core'

/** The names of the two signature headers, as they are sent. */
export const signatureHeader = 'Omise-Signature'
export const timestampHeader = 'Omise-Signature-Timestamp'

/**
 * Lower-case hex HMAC-SHA256 of `<timestamp>.<body>`, keyed with the base64-decoded secret.
 *
 * Source: Omise's webhooks reference, as several independent receivers implement it.
 *
 * @example
 * const signature = sign({ secret, timestamp: '1748772000', body })
 */
export function sign(message: {
  /** The webhook secret, base64. */
  readonly secret: string
  /** Seconds since 1970, as sent in `Omise-Signature-Timestamp`. */
  readonly timestamp: string
  /** The body's exact bytes; a string is taken as UTF-8. */
  readonly body: string | Uint8Array
}): string {
  return createHmac('sha256', keyOf(message.secret))
    .update(`${message.timestamp}.`)
    .update(message.body)
    .digest('hex')
}

const maxKeys = 100
const keys = new Map<string, KeyObject>()

/** The key that a secret stands for. Making one costs as much as signing with it, and most webhooks are of few accounts. */
function keyOf(secret: string): KeyObject {
  const known = keys.get(secret)
  if (known) return known
  const key = createSecretKey(Buffer.from(secret, 'base64'))
  if (keys.size >= maxKeys) keys.clear()
  keys.set(secret, key)
  return key
}

/** A body to sign at a moment of wall time, by each of the secrets: two while one is rotated, none to send it unsigned. */
export interface Signing {
  readonly secrets: readonly string[]
  readonly signedAt: Instant
  readonly body: string | Uint8Array
}

/**
 * The headers that sign a body; none where there is no secret, as at Omise before one is made.
 *
 * @example
 * const headers = signatureHeaders({ secrets: [secret], signedAt, body })
 */
export function signatureHeaders({ secrets, signedAt, body }: Signing): Record<string, string> {
  if (secrets.length === 0) return {}
  const timestamp = String(Math.floor(signedAt / 1000))
  return {
    [signatureHeader]: secrets.map((secret) => sign({ secret, timestamp, body })).join(','),
    [timestampHeader]: timestamp,
  }
}

/**
 * The headers of the Standard Webhooks specification, which Omise does not send: for receivers that use one of its
 * libraries. Its signature is base64 of the HMAC-SHA256 of `<id>.<timestamp>.<body>`, by the same secret.
 *
 * Source: https://www.standardwebhooks.com, specification 1.0.
 *
 * @example
 * const headers = standardHeaders(id, { secrets: [secret], signedAt, body })
 */
export function standardHeaders(
  id: string,
  { secrets, signedAt, body }: Signing,
): Record<string, string> {
  const timestamp = String(Math.floor(signedAt / 1000))
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', keyOf(secret))
    return `v1,${hmac.update(`${id}.${timestamp}.`).update(body).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    ...(signatures.length > 0 ? { 'webhook-signature': signatures.join(' ') } : {}),
  }
}
