import { after, type Duration, hours } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

/** How long a payer has, unless the request says otherwise. Source: `expires_at` of the documentation page's charges. */
const timeToPay: Duration = hours(24)

/** When a charge expires that is made now and names no time. */
export function defaultExpiry(now: Instant): Instant {
  return after(now, timeToPay)
}
