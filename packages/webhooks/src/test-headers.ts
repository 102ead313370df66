import { sign, signatureHeader, timestampHeader } from './sign.ts'

/**
 * The headers that Omise would send with a body, for tests of a receiver.
 *
 * `secret` is base64, or two of them as while a secret is rotated; `signedAt` is in milliseconds since 1970, now when
 * left out.
 *
 * @example
 * await fetch(url, { method: 'POST', headers: generateTestHeaders(body, secret), body })
 */
export function generateTestHeaders(
  rawBody: string | Uint8Array,
  secret: string | readonly string[],
  options: { readonly signedAt?: number | Date } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(Number(options.signedAt ?? Date.now()) / 1000))
  const signatures = [secret].flat().map((one) => sign({ secret: one, timestamp, body: rawBody }))
  return {
    'Content-Type': 'application/json',
    [signatureHeader]: signatures.join(','),
    [timestampHeader]: timestamp,
  }
}
