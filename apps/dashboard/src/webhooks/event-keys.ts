import type { ControlWire } from '@omise-sandbox/api'

export type EventKey = ControlWire['EventKey']

/** What webhooks tell of. */
export const eventKeys = [
  'charge.create',
  'charge.complete',
  'charge.expire',
  'charge.update',
  'refund.create',
] as const satisfies readonly EventKey[]
