import { createHmac } from 'node:crypto'
import { sign, signatureHeader, timestampHeader } from './sign.ts'
import { headerOf, type WebhookHeaders } from './verify.ts'

/** The mistakes that receivers make with signatures, each with what is wrong and what to do. */
export const signatureMistakes = {
  'undecoded-secret': [
    'The secret was used as it stands, undecoded.',
    'Decode it from base64 first; the key is the bytes that gives.',
  ],
  'reserialized-body': [
    'The body was parsed and written anew before it was signed: its bytes are others.',
    'Take the bytes as they came: express.raw(), request.text(); parse them afterwards.',
  ],
  'trimmed-body': [
    'The body lacks white space that was sent, such as the line break at its end.',
    'Take the bytes as they came, and trim nothing.',
  ],
  'body-encoding': [
    'The body was decoded or encoded as something other than UTF-8.',
    'Sign the bytes themselves, or read them as UTF-8.',
  ],
  'missing-timestamp': [
    'Only the body was signed.',
    `Sign the value of ${timestampHeader}, a dot, and the body.`,
  ],
  'wrong-separator': [
    'Timestamp and body were joined by something other than a dot.',
    `Sign the value of ${timestampHeader}, a dot, and the body.`,
  ],
  'base64-signature': [
    'The signature was written in base64.',
    'Write it in lower-case hex, as Omise-Signature does.',
  ],
  'upper-case-signature': [
    'The signature was written in capitals.',
    'Write it in lower-case hex, as Omise-Signature does.',
  ],
  'old-secret': [
    'The secret is the one from before the rotation, or another endpoint’s.',
    'Take the present one. While it is rotated, accept either of the two signatures.',
  ],
  'first-signature-only': [
    'The header holds two signatures, as while a secret is rotated, and yours is the second.',
    'Split it at the comma, and accept whichever matches.',
  ],
  'clock-skew': [
    'The signature is right, and the timestamp too far from the time of receipt.',
    'Set this machine’s clock by NTP; a delivery that is replayed carries its old timestamp.',
  ],
  'missing-headers': [
    'The signature headers are not there.',
    'Make a webhook secret, and let no proxy take the headers away.',
  ],
  'changed-body': [
    'The body is not what was signed.',
    'It was changed on its way, or belongs to another delivery than the headers.',
  ],
  unknown: [
    'What was computed is none of the usual mistakes.',
    'Compare the key, the timestamp and the body with those shown, byte by byte.',
  ],
} as const

export type SignatureMistake = keyof typeof signatureMistakes

export interface Diagnosis {
  /** Null where nothing is wrong. */
  readonly mistake: SignatureMistake | null
  readonly explanation: string
  readonly remedy: string
  /** What the receiver should have computed; null without a timestamp. */
  readonly expected: string | null
}

export interface SignatureCase {
  /** The body as it came, or as the receiver had it when it signed. */
  readonly body: string
  readonly headers: WebhookHeaders
  /** Base64. */
  readonly secret: string
  readonly previousSecret?: string | undefined
  /** What the receiver computed, if it did. */
  readonly computed?: string | undefined
  /** The body as it was sent, where that is known. */
  readonly sentBody?: string | undefined
  /** Milliseconds since 1970. */
  readonly receivedAt?: number | undefined
  /** Seconds; 300 when left out. */
  readonly tolerance?: number | undefined
}

/** Names the mistake that makes a receiver's signature differ from the one it was sent. */
export function diagnoseSignature(given: SignatureCase): Diagnosis {
  const header = headerOf(given.headers, signatureHeader)
  const timestamp = headerOf(given.headers, timestampHeader)
  if (!header || !timestamp) return diagnosis('missing-headers', null)
  const signatures = header.split(',').map((part) => part.trim())
  const body = bodyAsSent(given, signatures, timestamp)
  const expected = sign({ secret: given.secret, timestamp, body: body ?? given.body })
  const { computed } = given
  if (computed !== undefined) {
    const mistake = mistakeIn({ ...given, computed, body: body ?? given.body, timestamp })
    if (mistake === undefined) return diagnosis('unknown', expected)
    if (mistake !== null) {
      return diagnosis(isSecondOnly(mistake, computed, signatures), expected)
    }
    if (signatures.indexOf(computed) > 0) return diagnosis('first-signature-only', expected)
  }
  if (body === undefined) return diagnosis('changed-body', expected)
  if (body !== given.body) return diagnosis(differenceOf(given.body, body), expected)
  return diagnosis(isSkewed(timestamp, given) ? 'clock-skew' : null, expected)
}

function diagnosis(mistake: SignatureMistake | null, expected: string | null): Diagnosis {
  const [explanation, remedy] =
    mistake === null
      ? ['Nothing is wrong with this signature.', 'Nothing to do.']
      : signatureMistakes[mistake]
  return { mistake, explanation, remedy, expected }
}

/** A signature by the old secret that the header also holds: the secret is fine, only the first was looked at. */
function isSecondOnly(
  mistake: SignatureMistake,
  computed: string,
  signatures: readonly string[],
): SignatureMistake {
  return mistake === 'old-secret' && signatures.indexOf(computed) > 0
    ? 'first-signature-only'
    : mistake
}

/** The body whose signature the header holds: as given, as known to be sent, or as Omise writes the same JSON. */
function bodyAsSent(
  given: SignatureCase,
  signatures: readonly string[],
  timestamp: string,
): string | undefined {
  const bodies = [given.body, given.sentBody, prettyJson(given.body), fromLatin1(given.body)]
  return bodies.find(
    (body): body is string =>
      body !== undefined &&
      secretsOf(given).some((secret) => signatures.includes(sign({ secret, timestamp, body }))),
  )
}

function secretsOf({ secret, previousSecret }: SignatureCase): string[] {
  return previousSecret === undefined ? [secret] : [secret, previousSecret]
}

/** Null where what was computed is right, undefined where it is no mistake that is known. */
function mistakeIn(
  given: SignatureCase & { readonly computed: string; readonly timestamp: string },
): SignatureMistake | null | undefined {
  const { body, timestamp, computed, secret } = given
  if (computed === sign({ secret, timestamp, body })) return null
  return [...attempts(given)].find(([, value]) => value === computed)?.[0]
}

/** What each mistake gives in place of the right signature, the likelier first. */
function* attempts(
  given: SignatureCase & { readonly timestamp: string },
): Generator<readonly [SignatureMistake, string]> {
  const { body, timestamp, secret, previousSecret } = given
  const key = Buffer.from(secret, 'base64')
  const payload = `${timestamp}.${body}`
  const hex = hmac(key, payload).toString('hex')
  yield ['undecoded-secret', hmac(secret, payload).toString('hex')]
  yield ['upper-case-signature', hex.toUpperCase()]
  for (const encoding of ['base64', 'base64url'] as const) {
    yield ['base64-signature', hmac(key, payload).toString(encoding)]
  }
  yield ['missing-timestamp', hmac(key, body).toString('hex')]
  for (const separator of ['', ':', ',', ';', '-', '_', '|', ' ', '\n', '+', '/', '..']) {
    yield ['wrong-separator', hmac(key, `${timestamp}${separator}${body}`).toString('hex')]
  }
  for (const other of reserialized(body)) {
    yield ['reserialized-body', hmac(key, `${timestamp}.${other}`).toString('hex')]
  }
  for (const other of [body.trim(), body.trimEnd(), body.trimStart()]) {
    if (other !== body) {
      yield ['trimmed-body', hmac(key, `${timestamp}.${other}`).toString('hex')]
    }
  }
  for (const other of otherEncodings(body)) {
    const bytes = Buffer.concat([Buffer.from(`${timestamp}.`), other])
    yield ['body-encoding', hmac(key, bytes).toString('hex')]
  }
  if (previousSecret !== undefined) {
    yield ['old-secret', sign({ secret: previousSecret, timestamp, body })]
  }
}

function hmac(key: string | Buffer, payload: string | Buffer): Buffer {
  return createHmac('sha256', key).update(payload).digest()
}

/** The same JSON as libraries write it. */
function reserialized(body: string): string[] {
  const value = parsed(body)
  if (value === undefined) return []
  const compact = JSON.stringify(value)
  const indented = [2, 4, '\t'].map((space) => JSON.stringify(value, null, space))
  const spaced = JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/([[{]) /g, '$1')
    .replace(/ ([\]}])/g, '$1')
  const forms = [compact, ...indented, spaced]
  // PHP escapes slashes, and it and Python what is not ASCII.
  const escaped = forms.flatMap((form) => [
    ascii(form),
    form.replaceAll('/', '\\/'),
    ascii(form).replaceAll('/', '\\/'),
  ])
  const all = [...forms, ...escaped]
  return [...all, ...all.map((form) => `${form}\n`)].filter((form) => form !== body)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function ascii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** Omise's own way to write JSON: two spaces, and a line break at the end. */
function prettyJson(body: string): string | undefined {
  const value = parsed(body)
  return value === undefined ? undefined : `${JSON.stringify(value, null, 2)}\n`
}

/** The text whose UTF-8 bytes, read as Latin-1, give this one; undefined where there is none. */
function fromLatin1(body: string): string | undefined {
  const bytes = Buffer.from(body, 'latin1')
  return bytes.toString('latin1') === body ? bytes.toString('utf8') : undefined
}

function otherEncodings(body: string): Buffer[] {
  const utf8 = Buffer.from(body, 'utf8')
  return [
    Buffer.from(body, 'latin1'),
    Buffer.from(utf8.toString('latin1'), 'utf8'),
    Buffer.from(body, 'utf16le'),
    Buffer.from(utf8.toString('base64')),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]),
  ].filter((bytes) => !bytes.equals(utf8))
}

/** How the body that was given differs from the one that was sent. */
function differenceOf(given: string, sent: string): SignatureMistake {
  if (given.trim() === sent.trim()) return 'trimmed-body'
  const [one, other] = [parsed(given), parsed(sent)]
  if (one !== undefined && JSON.stringify(one) === JSON.stringify(other)) return 'reserialized-body'
  return fromLatin1(given) === sent ? 'body-encoding' : 'changed-body'
}

function isSkewed(timestamp: string, { receivedAt, tolerance = 300 }: SignatureCase): boolean {
  return receivedAt !== undefined && Math.abs(receivedAt / 1000 - Number(timestamp)) > tolerance
}
