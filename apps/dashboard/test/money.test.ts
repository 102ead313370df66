import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBaht, parseBaht } from '../src/format/money.ts'

describe('amounts', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_000), (satang) => {
        expect(parseBaht(formatBaht(satang))).toBe(satang)
      }),
    )
  })

  it.each([
    ['4,000', 400_000],
    ['฿ 20.5', 2050],
    [' 20. ', 2000],
    ['0.01', 1],
    ['0.29', 29],
  ])('reads %s', (text, satang) => {
    expect(parseBaht(text)).toBe(satang)
  })

  it.each(['', 'abc', '-1', '1e5', '20.005', '٢٠', '9'.repeat(20), '1 000'])(
    'takes %j for no amount',
    (text) => {
      expect(parseBaht(text)).toBeUndefined()
    },
  )
})
