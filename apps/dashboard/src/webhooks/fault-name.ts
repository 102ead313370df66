import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'

/** What can be made to go wrong with webhooks. */
export const webhookFaults = [
  'drop',
  'duplicate',
  'delay',
  'reorder',
  'corrupt-signature',
  'corrupt-body',
] as const satisfies readonly ControlWire['FaultType'][]

export type WebhookFault = (typeof webhookFaults)[number]

export function faultName(type: ControlWire['FaultType']): string {
  const known = webhookFaults.find((each) => each === type)
  return known === undefined ? type : messages.webhooks.faults.types[known].name
}
