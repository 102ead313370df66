const quietMilliseconds = 1000
/** How many kinds of words are remembered at once. */
const maxKinds = 100

/**
 * What to say of something that happens again and again: the same words at most once a second, with how often they were
 * left out before. Undefined where nothing is to be said.
 */
export function createRepeats(now: () => number): (words: string) => string | undefined {
  const known = new Map<string, { readonly saidAt: number; unsaid: number }>()
  return (words) => {
    const before = known.get(words)
    if (before && now() - before.saidAt < quietMilliseconds) {
      before.unsaid++
      return undefined
    }
    if (!before && known.size >= maxKinds) known.clear()
    known.set(words, { saidAt: now(), unsaid: 0 })
    return before?.unsaid ? `${words} (and ${before.unsaid} times more since)` : words
  }
}
