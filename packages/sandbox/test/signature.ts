import type { Received } from './harness.ts'

/** Verifies a signature with the platform's Web Crypto: nothing here is shared with what signs. */
export async function isSigned({ body, headers }: Received, secret: string): Promise<boolean> {
  const bytes = (text: string, from: (c: string) => number) => Uint8Array.from(text, from)
  const key = await crypto.subtle.importKey(
    'raw',
    bytes(atob(secret), (character) => character.charCodeAt(0)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  const hex = String(headers['omise-signature']).match(/../g) ?? []
  const signed = new TextEncoder().encode(`${headers['omise-signature-timestamp']}.${body}`)
  const signature = Uint8Array.from(hex, (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.verify('HMAC', key, signature, signed)
}
