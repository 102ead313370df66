import { randomInt } from 'node:crypto'

/** Draws that a seed gives again. */
export interface Random {
  /** From 0 to below 1. */
  draw(): number
  /** A whole number from 0 to `max`. */
  upTo(max: number): number
}

/** Runs a test with chance, and names the seed where it fails: `OMISE_SANDBOX_TEST_SEED` gives the same draws again. */
export async function withSeededRandom(test: (random: Random) => Promise<void>): Promise<void> {
  const { OMISE_SANDBOX_TEST_SEED: given } = process.env
  const seed = given === undefined ? randomInt(2 ** 32) : Number(given)
  try {
    await test(randomOf(seed))
  } catch (cause) {
    throw new Error(`With OMISE_SANDBOX_TEST_SEED=${seed}: ${String(cause)}`, { cause })
  }
}

/** Mulberry32, by Tommy Ettinger. */
function randomOf(seed: number): Random {
  let state = seed
  function draw(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { draw, upTo: (max) => Math.floor(draw() * (max + 1)) }
}
