import { createHmac } from 'node:crypto'
import { otherEncodings, reserialized, trimmed } from './body-forms.ts'
import { sign } from './sign.ts'
import type { SignatureMistake } from './signature-mistakes.ts'

const separators = ['', ':', ',', ';', '-', '_', '|', ' ', '\n', '+', '/', '..']

/** What each mistake gives in place of the right signature, the likelier and the cheaper first. */
export function* mistakenSignatures({
  body,
  timestamp,
  secret,
  previousSecret,
}: {
  readonly body: string
  readonly timestamp: string
  readonly secret: string
  readonly previousSecret: string | undefined
}): Generator<readonly [SignatureMistake, string]> {
  const key = Buffer.from(secret, 'base64')
  const stamp = `${timestamp}.`
  const right = hmac(key, stamp, body)
  yield ['undecoded-secret', hmac(secret, stamp, body).toString('hex')]
  yield ['upper-case-signature', right.toString('hex').toUpperCase()]
  yield ['base64-signature', right.toString('base64')]
  yield ['base64-signature', right.toString('base64url')]
  if (previousSecret !== undefined) {
    yield ['old-secret', sign({ secret: previousSecret, timestamp, body })]
  }
  yield ['missing-timestamp', hmac(key, body).toString('hex')]
  for (const separator of separators) {
    yield ['wrong-separator', hmac(key, timestamp, separator, body).toString('hex')]
  }
  for (const other of trimmed(body)) {
    yield ['trimmed-body', hmac(key, stamp, other).toString('hex')]
  }
  // As UTF-16 the whole of what is signed is usually written, not the body alone.
  yield ['body-encoding', hmac(key, Buffer.from(stamp + body, 'utf16le')).toString('hex')]
  for (const other of otherEncodings(body)) {
    yield ['body-encoding', hmac(key, stamp, other).toString('hex')]
  }
  for (const other of reserialized(body)) {
    yield ['reserialized-body', hmac(key, stamp, other).toString('hex')]
    yield ['reserialized-body', hmac(key, stamp, other, '\n').toString('hex')]
  }
}

function hmac(key: string | Buffer, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const made = createHmac('sha256', key)
  for (const part of parts) made.update(part)
  return made.digest()
}
