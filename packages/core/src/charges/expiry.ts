import type { PaymentMethod } from '../methods/payment-method.ts'
import { after } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

/** When a charge expires that is made now and names no time. */
export function defaultExpiry(now: Instant, { timeToPay }: PaymentMethod): Instant {
  return after(now, timeToPay)
}
