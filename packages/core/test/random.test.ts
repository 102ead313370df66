import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createRng,
  type Delay,
  drawDelay,
  duration,
  happens,
  maxDelays,
  seedRandom,
} from '../src/index.ts'

const rngOf = (seed: string) => createRng(seedRandom(seed))
const draws = (delay: Delay, count: number) => {
  const rng = rngOf('draws')
  return Array.from({ length: count }, () => drawDelay(delay, rng, maxDelays.answer))
}

describe('a delay', () => {
  it('that is fixed is always the same, and uses up no chance', () => {
    const rng = rngOf('fixed')
    const before = rng.state()

    expect(drawDelay({ distribution: 'fixed', length: duration(70) }, rng, maxDelays.answer)).toBe(
      70,
    )
    expect(rng.state()).toEqual(before)
  })

  it('that is uniform lies between its bounds, both of which it reaches', () => {
    const lengths = draws(
      { distribution: 'uniform', least: duration(3), greatest: duration(6) },
      200,
    )

    expect(new Set(lengths)).toEqual(new Set([3, 4, 5, 6]))
  })

  it('that is lognormal has its median in the middle, and a long tail that is cut off', () => {
    const lengths = draws(
      { distribution: 'lognormal', median: duration(80), sigma: 0.4 },
      4_001,
    ).sort((one, other) => one - other)

    expect(lengths[2_000]).toBeGreaterThan(76)
    expect(lengths[2_000]).toBeLessThan(84)
    // Of a lognormal distribution 16 % lie above median times e to the sigma.
    const above = lengths.filter((length) => length > 80 * Math.exp(0.4)).length / lengths.length
    expect(above).toBeGreaterThan(0.13)
    expect(above).toBeLessThan(0.19)
    const wild = draws({ distribution: 'lognormal', median: duration(60_000), sigma: 5 }, 500)
    expect(Math.max(...wild)).toBe(maxDelays.answer)
  })

  it('is the same with the same seed', () => {
    const delay = { distribution: 'lognormal', median: duration(80), sigma: 1 } as const

    expect(draws(delay, 20)).toEqual(draws(delay, 20))
  })

  it('is whole milliseconds, whatever is drawn', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 600_000 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (seed, median, sigma) => {
          const delay = { distribution: 'lognormal', median: duration(median), sigma } as const
          const drawn = drawDelay(delay, rngOf(seed), maxDelays.answer)
          expect(Number.isInteger(drawn) && drawn >= 0 && drawn <= maxDelays.answer).toBe(true)
        },
      ),
    )
  })
})

describe('what is likely', () => {
  it.each([
    [0, 0, 0],
    [1, 1_000, 1_000],
    [0.3, 250, 350],
  ])('by %d happens between %i and %i times in a thousand', (probability, min, max) => {
    const rng = rngOf('likely')
    const times = Array.from({ length: 1_000 }, () => happens(probability, rng)).filter(Boolean)

    expect(times.length).toBeGreaterThanOrEqual(min)
    expect(times.length).toBeLessThanOrEqual(max)
  })
})
