import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Diagnosis,
  diagnoseSignature,
  generateTestHeaders,
  type SignatureCase,
  type SignatureMistake,
  signatureMistakes,
  type WebhookHeaders,
} from '../src/index.ts'
import { anyCharacter } from './any-character.ts'
import { aChargeEvent, asSent, previousSecret, secret, signedAt } from './events.ts'
import { sizes } from './sizes.ts'

const timestamp = String(signedAt / 1000)
const key = Buffer.from(secret, 'base64')
const previousKey = Buffer.from(previousSecret, 'base64')

/** What a receiver computes: made with Node's own, and none of the code under test. */
function hmac(by: string | Buffer, ...parts: readonly (string | Buffer)[]): Buffer {
  const payload = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
  return createHmac('sha256', by).update(payload).digest()
}

function hex(...given: Parameters<typeof hmac>): string {
  return hmac(...given).toString('hex')
}

/** The headers of a body signed by each of the keys. */
function headersOf(body: string, keys: readonly Buffer[] = [key]) {
  return {
    'Omise-Signature': keys.map((one) => hex(one, timestamp, '.', body)).join(','),
    'Omise-Signature-Timestamp': timestamp,
  }
}

/** What is told of a receiver that was sent this body, besides what a receiver without a mistake tells. */
type Receiver = (body: string) => Partial<SignatureCase>

function computes(compute: (body: string) => string): Receiver {
  return (body) => ({ computed: compute(body) })
}

/** Signs bytes other than those that came. */
function signs(read: (body: string) => string | Buffer): Receiver {
  return computes((body) => hex(key, timestamp, '.', read(body)))
}

/** Has nothing computed, and shows a body other than the one that came. */
function shows(read: (body: string) => string): Receiver {
  return (body) => ({ body: read(body), computed: undefined, sentBody: body })
}

/** Signs another body than the one that came, shows it, and nobody knows what was sent. */
function signsAndShows(read: (body: string) => string): Receiver {
  return (body) => ({ body: read(body), computed: hex(key, timestamp, '.', read(body)) })
}

const compact = (body: string) => JSON.stringify(JSON.parse(body))
const asLatin1 = (body: string) => Buffer.from(body).toString('latin1')
const changed = (body: string) => body.replace('400000', '4000')

/** Receivers that make one mistake each, by the mistake. */
const receivers: Readonly<Record<SignatureMistake, Readonly<Record<string, Receiver>>>> = {
  'undecoded-secret': {
    plain: computes((body) => hex(secret, timestamp, '.', body)),
    'and shows a copy that was written anew': (body) => ({
      body: compact(body),
      sentBody: body,
      computed: hex(secret, timestamp, '.', body),
    }),
  },
  'reserialized-body': {
    compact: signs(compact),
    'by tabs': signs((body) => JSON.stringify(JSON.parse(body), null, '\t')),
    'by four, with a line break': signs((body) => `${JSON.stringify(JSON.parse(body), null, 4)}\n`),
    'compact, shown': shows(compact),
    'compact, shown and signed': signsAndShows(compact),
    'other order, shown': shows((body) => {
      return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body)).reverse()))
    }),
  },
  'trimmed-body': {
    trim: signs((body) => body.trim()),
    'trim, shown': shows((body) => body.trim()),
    'trim, shown and signed': signsAndShows((body) => body.trim()),
  },
  'body-encoding': {
    'read as Latin-1': signs(asLatin1),
    'read as Latin-1, shown': shows(asLatin1),
    'read as Latin-1, shown and signed': signsAndShows(asLatin1),
    'written as Latin-1': signs((body) => Buffer.from(body, 'latin1')),
    'read as Windows-1252': signs((body) =>
      new TextDecoder('windows-1252').decode(Buffer.from(body)),
    ),
    'UTF-16': signs((body) => Buffer.from(body, 'utf16le')),
    'all in UTF-16': computes((body) => hex(key, Buffer.from(`${timestamp}.${body}`, 'utf16le'))),
    'read as Windows-874': signs((body) =>
      new TextDecoder('windows-874').decode(Buffer.from(body)),
    ),
    // A question mark for each UTF-16 unit, and for each character.
    'written as ASCII by .NET': signs((body) => body.replace(/[\u0080-\uffff]/g, '?')),
    'written as ASCII by Java': signs((body) => {
      return Array.from(body, (one) => (one > '\u007f' ? '?' : one)).join('')
    }),
    'written as Latin-1 by Java': signs((body) => {
      return Buffer.from(Array.from(body, (one) => (one > '\u00ff' ? '?' : one)).join(''), 'latin1')
    }),
    'base64, as of a gateway': signs((body) => Buffer.from(body).toString('base64')),
    'a byte order mark': signs((body) => `\ufeff${body}`),
    'a byte order mark, shown': shows((body) => `\ufeff${body}`),
  },
  'missing-timestamp': { plain: computes((body) => hex(key, body)) },
  'wrong-separator': Object.fromEntries(
    ['', ':', ',', '\n', ' ', '|'].map((by) => [
      JSON.stringify(by),
      computes((body) => hex(key, timestamp, by, body)),
    ]),
  ),
  'base64-signature': {
    base64: computes((body) => hmac(key, timestamp, '.', body).toString('base64')),
    base64url: computes((body) => hmac(key, timestamp, '.', body).toString('base64url')),
  },
  'upper-case-signature': {
    plain: computes((body) => hex(key, timestamp, '.', body).toUpperCase()),
  },
  'old-secret': {
    'after the rotation': computes((body) => hex(previousKey, timestamp, '.', body)),
    'new, and sent before the rotation': (body) => ({ headers: headersOf(body, [previousKey]) }),
  },
  'first-signature-only': {
    'old, and the second': (body) => ({
      headers: headersOf(body, [key, previousKey]),
      computed: hex(previousKey, timestamp, '.', body),
    }),
    'new, and the second': (body) => ({ headers: headersOf(body, [previousKey, key]) }),
  },
  'clock-skew': {
    ahead: () => ({ receivedAt: signedAt + 300_001 }),
    behind: () => ({ receivedAt: signedAt - 300_001 }),
    'by its own tolerance': () => ({ receivedAt: signedAt + 6000, tolerance: 5 }),
    'nothing computed': () => ({ receivedAt: signedAt + 300_001, computed: undefined }),
  },
  'missing-headers': {
    none: () => ({ headers: {} }),
    'no timestamp': (body) => ({
      headers: { ...headersOf(body), 'Omise-Signature-Timestamp': undefined },
    }),
    'an empty signature': (body) => ({ headers: { ...headersOf(body), 'Omise-Signature': ' ' } }),
  },
  'changed-body': {
    signed: signsAndShows(changed),
    'signed, and known what was sent': (body) => ({
      ...signsAndShows(changed)(body),
      sentBody: body,
    }),
    shown: shows(changed),
    'shown, and unknown what was sent': (body) => ({ body: changed(body), computed: undefined }),
    'another endpoint’s secret': (body) => ({ headers: headersOf(body, [Buffer.from('other')]) }),
  },
  unknown: {
    'another key': computes((body) => hex('another', timestamp, '.', body)),
    'two mistakes at once': computes((body) => hex(secret, body)),
    nothing: computes(() => ''),
  },
}

const thai = aChargeEvent({
  description: 'ร้านกาแฟ/咖啡店 <ก&ข>',
  metadata: { url: 'https://a.example/ร้าน' },
})

const bodies: Readonly<Record<string, string>> = {
  'a charge event': aChargeEvent(),
  'Thai and Chinese with slashes': thai,
  emoji: aChargeEvent({ description: '😀👩‍👩‍👧', metadata: { '😀': ['é'] } }),
  'brackets and spaces in text': aChargeEvent({ description: '[ 1, 2 ] { "a": \\n }' }),
  'a quotation mark and brackets in text': aChargeEvent({ description: `"${'['.repeat(2000)}` }),
  'a compact event and a line break': `${compact(aChargeEvent())}\n`,
  'an event of many objects': aChargeEvent({
    metadata: { notes: Array(sizes.largeEvent / 3).fill({ a: [1] }) },
  }),
  'a large event': aChargeEvent({ metadata: { notes: Array(sizes.largeEvent).fill('ร้าน/กาแฟ') } }),
}

/** Where a receiver makes no mistake, or one that another gives the very same bytes for. */
function isIndistinct(name: string, body: string): boolean {
  // Of ASCII alone the bytes are the same in these encodings.
  const isAscii = !/[\u0080-\uffff]/.test(body)
  if (isAscii && /Latin-1|Windows|ASCII/.test(name)) return true
  // Written compactly anew and trimmed are one: only the line break is gone.
  return body.trim() === compact(body) && /^compact/.test(name)
}

const planted = Object.entries(receivers).flatMap(([mistake, byName]) =>
  Object.entries(byName).flatMap(([name, receiver]) =>
    Object.entries(bodies)
      .filter(([, body]) => !isIndistinct(name, body))
      .map(([bodyName, body]) => ({ mistake, name, bodyName, body, receiver })),
  ),
)

function diagnosisOf(body: string, given: Partial<SignatureCase> = {}): Diagnosis {
  const computed = hex(key, timestamp, '.', body)
  const right = { body, headers: headersOf(body), secret, previousSecret, computed }
  return diagnoseSignature({ ...right, receivedAt: signedAt, ...given } as SignatureCase)
}

describe('the doctor', () => {
  it.each(planted)('names $mistake ($name) for $bodyName', ({ mistake, body, receiver }) => {
    const [explanation, remedy] = signatureMistakes[mistake as SignatureMistake]

    expect(diagnosisOf(body, receiver(body))).toMatchObject({ mistake, explanation, remedy })
  })

  it.each(Object.entries(bodies))('finds nothing wrong where nothing is: %s', (_, body) => {
    expect(diagnosisOf(body)).toEqual({
      mistake: null,
      explanation: 'Nothing is wrong with this signature.',
      remedy: 'Nothing to do.',
      expected: hex(key, timestamp, '.', body),
    })
  })

  it.each<[string, Partial<SignatureCase>]>([
    ['nothing is computed', { computed: undefined }],
    ['white space around it', { computed: ` ${headersOf(thai)['Omise-Signature']}\n` }],
    ['the first of two', { headers: headersOf(thai, [key, previousKey]) }],
    ['headers as fetch gives them', { headers: new Headers(headersOf(thai)) }],
    ['no secret before it', { previousSecret: undefined }],
    ['exactly at the tolerance', { receivedAt: signedAt + 300_000 }],
    ['received at no known time', { receivedAt: undefined }],
    ['a copy of the body that was written anew since', { body: compact(thai) }],
  ])('finds nothing wrong: %s', (_, given) => {
    expect(diagnosisOf(thai, given).mistake).toBeNull()
  })

  it('finds nothing wrong with test headers', () => {
    const headers = generateTestHeaders(thai, [secret, previousSecret], { signedAt })

    expect(diagnosisOf(thai, { headers }).mistake).toBeNull()
  })

  it('tells what should have been computed, also of a body shown as it was written anew', () => {
    const expected = hex(key, timestamp, '.', thai)

    expect(diagnosisOf(thai, { computed: 'x' }).expected).toBe(expected)
    expect(diagnosisOf(thai, { computed: 'x', body: compact(thai) }).expected).toBe(expected)
    expect(diagnosisOf(thai, { headers: {} }).expected).toBeNull()
  })
})

describe('JSON that was written anew', () => {
  const sent = asSent({ b: 'a/b <é> & [ 1 ]', a: [1, { c: null }], e: [], f: {} })

  it.each([
    // json.dumps(json.loads(body))
    ['Python', String.raw`{"b": "a/b <\u00e9> & [ 1 ]", "a": [1, {"c": null}], "e": [], "f": {}}`],
    [
      'Python, ensure_ascii=False',
      '{"b": "a/b <é> & [ 1 ]", "a": [1, {"c": null}], "e": [], "f": {}}',
    ],
    // json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    ['Python, sorted', '{"a":[1,{"c":null}],"b":"a/b <é> & [ 1 ]","e":[],"f":{}}'],
    // json_encode(json_decode($body))
    ['PHP', String.raw`{"b":"a\/b <\u00e9> & [ 1 ]","a":[1,{"c":null}],"e":[],"f":{}}`],
    [
      'PHP, JSON_UNESCAPED_UNICODE',
      String.raw`{"b":"a\/b <é> & [ 1 ]","a":[1,{"c":null}],"e":[],"f":{}}`,
    ],
    [
      'PHP, JSON_PRETTY_PRINT',
      String.raw`{
    "b": "a\/b <\u00e9> & [ 1 ]",
    "a": [
        1,
        {
            "c": null
        }
    ],
    "e": [],
    "f": {}
}`,
    ],
    ['JavaScript', '{"b":"a/b <é> & [ 1 ]","a":[1,{"c":null}],"e":[],"f":{}}'],
    // json.Marshal of a map[string]any
    ['Go', String.raw`{"a":[1,{"c":null}],"b":"a/b \u003cé\u003e \u0026 [ 1 ]","e":[],"f":{}}`],
    // ActiveSupport's to_json
    ['Rails', String.raw`{"b":"a/b \u003cé\u003e \u0026 [ 1 ]","a":[1,{"c":null}],"e":[],"f":{}}`],
  ])('is known as %s writes it', (_, written) => {
    for (const signed of [written, `${written}\n`]) {
      const computed = hex(key, timestamp, '.', signed)
      expect(diagnosisOf(sent, { computed }).mistake).toBe('reserialized-body')
    }
  })
})

describe('a body with white space around it', () => {
  it.each<[string, (body: string) => string]>([
    ['both', (body) => body.trim()],
    ['the start', (body) => body.trimStart()],
    ['the end', (body) => body.trimEnd()],
  ])('is known when it was trimmed at %s', (_, trim) => {
    const sent = `\n${thai}`
    const computed = hex(key, timestamp, '.', trim(sent))

    expect(diagnosisOf(sent, { computed }).mistake).toBe('trimmed-body')
  })
})

describe('whatever the doctor is given', () => {
  const large = sizes.largeBody
  const anyText = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.json(),
    fc.constantFrom(secret, thai),
  )
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const anyHeaders = fc.oneof(
    fc.anything(),
    fc.record({ 'Omise-Signature': anyText, 'Omise-Signature-Timestamp': anyText }),
  )

  it('it answers with a mistake that is known, or none', () => {
    const known: unknown[] = [...Object.keys(signatureMistakes), null]
    const anyCase = fc.record({
      body: anyText,
      headers: anyHeaders.map((headers) => headers as WebhookHeaders),
      secret: anyText,
      previousSecret: maybe(anyText),
      computed: maybe(anyText),
      sentBody: maybe(anyText),
      receivedAt: maybe(fc.double()),
      tolerance: maybe(fc.double()),
    })

    fc.assert(fc.property(anyCase, (given) => known.includes(diagnoseSignature(given).mistake)))
  })

  it('it does not know a value that comes from nothing', () => {
    const unrelated = fc.uint8Array({ minLength: 32, maxLength: 32 })

    fc.assert(
      fc.property(anyText, unrelated, (body, bytes) => {
        const computed = Buffer.from(bytes).toString('hex')
        expect(diagnosisOf(body, { computed }).mistake).toBe('unknown')
      }),
    )
  })

  it.each([
    ['brackets that open', '['.repeat(large)],
    ['lists in lists', '['.repeat(large / 2) + ']'.repeat(large / 2)],
    ['objects in objects', `${'{"a":'.repeat(large / 6)}1${'}'.repeat(large / 6)}`],
    // Indented by four these would be gigabytes.
    [
      'many deep lists',
      `[${Array(large / 2000)
        .fill('['.repeat(990) + ']'.repeat(990))
        .join(',')}]`,
    ],
    ['a deep list of many', `${'['.repeat(900)}${'1,'.repeat(large / 2)}1${']'.repeat(900)}`],
    ['quotes', '"'.repeat(large)],
    ['white space in the middle', `{}${' '.repeat(large)}x`],
    ['what every language escapes', JSON.stringify('<&>/é'.repeat(large / 6))],
    ['small numbers', asSent(Array(Math.floor(large / 7)).fill(1))],
    ['a charge event', aChargeEvent({ metadata: { notes: Array(large / 40).fill('ร้าน/กาแฟ') } })],
  ])('it answers soon for a large body of %s', (_, body) => {
    const computed = '0'.repeat(64)
    const started = performance.now()

    expect(diagnosisOf(body, { computed }).mistake).toBe('unknown')
    expect(
      diagnosisOf(body, { body: `${body}x`, sentBody: body, computed: undefined }).mistake,
    ).toBe('changed-body')

    // Some 200 ms; a machine that is busy with other tests takes longer, and what is not bounded much longer.
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
