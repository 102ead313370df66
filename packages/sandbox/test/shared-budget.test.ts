import { expect, it } from 'vitest'
import { createSharedBudget, equalLevel } from '../src/concurrency/shared-budget.ts'

it('a budget that is exceeded takes from those that hold most, and leaves what others have', () => {
  const budget = createSharedBudget(100)
  const levels: [string, number][] = []
  const open = (name: string) => {
    const share = budget.open((maxBytes) => {
      levels.push([name, maxBytes])
      share.add(Math.floor(maxBytes) - share.usedBytes)
    })
    return share
  }
  const [small, large, larger] = [open('small'), open('large'), open('larger')]
  small.add(5)
  large.add(40)

  larger.add(60)

  expect(levels).toEqual([
    ['large', 35],
    ['larger', 35],
  ])
  expect([small.usedBytes, budget.usedBytes]).toEqual([5, 75])
  larger.close()
  expect(budget.usedBytes).toBe(40)
})

it.each([
  [[10, 10], 20, Number.POSITIVE_INFINITY],
  [[10, 30], 30, 20],
  [[40, 5, 40, 5], 50, 20],
  [[8, 8], 4, 2],
])('%j fit into %d where none holds more than %d', (sizes, total, level) => {
  expect(equalLevel(sizes, total)).toBe(level)
})
