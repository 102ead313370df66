import type { ControlWire } from '@omise-sandbox/api'
import { InvalidArgumentError } from 'commander'

export type EventKey = ControlWire['EventKey']

/** Each key of the document once: one that is added there and not here does not compile. */
const known: Readonly<Record<EventKey, true>> = {
  'charge.create': true,
  'charge.complete': true,
  'charge.expire': true,
  'charge.update': true,
  'refund.create': true,
}

export const eventKeys: readonly EventKey[] = Object.keys(known) as EventKey[]

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
