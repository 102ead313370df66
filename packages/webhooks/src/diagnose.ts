import { fromLatin1, misreadings, prettyJson, sortedJson } from './body-forms.ts'
import { mistakenSignatures } from './mistaken-signatures.ts'
import { sign, signatureHeader, timestampHeader } from './sign.ts'
import { type SignatureMistake, signatureMistakes } from './signature-mistakes.ts'
import { headerOf, type WebhookHeaders } from './verify.ts'

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
  /** What the receiver computed, if it did; white space around it is passed over. */
  readonly computed?: string | undefined
  /** The body as it was sent, where that is known. */
  readonly sentBody?: string | undefined
  /** Milliseconds since 1970. */
  readonly receivedAt?: number | undefined
  /** Seconds; 300 when left out. */
  readonly tolerance?: number | undefined
}

/**
 * Names the mistake that makes a receiver's signature differ from the one it was sent.
 *
 * Of mistakes that give the same bytes the likelier is named: what Omise sends, without its last line break, is taken
 * for trimmed and not for written anew. JSON that would take more than some megabytes when indented is not written anew.
 *
 * @example
 * const { mistake, remedy } = diagnoseSignature({ body, headers: request.headers, secret })
 */
export function diagnoseSignature(given: SignatureCase): Diagnosis {
  const header = headerOf(given.headers, signatureHeader)?.trim()
  const timestamp = headerOf(given.headers, timestampHeader)?.trim()
  if (!header || !timestamp) return diagnosis('missing-headers', null)
  const signatures = header.split(',').map((part) => part.trim())
  const sent = bodyAsSent(given, signatures, timestamp)
  const expected = sign({ secret: given.secret, timestamp, body: sent ?? given.body })
  const found = { given, signatures, timestamp, sent, expected }
  return diagnosis(mistakeIn(found) ?? (isSkewed(timestamp, given) ? 'clock-skew' : null), expected)
}

function diagnosis(mistake: SignatureMistake | null, expected: string | null): Diagnosis {
  const [explanation, remedy] =
    mistake === null
      ? ['Nothing is wrong with this signature.', 'Nothing to do.']
      : signatureMistakes[mistake]
  return { mistake, explanation, remedy, expected }
}

/** The body whose signature the header holds, where it can be found. */
function bodyAsSent(
  given: SignatureCase,
  signatures: readonly string[],
  timestamp: string,
): string | undefined {
  for (const body of possibleBodies(given)) {
    for (const secret of [given.secret, given.previousSecret]) {
      if (secret === undefined || body === undefined) continue
      if (signatures.includes(sign({ secret, timestamp, body }))) return body
    }
  }
  return undefined
}

/** As given, as known to be sent, with the line break that was cut off, as Omise writes the same JSON, read rightly. */
function* possibleBodies({ body, sentBody }: SignatureCase): Generator<string | undefined> {
  yield body
  yield sentBody
  yield `${body}\n`
  yield prettyJson(body)
  yield fromLatin1(body)
}

interface Findings {
  readonly given: SignatureCase
  readonly signatures: readonly string[]
  readonly timestamp: string
  /** The body that the header's signature is of, where it was found. */
  readonly sent: string | undefined
  readonly expected: string
}

function mistakeIn(found: Findings): SignatureMistake | undefined {
  const { given, signatures, sent } = found
  const computed = given.computed?.trim()
  const place = computed === undefined ? -1 : signatures.indexOf(computed)
  if (place > 0) return 'first-signature-only'
  if (computed !== undefined && place < 0) return mistakeBehind(computed, found)
  if (sent === undefined) return 'changed-body'
  // Who computed what was sent has its bytes, whatever copy of the body is shown here.
  return computed === undefined && sent !== given.body ? differenceOf(given.body, sent) : undefined
}

/** What led to a value that the header does not hold. */
function mistakeBehind(
  computed: string,
  { given, timestamp, sent, expected }: Findings,
): SignatureMistake {
  // Right for the present secret, and the webhook was signed with the one before.
  if (computed === expected) return sent === undefined ? 'changed-body' : 'old-secret'
  const { body, secret, previousSecret } = given
  if (sent !== undefined && computed === sign({ secret, timestamp, body })) {
    return differenceOf(body, sent)
  }
  for (const [mistake, value] of mistakenSignatures({
    body: sent ?? body,
    timestamp,
    secret,
    previousSecret,
  })) {
    if (value === computed) return mistake
  }
  return 'unknown'
}

/** How the body that was given differs from the one that was sent. */
function differenceOf(given: string, sent: string): SignatureMistake {
  if (given.trim() === sent.trim() && given.length < sent.length) return 'trimmed-body'
  if (misreadings(sent).includes(given)) return 'body-encoding'
  const one = sortedJson(given)
  return one !== undefined && one === sortedJson(sent) ? 'reserialized-body' : 'changed-body'
}

function isSkewed(timestamp: string, { receivedAt, tolerance = 300 }: SignatureCase): boolean {
  return receivedAt !== undefined && Math.abs(receivedAt / 1000 - Number(timestamp)) > tolerance
}
