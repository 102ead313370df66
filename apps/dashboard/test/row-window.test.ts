import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scrollTo, windowOf } from '../src/charges/row-window.ts'

const views = fc.record({
  count: fc.nat(20_000),
  rowHeight: fc.integer({ min: 1, max: 200 }),
  top: fc.nat(4_000_000),
  height: fc.integer({ min: 1, max: 3000 }),
})

describe('the window of a long list', () => {
  it('holds every row that is in view, and few others', () => {
    fc.assert(
      fc.property(views, ({ count, rowHeight, top, height }) => {
        const { first, end } = windowOf({ count, rowHeight, top, height })

        expect(first).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(count)
        for (const y of [top, top + height / 2, top + height - 1]) {
          const row = Math.floor(y / rowHeight)
          if (row < count) expect(first <= row && row < end).toBe(true)
        }
        expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 18)
      }),
    )
  })

  it('scrolls to a row no further than is needed to see it whole', () => {
    const view = { rowHeight: 50, top: 1000, height: 500 }

    expect(scrollTo({ ...view, row: 25 })).toBe(1000)
    expect(scrollTo({ ...view, row: 19 })).toBe(950)
    expect(scrollTo({ ...view, row: 30 })).toBe(1050)
    expect(scrollTo({ ...view, row: 0 })).toBe(0)
  })
})
