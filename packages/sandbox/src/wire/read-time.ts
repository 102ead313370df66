import { hasLostPlus } from '@omise-sandbox/core'

/** What to send instead of a time that cannot be read. */
export function hintForTime(given: unknown): string {
  const form = 'Send a date such as 2026-01-01 or a time such as 2026-01-01T00:00:00Z.'
  if (typeof given !== 'string' || !hasLostPlus(given)) return form
  return `The + of its offset was read as a blank: encode it as %2B, or send UTC. ${form}`
}
