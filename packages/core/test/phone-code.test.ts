import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChargeId,
  createRng,
  currentCodes,
  endCode,
  type FailureCode,
  instant,
  type PhoneCode,
  type Rng,
  scanCode,
  seconds,
  seedRandom,
  showCode,
} from '../src/index.ts'
import { at } from './builders.ts'

const type = 'barcode_alipay'
const shownAt = at('2025-06-01T10:00:00Z')
const [one, other] = ['chrg_test_1', 'chrg_test_2'] as readonly [ChargeId, ChargeId]

function aCode(changes: Partial<PhoneCode> = {}): PhoneCode {
  const expiresAt = at('2025-06-01T10:02:00Z')
  return {
    type,
    barcode: '281234567890123456',
    shownAt,
    expiresAt,
    charge: null,
    ...changes,
  }
}

const delay = seconds(2)

const fails = (failure: FailureCode, because: string) => ({
  outcome: { kind: 'failed', failure, after: delay },
  because,
})

const seeded = (seed = 'phone') => createRng(seedRandom(seed))

/** Dice that fall as they are told. */
function loaded(...draws: number[]): Rng {
  const rng = seeded()
  return { next: () => draws.shift() ?? rng.next(), state: rng.state }
}

describe('a fresh code', () => {
  it('has eighteen digits that begin with 28, and is good for two minutes', () => {
    const { code } = showCode([], { type, now: shownAt, rng: seeded() })

    expect(code).toEqual(aCode({ barcode: expect.stringMatching(/^28\d{16}$/) }))
  })

  it('is the same for the same chance', () => {
    const show = (seed: string) =>
      showCode([], { type, now: shownAt, rng: seeded(seed) }).code.barcode

    expect(show('a')).toBe(show('a'))
    expect(show('a')).not.toBe(show('b'))
  })

  it('is none of the test barcodes', () => {
    const rng = loaded(0, 0, 0, 1001, 9, 8, 7, 6)

    expect(showCode([], { type, now: shownAt, rng }).code.barcode).toBe('280009000800070006')
  })

  it('is none that is kept, whether it has run out or not', () => {
    const kept = [aCode(), aCode({ barcode: '280001000100010001', expiresAt: shownAt })]
    const rng = loaded(1234, 5678, 9012, 3456, 1, 1, 1, 1, 9, 8, 7, 6)

    expect(showCode(kept, { type, now: shownAt, rng }).code.barcode).toBe('280009000800070006')
  })

  it('comes last, after those that are shown, and those that have run out, which are remembered', () => {
    const live = aCode({ barcode: '280000000000000002', charge: one })
    const late = aCode({ expiresAt: shownAt })

    const { code, codes } = showCode([live, late], { type, now: shownAt, rng: seeded() })

    expect(codes).toEqual([late, live, code])
  })

  it('ends those that are shown only later, since the clock was set back', () => {
    const before = at('2025-06-01T09:00:00Z')

    const { code, codes } = showCode([aCode()], { type, now: before, rng: seeded() })

    expect(codes).toEqual([aCode({ expiresAt: shownAt }), code])
  })

  it('ends the oldest where twenty are shown', () => {
    const rng = seeded()
    let codes: readonly PhoneCode[] = []
    for (let count = 0; count < 20; count++)
      ({ codes } = showCode(codes, { type, now: shownAt, rng }))

    const shown = showCode(codes, { type, now: shownAt, rng })

    expect(codes).toHaveLength(20)
    expect(currentCodes(shown.codes, shownAt)).toEqual([...codes.slice(1), shown.code])
    expect(shown.codes[0]).toMatchObject({ barcode: codes[0]?.barcode, expiresAt: shownAt })
  })

  it('is remembered among the last twenty that have ended', () => {
    const rng = seeded()
    let codes: readonly PhoneCode[] = []
    const barcodes: string[] = []
    for (let count = 0; count < 30; count++) {
      const now = instant(shownAt + count * 120_000)
      const shown = showCode(codes, { type, now, rng })
      codes = shown.codes
      barcodes.push(shown.code.barcode)
    }

    expect(codes.map(({ barcode }) => barcode)).toEqual(barcodes.slice(-21))
  })
})

describe('a code', () => {
  it('makes its charge wait for the person, and is used up', () => {
    const [spare, code] = [aCode({ barcode: '280000000000000002' }), aCode()]

    const scan = scanCode([spare, code], {
      type,
      barcode: code.barcode,
      charge: one,
      now: shownAt,
      delay,
    })

    expect(scan).toEqual({
      candidate: {
        outcome: { kind: 'manual' },
        because: "code of a payer's phone, ending in 3456",
      },
      codes: [spare, aCode({ charge: one })],
    })
  })

  it('is found whatever a scanner adds to it', () => {
    const scan = scanCode([aCode()], {
      type,
      barcode: ']C1281234567890123456\r\n',
      charge: one,
      now: shownAt,
      delay,
    })

    expect(scan.candidate?.outcome).toEqual({ kind: 'manual' })
    expect(scan.codes).toEqual([aCode({ charge: one })])
  })

  it('that was charged before is rejected and says by what, also when it has run out since', () => {
    const codes = [aCode({ charge: one })]
    const scan = (now: string) =>
      scanCode(codes, { type, barcode: '281234567890123456', charge: other, now: at(now), delay })

    for (const now of ['2025-06-01T10:00:00Z', '2025-06-01T10:05:00Z']) {
      expect(scan(now)).toEqual({
        candidate: fails('payment_rejected', "the phone's code was charged before, by chrg_test_1"),
        codes,
      })
    }
  })

  it('is good until its last millisecond, and is expired afterwards', () => {
    const code = aCode()
    const scan = (now: number) =>
      scanCode([code], { type, barcode: code.barcode, charge: one, now: instant(now), delay })

    expect(scan(code.expiresAt - 1).candidate).toBeDefined()
    expect(scan(code.expiresAt)).toEqual({
      candidate: fails('payment_expired', "the phone's code ended at 2025-06-01T10:02:00Z"),
      codes: [code],
    })
    expect(currentCodes([code], instant(code.expiresAt - 1))).toEqual([code])
    expect(currentCodes([code], code.expiresAt)).toEqual([])
  })

  it('is rejected before it is shown, and says from when it is good', () => {
    const code = aCode()
    const scan = (now: number) =>
      scanCode([code], { type, barcode: code.barcode, charge: one, now: instant(now), delay })

    expect(scan(shownAt).candidate).toBeDefined()
    expect(scan(shownAt - 1)).toEqual({
      candidate: fails(
        'payment_rejected',
        'the phone shows this code only from 2025-06-01T10:00:00Z',
      ),
      codes: [code],
    })
    expect(currentCodes([code], shownAt)).toEqual([code])
    expect(currentCodes([code], instant(shownAt - 1))).toEqual([])
  })

  it('that its phone takes away is expired from then on', () => {
    const now = instant(shownAt + 1_000)
    const code = endCode(aCode(), now)

    expect(currentCodes([code], now)).toEqual([])
    expect(
      scanCode([code], { type, barcode: code.barcode, charge: one, now, delay }).candidate?.outcome,
    ).toMatchObject({ failure: 'payment_expired' })
  })

  it('that nobody shows says nothing', () => {
    const codes = [aCode()]

    expect(
      scanCode(codes, { type, barcode: '1234567890', charge: one, now: shownAt, delay }),
    ).toEqual({
      candidate: undefined,
      codes,
    })
  })
})

it('whatever is shown and scanned, codes are few, differ, and are charged once', () => {
  const step = fc.record({ pass: fc.nat(50_000), scan: fc.option(fc.nat(25)) })

  fc.assert(
    fc.property(fc.string(), fc.array(step, { maxLength: 60 }), (seed, steps) => {
      const rng = seeded(seed)
      const charged = new Set<string>()
      let codes: readonly PhoneCode[] = []
      let now = shownAt
      for (const [index, { pass, scan }] of steps.entries()) {
        now = instant(now + pass)
        if (scan === null) ({ codes } = showCode(codes, { type, now, rng }))
        const { barcode } = codes[scan ?? codes.length] ?? { barcode: 'none' }
        const scanned = scanCode(codes, { type, barcode, charge: `chrg_test_${index}`, now, delay })
        if (scanned.candidate?.outcome.kind === 'manual') {
          expect(charged).not.toContain(barcode)
          charged.add(barcode)
        }
        codes = scanned.codes
        expect(codes.length).toBeLessThanOrEqual(40)
        expect(new Set(codes.map((code) => code.barcode)).size).toBe(codes.length)
      }
    }),
  )
})
