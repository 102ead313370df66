import { messages } from '../messages/messages.ts'
import type { Delivery } from './use-deliveries.ts'

/** A delivery's state, told by word and by colour. */
export function DeliveryBadge({ state }: { readonly state: Delivery['state'] }) {
  return <span class={`badge ${state}`}>{messages.webhooks.deliveries.states[state]}</span>
}
