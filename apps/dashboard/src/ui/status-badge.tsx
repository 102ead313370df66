import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'

/** A charge's state, told by word and by colour. */
export function StatusBadge({ status }: { readonly status: ControlWire['ChargeStatus'] }) {
  return <span class={`badge ${status}`}>{messages.status[status]}</span>
}
