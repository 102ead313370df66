/** `npm test` tries that it holds; `OMISE_SANDBOX_SOAK=1` tries how much of it holds. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

export const sizes = {
  /** Notes in the metadata of a large event. */
  largeEvent: soaking ? 9_000 : 900,
  /** Characters of a body that is made to take long. */
  largeBody: soaking ? 1_000_000 : 200_000,
  /** Bits that are flipped, one after the other, in each byte of a body. */
  flippedBits: soaking ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, 7],
} as const
