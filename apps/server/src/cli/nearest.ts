import { closest, distance } from 'fastest-levenshtein'

/** ` Did you mean charges?`, of what is known and nearest to what was written; nothing where nothing is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const nearest = closest(written, known)
  const maxDistance = Math.max(2, Math.floor(written.length * 0.3))
  return distance(written, nearest) <= maxDistance ? ` Did you mean ${nearest}?` : ''
}
