import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createId,
  createIdMaker,
  createRng,
  firstIdAt,
  formatInstant,
  initialIdCursor,
  instant,
  instantOfId,
  seedRandom,
} from '../src/index.ts'

const someInstant = fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 }).map(instant)

function maker(seed: string, now: number, last = initialIdCursor) {
  return createIdMaker({ now: instant(now), rng: createRng(seedRandom(seed)), last })
}

describe('an id', () => {
  it('of the documentation page tells the second of its charge', () => {
    expect(formatInstant(instantOfId('chrg_test_5kgevscrv4hfzxsaz19'))).toBe('2020-07-07T01:34:23Z')
  })

  it('carries its moment, whatever the bits', () => {
    fc.assert(
      fc.property(someInstant, fc.bigInt({ min: 0n, max: 2n ** 55n - 1n }), (at, bits) => {
        const id = createId('chrg', at, bits)
        expect(id).toMatch(/^chrg_test_[0-9a-z]{19}$/)
        expect(instantOfId(id)).toBe(at)
        expect(id >= firstIdAt('chrg', at) && id < firstIdAt('chrg', instant(at + 1))).toBe(true)
      }),
    )
  })

  it('sorts after every id made before it, in one moment or later', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 50 }),
        (seed, steps) => {
          let now = 1_700_000_000_000
          let last = initialIdCursor
          let before = ''
          for (const step of steps) {
            now += step
            const ids = maker(`${seed}${now}`, now, last)
            for (const id of [ids.make('evnt'), ids.make('evnt')]) {
              expect(id > before).toBe(true)
              before = id
            }
            last = ids.cursor()
          }
        },
      ),
    )
  })

  it('is the same for the same seed and moment, and another for another seed', () => {
    const [one, same, other] = ['a', 'a', 'b'].map((seed) =>
      maker(seed, 1_700_000_000_000).make('src'),
    )

    expect(one).toBe(same)
    expect(one).not.toBe(other)
  })
})

describe('dice', () => {
  it('go on from saved chance as if they had never stopped', () => {
    const rng = createRng(seedRandom('seed'))
    rng.next()
    const resumed = createRng(rng.state())

    expect(resumed.next()).toBe(rng.next())
  })

  it('roll every bit about half of the time', () => {
    const rng = createRng(seedRandom('fair'))
    const ones = new Array<number>(32).fill(0)
    for (let count = 0; count < 4_000; count++) {
      const rolled = rng.next()
      for (let bit = 0; bit < 32; bit++) ones[bit] = (ones[bit] ?? 0) + ((rolled >>> bit) & 1)
    }

    for (const count of ones) expect(Math.abs(count - 2_000)).toBeLessThan(200)
  })
})
