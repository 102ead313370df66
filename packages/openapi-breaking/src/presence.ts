import type { Header } from './document.ts'
import type { Direction } from './finding.ts'

type Part = Pick<Header, 'required'>

/** What became of whether a body or a parameter is there, and must be. */
export function presenceChanges(
  was: Part | undefined,
  is: Part | undefined,
  direction: Direction,
): string[] {
  if (was && !is) return [direction === 'taken' ? 'is no longer read' : 'is gone']
  if (direction === 'taken') return is?.required && !was?.required ? ['is required now'] : []
  return was?.required && !is?.required ? ['may be missing now'] : []
}
