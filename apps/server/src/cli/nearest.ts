import { closest, distance } from 'fastest-levenshtein'

/** ` Did you mean charges?`, of what is known and nearest to what was written; nothing where nothing is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const nearest = closest(written, known)
  const maxDistance = Math.max(2, Math.floor(written.length * 0.3))
  if (distance(written, nearest) <= maxDistance) return ` Did you mean ${nearest}?`
  // `alipayplus` is the beginning of `alipayplus_upm`, and of nothing else.
  const [begun, ...others] = known.filter((name) => name.startsWith(written))
  return begun !== undefined && others.length === 0 && written !== ''
    ? ` Did you mean ${begun}?`
    : ''
}
