import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Currency, formatMoney, parseMoney } from '../src/format/money.ts'

const currencies: readonly Currency[] = ['THB', 'SGD', 'MYR']

describe('amounts', () => {
  it('are read as they are written, in each currency', () => {
    fc.assert(
      fc.property(fc.constantFrom(...currencies), fc.nat(10_000_000_000), (currency, subunits) => {
        expect(parseMoney(formatMoney(subunits, currency), currency)).toBe(subunits)
      }),
    )
  })

  it.each([
    ['THB', '฿4,000.50'],
    ['SGD', 'S$4,000.50'],
    ['MYR', 'RM\u00a04,000.50'],
  ] as const)('in %s are written %s', (currency, text) => {
    expect(formatMoney(400_050, currency)).toBe(text)
  })

  it.each([
    ['THB', '4,000', 400_000],
    ['THB', '฿ 20.5', 2050],
    ['THB', ' 20. ', 2000],
    ['THB', '0.01', 1],
    ['THB', '0.29', 29],
    ['SGD', 'S$20', 2000],
    ['SGD', '$20', 2000],
    ['SGD', 'SGD 20', 2000],
    ['MYR', 'RM20.50', 2050],
  ] as const)('in %s are read from %s', (currency, text, subunits) => {
    expect(parseMoney(text, currency)).toBe(subunits)
  })

  it.each([
    ...['', 'abc', '-1', '1e5', '20.005', '٢٠', '9'.repeat(20), '1 000', 'S$20', '$20', 'RM 20'],
    '฿',
  ])('in baht are not %j', (text) => {
    expect(parseMoney(text, 'THB')).toBeUndefined()
  })
})
