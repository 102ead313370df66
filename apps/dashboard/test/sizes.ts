const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

/** `npm test` tries that the console holds of far more charges than can be seen; the soak tries how many. */
export const manyCharges = soaking ? 10_000 : 1_200

/** Letters of a word with no end. */
export const endlessLetters = soaking ? 100_000 : 20_000

/** The first of what differs in a word alone: `npm test` is content with it, the soak tries them all. */
export function someOf<Each>(all: readonly Each[], count = 1): readonly Each[] {
  return soaking ? all : all.slice(0, count)
}

/** One of them for each row, by turns: `npm test` tries each row and each of them, the soak every pair. */
export function byTurns<Each>(all: readonly Each[], row: number): readonly Each[] {
  return soaking ? all : all.filter((_, index) => index === row % all.length)
}
