/**
 * A reproducible source of random bits, held as data so that it is saved and restored with everything else:
 * the same seed and the same number of draws give the same bits on every machine.
 */
export interface RandomState {
  /** Four 32-bit words: the state of an sfc32 generator. */
  readonly state: readonly [number, number, number, number]
}

export function seedRandom(seed: string): RandomState {
  let hash = 0x811c9dc5
  const words: number[] = []
  for (let word = 0; word < 3; word++) {
    for (let index = 0; index < seed.length; index++) {
      hash = Math.imul(hash ^ (seed.charCodeAt(index) + word * 0x9e37), 0x01000193) >>> 0
      hash = (hash ^ (hash >>> 15)) >>> 0
    }
    words.push(hash)
  }
  const [a = 0, b = 0, c = 0] = words
  const warm = createRng({ state: [a, b, c, 1] })
  for (let round = 0; round < 12; round++) warm.next()
  return warm.state()
}

/** Draws from a {@link RandomState} within one decision; `state()` is what to save afterwards. */
export interface Rng {
  /** 32 uniform random bits, as a whole number from 0 to 4294967295. */
  next(): number
  state(): RandomState
}

export function createRng(from: RandomState): Rng {
  let [a, b, c, counter] = from.state
  return {
    next() {
      // sfc32 (Chris Doty-Humphrey, PractRand): small, fast, passes BigCrush.
      const sum = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (c << 21) | (c >>> 11)
      c = (c + sum) | 0
      return sum >>> 0
    },
    state: () => ({ state: [a >>> 0, b >>> 0, c >>> 0, counter >>> 0] }),
  }
}
