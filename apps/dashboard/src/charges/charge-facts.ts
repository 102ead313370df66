import type { ControlWire } from '@omise-sandbox/api'
import type { Charge } from '@omise-sandbox/client'

export type ChargeDetails = Omit<ControlWire['ChargeDetails'], 'charge'> & {
  readonly charge: Charge
}

/** The document of the control API cannot name the imitated API's schema, which its charges have. */
export function withCharge(details: ControlWire['ChargeDetails']): ChargeDetails {
  return { ...details, charge: details.charge as unknown as Charge }
}

/** What of a charge can still be given back, in subunits of its currency. */
export function refundableOf({ status, amount, refunded_amount }: Charge): number {
  return status === 'successful' ? amount - refunded_amount : 0
}
