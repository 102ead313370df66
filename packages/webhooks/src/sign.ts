import { createHmac } from 'node:crypto'
import type { Instant } from '@omise-sandbox/core'

/** The names of the two signature headers, as they are sent. */
export const signatureHeader = 'Omise-Signature'
export const timestampHeader = 'Omise-Signature-Timestamp'

/**
 * Lower-case hex HMAC-SHA256 of `<timestamp>.<body>`, keyed with the base64-decoded secret.
 *
 * Source: Omise's webhooks reference, as several independent receivers implement it.
 */
export function sign(message: {
  /** The webhook secret, base64. */
  readonly secret: string
  /** Seconds since 1970, as sent in `Omise-Signature-Timestamp`. */
  readonly timestamp: string
  /** The body's exact bytes; a string is taken as UTF-8. */
  readonly body: string | Uint8Array
}): string {
  return createHmac('sha256', Buffer.from(message.secret, 'base64'))
    .update(`${message.timestamp}.`)
    .update(message.body)
    .digest('hex')
}

/** The headers that sign a body at a moment of wall time; none where there is no secret. */
export function signatureHeaders(message: {
  readonly secret: string | null
  readonly signedAt: Instant
  readonly body: string | Uint8Array
}): Record<string, string> {
  if (message.secret === null) return {}
  const timestamp = String(Math.floor(message.signedAt / 1000))
  return {
    [signatureHeader]: sign({ secret: message.secret, timestamp, body: message.body }),
    [timestampHeader]: timestamp,
  }
}
