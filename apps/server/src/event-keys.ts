import type { ControlWire } from '@omise-sandbox/api'
import { InvalidArgumentError } from 'commander'

export type EventKey = ControlWire['EventKey']

export const eventKeys: readonly EventKey[] = [
  'charge.create',
  'charge.complete',
  'charge.expire',
  'charge.update',
  'refund.create',
]

/** The keys of a flag such as `charge.create,charge.complete`, or `*` for all. */
export function parseEventKeys(text: string): (EventKey | '*')[] {
  const allowed = ['*', ...eventKeys] as const
  return text.split(',').map((part) => {
    const key = allowed.find((one) => one === part.trim())
    if (key !== undefined) return key
    throw new InvalidArgumentError(
      `There is no event "${part.trim()}". Use some of: ${allowed.join(', ')}.`,
    )
  })
}
