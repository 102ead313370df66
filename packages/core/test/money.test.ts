import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAmount, feesOf, methodOf, parseSubunits, share, subunits } from '../src/index.ts'

describe('fees', () => {
  // The documentation page's figures, and those of recorded charges.
  it.each([
    [400_000, 6_600, 462, 392_938],
    [500_000, 8_250, 578, 491_172],
    [1_000_000, 16_500, 1_155, 982_345],
    [150_000, 2_475, 173, 147_352],
  ])('of %i satang are fee %i, VAT %i, net %i', (amount, fee, feeVat, net) => {
    expect(feesOf(subunits(amount), methodOf('barcode_alipay').fee)).toEqual({ fee, feeVat, net })
  })

  it('round half up, not to even', () => {
    expect(share(subunits(5_000), { numerator: 365, denominator: 10_000 })).toBe(183)
  })

  it('and net always add up to the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000, max: 15_000_000 }), (amount) => {
        const { fee, feeVat, net } = feesOf(subunits(amount), methodOf('barcode_alipay').fee)
        expect(fee + feeVat + net).toBe(amount)
        expect(Math.abs(fee - amount * 0.0165)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })
})

const thaiLimits = { min: subunits(2_000), max: subunits(15_000_000) }

describe('an amount', () => {
  it.each([
    [1_999, 'below'],
    [2_000, 'ok'],
    [15_000_000, 'ok'],
    [15_000_001, 'above'],
  ])('of %i is %s', (amount, outcome) => {
    const result = checkAmount(subunits(amount), thaiLimits)

    expect(result.ok ? 'ok' : result.refusal.rule).toBe(outcome)
  })

  it.each([
    ['400000', 400_000],
    ['-1', -1],
    [2_000, 2_000],
    ['007', 7],
    ['9'.repeat(16), Number.MAX_SAFE_INTEGER],
    [`-${'9'.repeat(400)}`, -Number.MAX_SAFE_INTEGER],
  ])('%j is read as %i', (raw, amount) => {
    expect(parseSubunits(raw)).toBe(amount)
  })

  it.each([
    '',
    ' 5',
    '1e5',
    '2000.5',
    'abc',
    '0x10',
    '９',
    2000.5,
    Number.NaN,
    1e300,
    null,
    true,
    ['1'],
    {},
  ])('%j is not a number of satang', (raw) => {
    expect(parseSubunits(raw)).toBeUndefined()
  })
})
