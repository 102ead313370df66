import { fakerTH } from '@faker-js/faker'
import { omiseRequests } from '@omise-sandbox/api/requests'
import { instant, mayNeedCare, needsCare, parseWritten, printWritten } from '@omise-sandbox/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCharge } from '../src/charges/read-charge.ts'
import { parseBody, parseForm } from '../src/http/body.ts'
import { readSource } from '../src/sources/read-source.ts'
import { prettyJson, WrittenJson } from '../src/wire/written-json.ts'
import { confusing } from './confusing.ts'
import { type Api, chargeBody, openSandbox } from './harness.ts'
import { sizes } from './sizes.ts'

const settings = { country: 'TH', methods: ['barcode_alipay'] } as const
const reading = {
  settings,
  now: instant(0),
  hasStore: false,
  prefer: undefined,
  targets: { allowPrivate: true, ports: 'any', hosts: undefined },
  barcodeRules: 'lenient',
} as const

const anything = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    'THB',
    'barcode_alipay',
    '2000',
    '-1',
    'true',
    'x',
    2000,
    2000.5,
    true,
    [],
    {},
  ),
  fc.jsonValue(),
  confusing,
)
const mostlyRight = (value: unknown) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, anything)

const anyCharge = fc.record(
  {
    amount: mostlyRight(400_000),
    currency: mostlyRight('thb'),
    source: fc.oneof(
      fc.record({
        type: mostlyRight('barcode_alipay'),
        barcode: mostlyRight('1234567890'),
        store_id: mostlyRight('1'),
        store_name: mostlyRight('A'),
        terminal_id: mostlyRight(null),
        id: mostlyRight(undefined),
      }),
      anything,
    ),
    description: mostlyRight('Table 7'),
    metadata: mostlyRight({ order: 1 }),
    capture: mostlyRight(true),
    expires_at: mostlyRight(undefined),
    webhook_endpoints: mostlyRight(['http://127.0.0.1/']),
  },
  { requiredKeys: [] },
)

describe('what the API takes', () => {
  it('as a charge is what its document says', () => {
    fc.assert(
      fc.property(anyCharge, (body) => {
        const read = readCharge(body, reading)
        if (read.ok)
          expect(withoutBlanks(body)).toSatisfy(
            omiseRequests.createChargeBody as (v: unknown) => boolean,
          )
      }),
      { numRuns: 2_000 },
    )
  })

  it('as a source is what its document says', () => {
    fc.assert(
      fc.property(
        fc.record({
          amount: mostlyRight(2000),
          currency: mostlyRight('THB'),
          type: mostlyRight('barcode_alipay'),
          barcode: mostlyRight('1'),
        }),
        (body) => {
          const read = readSource(body, settings, 'lenient')
          if (read.ok)
            expect(withoutBlanks(body)).toSatisfy(
              omiseRequests.createSourceBody as (v: unknown) => boolean,
            )
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

/** Blank counts as left out, and a code scanned as a number as its digits. */
function withoutBlanks(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (item === null || item === '' || item === undefined) return []
      const isDigits = typeof item === 'number' && name !== 'amount'
      return [[name, isDigits ? String(item) : name === 'source' ? withoutBlanks(item) : item]]
    }),
  )
}

describe('reading a body', () => {
  it('never throws, whatever bytes come under whatever type', async () => {
    const type = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'text/plain',
      undefined,
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), type, async (bytes, contentType) => {
        expect(await parseBody(Buffer.from(bytes), contentType)).toHaveProperty('ok')
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives back any JSON object that has no forbidden name, and whole numbers alone', () => {
    const values = [fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)]
    const object = fc.dictionary(fc.string(), fc.anything({ values, maxDepth: 5 }))
    fc.assert(
      fc.property(object, (value) => {
        const text = JSON.stringify(value)
        fc.pre(!text.includes('__proto__') && !text.includes('\\u0000'))
        expect(parseBody(Buffer.from(text), 'application/json')).toEqual({
          ok: true,
          value: { fields: JSON.parse(text) },
        })
      }),
    )
  })

  it('writes any JSON as Ruby would, with the same values and in the same lines', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value)
        const written = printWritten(parseWritten(text))

        expect(JSON.parse(written)).toEqual(JSON.parse(text))
        expect(printWritten(parseWritten(written))).toBe(written)
        expect(prettyJson(new WrittenJson(text))).toBe(JSON.stringify(value, null, 2))
        expect(needsCare(parseWritten(text)) && !mayNeedCare(`[${text}]`)).toBe(false)
      }),
      { numRuns: sizes.jsonWritten },
    )
  })

  it('reads back any form that was encoded', () => {
    const fields = fc.dictionary(
      fc.stringMatching(/^[a-z_]{1,10}$/),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fields, (value) => {
        fc.pre(
          !Object.entries(value)
            .flat()
            .some((text) => text.includes('\0') || text === '__proto__'),
        )
        const parsed = parseForm(new URLSearchParams(value).toString())
        expect(parsed.ok && { ...parsed.value }).toEqual(value)
      }),
    )
  })
})

describe('any sequence of calls', () => {
  it('gets only answers that the document describes, and never a 500', async () => {
    await using checked = await openSandbox()
    fakerTH.seed(7)
    const made = ['chrg_test_5kgevscrv4hfzxsaz19']
    const step = fc.constantFrom<(api: Api, id: string, body: object) => Promise<unknown>>(
      async (api, _id, body) => {
        const { body: answer } = await api.post('/charges', body)
        if (answer.id) made.push(answer.id)
      },
      async (api) => {
        const answer = await api.post(
          '/charges',
          chargeBody({ source: { store_name: fakerTH.company.name() } }),
        )
        made.push(answer.body.id)
      },
      (api, id) => api.get(`/charges/${id}`),
      (api, id) => api.post(`/charges/${id}/expire`),
      (api, id) => api.post(`/charges/${id}/mark_as_paid`, {}),
      (api, id, body) => api.post(`/charges/${id}/mark_as_failed`, body),
      (api, id, body) => api.patch(`/charges/${id}`, body),
      (api, id, body) => api.post(`/charges/${id}/refunds`, body),
      (api, id) => api.post(`/charges/${id}/refunds`, { amount: 1 }),
      (api, id) => api.get(`/charges/${id}/refunds`),
      (api, id) => api.get(`/charges/${id}/events`),
      (api) => api.get('/charges?limit=3&order=reverse_chronological'),
      (api) => api.get('/events?limit=3'),
      (api, _id, body) => api.post('/sources', body),
      () => checked.sandbox.control.clock.advance('1h'),
    )
    const steps = fc.array(fc.tuple(step, fc.nat(), anyCharge), {
      minLength: 20,
      maxLength: 40,
    })

    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        for (const [act, index, body] of plan) {
          await act(checked.api, made[index % made.length] as string, body)
        }
      }),
      { numRuns: 15 },
    )

    expect(checked.answers.filter(({ status = 0 }) => status >= 500)).toEqual([])
    expect(checked.answers.length).toBeGreaterThan(150)
  })
})
