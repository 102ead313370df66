import { createHmac } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  constructEvent,
  generateTestHeaders,
  verifyWebhook,
  WebhookError,
  type WebhookFailure,
  type WebhookHeaders,
} from '../src/index.ts'
import { anyCharacter } from './any-character.ts'
import { aChargeEvent, asSent, previousSecret, secret, signedAt } from './events.ts'
import { independentSignatures } from './independent.ts'
import { sizes } from './sizes.ts'

const body = aChargeEvent()
const headers = generateTestHeaders(body, secret, { signedAt })
const signature = headers['Omise-Signature'] ?? ''
const timestamp = headers['Omise-Signature-Timestamp'] ?? ''

/** Every reason there is. */
const reasons = Object.keys({
  'body-parsed': true,
  'no-secret': true,
  'missing-signature': true,
  'malformed-signature': true,
  'missing-timestamp': true,
  'malformed-timestamp': true,
  'wrong-signature': true,
  'too-old': true,
  'too-new': true,
  'malformed-body': true,
  'not-an-event': true,
} satisfies Record<WebhookFailure, true>)

/** A webhook as it came; what is left out is right. */
interface Came {
  readonly body?: unknown
  readonly headers?: unknown
  readonly secret?: unknown
  readonly receivedAt?: number | Date
  readonly tolerance?: number
}

/** Why it is refused, or the event's key. What callers without types may give is let through on purpose. */
function outcomeOf(came: Came): string {
  const given = { body, headers, secret, receivedAt: signedAt, ...came }
  const { receivedAt, tolerance } = given
  try {
    return constructEvent(
      given.body as string,
      given.headers as WebhookHeaders,
      given.secret as string,
      { receivedAt, ...(tolerance === undefined ? {} : { tolerance }) },
    ).key
  } catch (error) {
    if (error instanceof WebhookError && reasons.includes(error.reason)) return error.reason
    throw error
  }
}

/** The outcome for a body that is signed as it is. */
function outcomeOfSigned(signed: string | Uint8Array): string {
  return outcomeOf({ body: signed, headers: generateTestHeaders(signed, secret, { signedAt }) })
}

describe('a webhook that is signed rightly', () => {
  it('is the event', () => {
    const event = constructEvent(body, headers, secret, { receivedAt: signedAt })

    expect(event).toEqual(JSON.parse(body))
  })

  it('is so as text, as bytes, as a Buffer and as bytes of another realm', () => {
    const bytes = new TextEncoder().encode(body)
    const foreign: unknown = runInNewContext('Uint8Array.from(bytes)', { bytes })

    expect(foreign).not.toBeInstanceOf(Uint8Array)
    for (const given of [body, bytes, Buffer.from(body), foreign]) {
      expect(outcomeOf({ body: given })).toBe('charge.complete')
    }
  })

  it.each([
    ['Headers', new Headers(headers)],
    ["Node's", { 'omise-signature': signature, 'omise-signature-timestamp': timestamp }],
    ['capitals', { 'OMISE-SIGNATURE': signature, 'OMISE-SIGNATURE-TIMESTAMP': timestamp }],
    [
      "Node's headersDistinct",
      { 'omise-signature': [signature], 'omise-signature-timestamp': [timestamp] },
    ],
    ['no prototype', Object.assign(Object.create(null), headers)],
    ['one that is named get', { get: 'x', ...headers }],
    [
      'white space around',
      {
        ...headers,
        'Omise-Signature': ` ${signature}\t`,
        'Omise-Signature-Timestamp': ` ${timestamp} `,
      },
    ],
    [
      'a signature that is not ours before it',
      { ...headers, 'Omise-Signature': `${'0'.repeat(64)}, ${signature}` },
    ],
  ])('is found with headers of this kind: %s', (_, given) => {
    expect(outcomeOf({ headers: given })).toBe('charge.complete')
  })

  it.each([
    ['Thai, Chinese and an emoji', aChargeEvent({ description: 'ร้านกาแฟ / 咖啡店 😀' })],
    ['a lone surrogate, escaped', aChargeEvent({ description: '\ud800' })],
    ['compact', JSON.stringify(JSON.parse(body))],
    ['a megabyte', aChargeEvent({ description: 'ก/'.repeat(262_144) })],
    ['a byte order mark', `\ufeff${body}`],
  ])('is read: %s', (_, text) => {
    expect(outcomeOfSigned(text)).toBe('charge.complete')
    expect(outcomeOfSigned(Buffer.from(text))).toBe('charge.complete')
  })

  it('gives a key that is not known as it is', () => {
    const customer = asSent({
      object: 'event',
      id: 'evnt_test_1',
      key: 'customer.create',
      data: { object: 'customer', id: 'cust_test_1' },
    })

    expect(outcomeOfSigned(customer)).toBe('customer.create')
  })

  it('has headers that a receiver may check now', () => {
    const now = generateTestHeaders(body, secret)

    expect(constructEvent(body, now, secret).key).toBe('charge.complete')
    expect(generateTestHeaders(body, secret, { signedAt: new Date(signedAt) })).toEqual(headers)
    expect(generateTestHeaders(body, secret, { signedAt: signedAt + 999 })).toEqual(headers)
  })
})

describe('a body that is not what was signed', () => {
  it('is refused with one bit of any byte flipped', () => {
    const bytes = Buffer.from(body)
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of sizes.flippedBits) {
        const flipped = Buffer.from(bytes)
        flipped[at] = (bytes[at] ?? 0) ^ (1 << bit)
        expect(outcomeOf({ body: flipped })).toBe('wrong-signature')
      }
    }
  })

  it('is refused with any byte of any body changed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (bytes, place, difference) => {
          const signed = generateTestHeaders(bytes, secret, { signedAt })
          const at = place % bytes.length
          const changed = bytes.with(at, (bytes[at] ?? 0) ^ difference)
          expect(outcomeOf({ body: changed, headers: signed })).toBe('wrong-signature')
        },
      ),
    )
  })

  it('is refused cut at any length', () => {
    for (let length = 0; length < body.length; length++) {
      expect(outcomeOf({ body: body.slice(0, length) })).toBe('wrong-signature')
    }
  })

  it.each([
    ['UTF-16', Buffer.from(thai(), 'utf16le')],
    ['Latin-1', Buffer.from(thai(), 'latin1')],
    ['read as Latin-1', Buffer.from(thai()).toString('latin1')],
    ['a byte order mark before it', `\ufeff${thai()}`],
    ['trimmed', thai().trim()],
    ['written anew', JSON.stringify(JSON.parse(thai()))],
  ])('is refused in another form: %s', (_, other) => {
    const signed = generateTestHeaders(thai(), secret, { signedAt })

    expect(outcomeOf({ body: other, headers: signed })).toBe('wrong-signature')
  })

  it('is refused with the timestamp of another moment', () => {
    const later = { ...headers, 'Omise-Signature-Timestamp': String(Number(timestamp) + 1) }

    expect(outcomeOf({ headers: later })).toBe('wrong-signature')
  })

  it.each([
    ['an object', JSON.parse(body)],
    ['undefined', undefined],
    ['null', null],
    ['a list', [1]],
    ['a number', 1],
  ])('is refused already parsed: %s', (_, parsed) => {
    expect(outcomeOf({ body: parsed })).toBe('body-parsed')
  })
})

function thai(): string {
  return aChargeEvent({ description: 'ร้านกาแฟ' })
}

describe('a body that is signed rightly and is no event', () => {
  it.each(['', '{', 'null?', '\ufeff\ufeff{}', '['.repeat(1_000_000)])(
    'is not read: %.9s',
    (text) => {
      expect(outcomeOfSigned(text)).toBe('malformed-body')
    },
  )

  it('is not read in another encoding than UTF-8', () => {
    expect(outcomeOfSigned(Buffer.from(body, 'utf16le'))).toBe('malformed-body')
    expect(outcomeOfSigned(Buffer.from(body.replace('coffee', 'café'), 'latin1'))).toBe(
      'malformed-body',
    )
  })

  it.each([
    null,
    1,
    'event',
    [],
    {},
    { object: 'charge', id: 'chrg_test_1', status: 'successful' },
    { object: 'event', id: 'evnt_test_1', key: 'charge.create' },
    { object: 'event', id: 'evnt_test_1', key: 'charge.create', data: null },
    { object: 'event', id: 'evnt_test_1', key: 'charge.create', data: {} },
    { object: 'event', id: 'evnt_test_1', key: 'charge.create', data: { id: 1 } },
    { object: 'event', id: 'evnt_test_1', key: 'customer.create', data: ['cust_test_1'] },
    { object: 'charge', id: 'evnt_test_1', key: 'charge.create', data: { id: 'chrg_test_1' } },
    { object: 'event', id: 1, key: 'charge.create', data: { id: 'chrg_test_1' } },
    { object: 'event', id: 'evnt_test_1', data: { id: 'chrg_test_1' } },
  ])('is not taken for one: %j', (value) => {
    expect(outcomeOfSigned(asSent(value))).toBe('not-an-event')
  })

  it('is not taken for one however deep', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`

    expect(['not-an-event', 'malformed-body']).toContain(outcomeOfSigned(deep))
  })
})

describe('the age of a webhook', () => {
  it.each([
    ['at the tolerance', { receivedAt: signedAt + 300_000 }, 'charge.complete'],
    ['a moment over it', { receivedAt: signedAt + 300_001 }, 'too-old'],
    ['a replay of yesterday', { receivedAt: new Date(signedAt + 86_400_000) }, 'too-old'],
    ['ahead by the tolerance', { receivedAt: signedAt - 300_000 }, 'charge.complete'],
    ['ahead by a moment more', { receivedAt: signedAt - 300_001 }, 'too-new'],
    ['a tolerance of one second', { receivedAt: signedAt + 1001, tolerance: 1 }, 'too-old'],
    ['no tolerance, at once', { tolerance: 0 }, 'charge.complete'],
    ['any age', { receivedAt: 0, tolerance: Number.POSITIVE_INFINITY }, 'charge.complete'],
    // Number(process.env.TOLERANCE) must not let replays in.
    ['a tolerance that is no number', { tolerance: Number.NaN }, 'too-old'],
    ['a receipt at no time', { receivedAt: new Date('') }, 'too-old'],
  ])('is looked at: %s', (_, came, outcome) => {
    expect(outcomeOf(came)).toBe(outcome)
  })

  it('is not told of what is not signed', () => {
    const forged = { ...headers, 'Omise-Signature': 'f'.repeat(64) }

    expect(outcomeOf({ headers: forged, receivedAt: 0 })).toBe('wrong-signature')
  })

  it('is counted to now', () => {
    expect(() => constructEvent(body, headers, secret)).toThrow(/is a replay/)
  })
})

describe('headers that are missing or malformed', () => {
  it.each([
    ['none', {}],
    ['undefined', undefined],
    ['null', null],
    ['Headers without them', new Headers()],
    ['an empty one', { ...headers, 'Omise-Signature': '' }],
    ['white space', { ...headers, 'Omise-Signature': ' \t' }],
    ['undefined in it', { ...headers, 'Omise-Signature': undefined }],
    ['an empty list', { ...headers, 'Omise-Signature': [] }],
    ['get that gives no text', { get: () => 1 }],
  ])('have no signature: %s', (_, given) => {
    expect(outcomeOf({ headers: given })).toBe('missing-signature')
  })

  it.each([
    signature.toUpperCase(),
    signature.slice(1),
    `${signature}0`,
    `sha256=${signature}`,
    Buffer.from(signature, 'hex').toString('base64'),
    `${signature},`,
    `${signature};${signature}`,
    `${signature} ${signature}`,
  ])('have no signature of ours: %s', (given) => {
    expect(outcomeOf({ headers: { ...headers, 'Omise-Signature': given } })).toBe(
      'malformed-signature',
    )
  })

  it.each([undefined, '', ' ', []])('have no timestamp: %j', (given) => {
    const without = { ...headers, 'Omise-Signature-Timestamp': given }

    expect(outcomeOf({ headers: without })).toBe('missing-timestamp')
  })

  it.each(['now', '1e9', '-1', '1.5', '0x10', '١٧', `${timestamp}, ${timestamp}`, '1'.repeat(13)])(
    'have no number of seconds: %s',
    (given) => {
      const malformed = { ...headers, 'Omise-Signature-Timestamp': given }

      expect(outcomeOf({ headers: malformed })).toBe('malformed-timestamp')
    },
  )

  it('that are repeated are read as fetch and Node give them', () => {
    const twice = new Headers(headers)
    twice.append('Omise-Signature', signature)

    expect(outcomeOf({ headers: twice })).toBe('charge.complete')
    expect(outcomeOf({ headers: { ...headers, 'Omise-Signature': [signature, 'x'] } })).toBe(
      'charge.complete',
    )
  })
})

describe('the secret', () => {
  it.each([
    ['empty', ''],
    ['undefined', undefined],
    ['null', null],
    ['a number', 1],
    ['none', []],
    ['one of two empty', [secret, '']],
    ['one of two undefined', [undefined, secret]],
    // Each decodes to no byte at all, and with an empty key anyone can sign.
    ['no base64', '===='],
    ['white space', ' \n'],
  ])('must be there: %s', (_, given) => {
    expect(outcomeOf({ secret: given })).toBe('no-secret')
  })

  it('lets nobody in who signs with an empty key', () => {
    const forged = createHmac('sha256', '').update(`${timestamp}.${body}`).digest('hex')

    expect(outcomeOf({ headers: { ...headers, 'Omise-Signature': forged }, secret: '"!"' })).toBe(
      'no-secret',
    )
  })

  it('may have a line break at its end, as one that is read from a file', () => {
    expect(outcomeOf({ secret: `${secret}\n` })).toBe('charge.complete')
  })

  it('must be the right one', () => {
    expect(outcomeOf({ secret: previousSecret })).toBe('wrong-signature')
  })

  it('may be either of two', () => {
    expect(outcomeOf({ secret: [previousSecret, secret] })).toBe('charge.complete')
    expect(outcomeOf({ secret: [secret, previousSecret] })).toBe('charge.complete')
  })

  it.each([
    ['the new one', secret],
    ['the old one', previousSecret],
    ['both', [previousSecret, secret]],
  ])('may during a rotation be %s', (_, given) => {
    const rotated = generateTestHeaders(body, [secret, previousSecret], { signedAt })

    expect(rotated['Omise-Signature']).toMatch(/^[0-9a-f]{64},[0-9a-f]{64}$/)
    expect(outcomeOf({ headers: rotated, secret: given })).toBe('charge.complete')
  })
})

describe('what is no webhook at all', () => {
  const anyHeader = fc.oneof(
    fc.constantFrom(signature, timestamp, `${signature},${signature}`),
    fc.string(),
    fc.array(fc.string()),
    fc.anything(),
  )
  const anyHeaders = fc.oneof(
    fc.record(
      { 'Omise-Signature': anyHeader, 'omise-signature-timestamp': anyHeader, get: anyHeader },
      { requiredKeys: [] },
    ),
    fc.dictionary(fc.string(), anyHeader),
    fc.anything(),
  )
  const anySecret = fc.oneof(fc.constant(secret), fc.string(), fc.base64String(), fc.anything())
  const anyBody = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: anyCharacter }),
    fc.json(),
    fc.anything(),
  )

  it('is refused with a reason that is known, whatever it is', () => {
    fc.assert(
      fc.property(anyBody, anyHeaders, anySecret, fc.double(), fc.double(), (...given) => {
        const [anything, head, key, receivedAt, tolerance] = given
        expect(reasons).toContain(
          outcomeOf({ body: anything, headers: head, secret: key, receivedAt, tolerance }),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('is refused, or an event, when anything is signed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array(), fc.string({ unit: anyCharacter }), fc.json()),
        (signed) => {
          expect(['malformed-body', 'not-an-event']).toContain(outcomeOfSigned(signed))
        },
      ),
    )
  })
})

describe('an independent implementation', () => {
  const bodies = [
    '',
    body,
    aChargeEvent({ description: 'ร้านกาแฟ / 咖啡店 😀' }),
    aChargeEvent({ description: 'ก/'.repeat(262_144) }),
    ...fc.sample(fc.string({ unit: anyCharacter }), { numRuns: 100, seed: 1 }),
  ].map((text) => Buffer.from(text))
  const signed = [...bodies, ...fc.sample(fc.uint8Array(), { numRuns: 100, seed: 2 })]

  it('signs as the test headers do, for plain, rotated, Unicode and large bodies', async () => {
    const cases = signed.flatMap((bytes) =>
      [secret, previousSecret].map((key) => ({ secret: key, timestamp, body: bytes })),
    )

    const theirs = await independentSignatures(cases)

    const ours = signed.map((bytes) =>
      generateTestHeaders(bytes, [secret, previousSecret], { signedAt }),
    )
    expect(ours.map((one) => one['Omise-Signature']).join(',')).toBe(theirs.join(','))
  })

  it('signs what is taken, with each of the secrets', async () => {
    const theirs = await independentSignatures(
      signed.map((bytes) => ({ secret: previousSecret, timestamp, body: bytes })),
    )

    for (const [at, bytes] of signed.entries()) {
      const given = { ...headers, 'Omise-Signature': `${'0'.repeat(64)},${theirs[at]}` }
      const options = { receivedAt: signedAt }
      expect(() => verifyWebhook(bytes, given, [secret, previousSecret], options)).not.toThrow()
      expect(() => verifyWebhook(bytes, given, secret, options)).toThrow(WebhookError)
    }
  })

  it('may be Web Crypto', async () => {
    const key = await crypto.subtle.importKey(
      'raw',
      Buffer.from(secret, 'base64'),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    )
    for (const bytes of signed) {
      const payload = Buffer.concat([Buffer.from(`${timestamp}.`), bytes])
      const theirs = Buffer.from(await crypto.subtle.sign('HMAC', key, payload)).toString('hex')
      const given = { ...headers, 'Omise-Signature': theirs }
      expect(() => verifyWebhook(bytes, given, secret, { receivedAt: signedAt })).not.toThrow()
    }
  })
})
