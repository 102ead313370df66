import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountFilter, timeFilter } from '../src/search/search-filters.ts'

const itself = amountFilter((amount: number) => amount)

/** Subunits as a search has them. */
const baht = (amount: number) => (amount / 100).toFixed(2)

describe('a range of amounts', () => {
  const amount = fc.integer({ min: 0, max: 20_000_000 })

  it('finds what lies from its first to its last, and a missing end bounds nothing', () => {
    fc.assert(
      fc.property(amount, amount, amount, (one, other, found) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)]
        const holds = (value: string) => itself.read(value)?.(found)

        expect(holds(`${baht(first)}..${baht(last)}`)).toBe(first <= found && found <= last)
        expect(holds(`${baht(first)}..`)).toBe(first <= found)
        expect(holds(`..${baht(last)}`)).toBe(found <= last)
        expect(holds(baht(first))).toBe(found === first)
      }),
    )
  })

  it('that runs backwards stands for nothing', () => {
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        fc.pre(one !== other)

        const [first, last] = [Math.max(one, other), Math.min(one, other)]
        expect(itself.read(`${baht(first)}..${baht(last)}`)).toBeUndefined()
      }),
    )
  })

  it('is read without failing, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, last) => {
        const test = itself.read(`${first}..${last}`)

        expect([true, false, undefined]).toContain(test?.(1))
      }),
    )
  })
})

describe('a range of times', () => {
  const moment = timeFilter((at: string) => at)

  it.each([
    ['2025-06-01', '2025-06-01T00:00:00Z', true],
    ['2025-06-01', '2025-06-01T23:59:59Z', true],
    ['2025-06-01', '2025-06-02T00:00:00Z', false],
    ['2025-06-01..2025-06-02', '2025-06-02T23:59:59Z', true],
    ['2025-06-01T10:00:00Z..', '2025-06-01T09:59:59Z', false],
    ['..2025-06-01T10:00:00Z', '2025-06-01T10:00:00Z', true],
    ['..2025-06-01T10:00:00+07:00', '2025-06-01T10:00:00Z', false],
  ])('%s over %s: %s', (value, at, is) => {
    expect(moment.read(value)?.(at)).toBe(is)
  })
})
