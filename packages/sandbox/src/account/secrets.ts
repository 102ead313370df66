import { type Instant, readClock } from '@omise-sandbox/core'
import type { AccountState } from '../storage/store.ts'

/** What webhooks are signed with at a wall time: the secret, and while it is rotated the one before it. */
export function secretsOf({ settings, clock }: AccountState, wallClock: Instant): string[] {
  const { secret, previousSecret, rotatesUntil } = settings.webhooks
  if (secret === null) return []
  const rotates = rotatesUntil !== null && readClock(clock, wallClock) < rotatesUntil
  return rotates && previousSecret !== null ? [secret, previousSecret] : [secret]
}
