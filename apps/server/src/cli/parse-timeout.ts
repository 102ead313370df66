import { InvalidArgumentError } from 'commander'
import { parseTimeout as readTimeout } from '../settings/parsers.ts'

/** Milliseconds, of a duration that a flag gives. */
export function parseTimeout(text: string): number {
  const timeout = readTimeout(text)
  if (timeout.ok) return timeout.value
  throw new InvalidArgumentError(timeout.refusal)
}
