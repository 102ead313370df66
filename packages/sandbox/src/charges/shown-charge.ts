import type { Wire } from '@omise-sandbox/api'
import type { Charge, Instant, SerializerOptions } from '@omise-sandbox/core'
import { serialize } from '../wire/serializer.ts'
import { presentCharge } from './present-charge.ts'

/** Shows a charge as the imitated API answers it, in the shape of its account or of its payment method. */
export function shownCharge(
  charge: Charge,
  now: Instant,
  { wire, voidCutoff }: SerializerOptions,
): Wire['Charge'] {
  return serialize(presentCharge(charge, now), { wire, voidCutoff }) as Wire['Charge']
}
