import type { IncomingHttpHeaders } from 'node:http'
import {
  constructEvent,
  generateTestHeaders,
  signatureHeader,
  type WebhookEvent,
} from '@omise-sandbox/webhooks'
import type { Has } from './faults.ts'

export interface Received {
  readonly body: string | Buffer
  readonly headers: IncomingHttpHeaders
}

const signature = signatureHeader.toLowerCase()

/** Reads a webhook that holds. Throws a WebhookError for another, as far as no fault lets it through. */
export function readTrusted({ body, headers }: Received, secret: string, has: Has): WebhookEvent {
  const sent = headers[signature]
  // As if the right signature had come, with the time that did.
  const right = { ...headers, ...rightSignature(body, headers, secret) }
  const [first = ''] = String(sent ?? '').split(',')
  if (has('unsigned') && sent === undefined) return constructEvent(body, right, secret)
  if (has('tampered') && sent !== undefined) return constructEvent(body, right, secret)
  if (has('rotated') && sent !== undefined) {
    return constructEvent(body, { ...headers, [signature]: first }, secret)
  }
  const tolerance = has('stale') ? Number.POSITIVE_INFINITY : 300
  return constructEvent(body, headers, secret, { tolerance })
}

function rightSignature(body: string | Buffer, headers: IncomingHttpHeaders, secret: string) {
  const { 'omise-signature-timestamp': timestamp } = headers
  const signedAt = timestamp === undefined ? Date.now() : Number(timestamp) * 1000
  const made = generateTestHeaders(body, secret, { signedAt })
  return Object.fromEntries(
    Object.entries(made).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
