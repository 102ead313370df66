import type { ControlWire } from '@omise-sandbox/api'
import { words } from '../words/words.ts'

/** A charge's state, told by word and by colour. */
export function StatusBadge({ status }: { readonly status: ControlWire['ChargeStatus'] }) {
  return <span class={`badge ${status}`}>{words.status[status]}</span>
}
