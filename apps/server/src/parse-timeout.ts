import { InvalidArgumentError } from 'commander'

const units = { ms: 1, s: 1000, m: 60_000 } as const
const longestMs = 600_000

/** Milliseconds, of a duration that a flag gives. */
export function parseTimeout(text: string): number {
  const [, digits, unit] = /^(\d{1,6})(ms|s|m)$/.exec(text) ?? []
  const ms = Number(digits) * units[unit as keyof typeof units]
  if (ms > 0 && ms <= longestMs) return ms
  throw new InvalidArgumentError('Use a whole number and ms, s or m, such as 5s; at most 10m.')
}
