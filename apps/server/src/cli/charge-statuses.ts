import type { ControlWire } from '@omise-sandbox/api'

/** Each status of the document once: one that is added there and not here does not compile. */
const known: Readonly<Record<ControlWire['ChargeStatus'], true>> = {
  pending: true,
  successful: true,
  failed: true,
  expired: true,
}

export const chargeStatuses = Object.keys(known) as readonly ControlWire['ChargeStatus'][]
