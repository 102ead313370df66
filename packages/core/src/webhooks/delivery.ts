import type { EventKey } from '../events/event.ts'
import type { WebhookFaultType } from '../faults/fault.ts'
import type { ChargeId, DeliveryId, EventId } from '../id.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

/** One event on its way to one endpoint, with every attempt made. */
export interface Delivery {
  readonly id: DeliveryId
  readonly event: EventId
  readonly key: EventKey
  readonly charge: ChargeId
  readonly url: string
  /** The account's generation it belongs to: each reset begins another. */
  readonly epoch: number
  readonly state: DeliveryState
  /** What was made to go wrong with it, and by what; null where nothing was. */
  readonly fault: InjectedFault | null
  readonly attempts: readonly Attempt[]
  readonly createdAt: Instant
  /** When the next attempt is due; null when there is none to come. */
  readonly nextAttemptAt: Instant | null
}

/** A dropped delivery was lost on purpose, and never tried. */
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'dropped'

export interface InjectedFault {
  readonly type: WebhookFaultType
  /** The fault's id, or the test barcode that asked for it. */
  readonly by: string
}

export interface Attempt extends Omit<Attempted, 'retryAfter'> {
  /** When, by the account's clock. */
  readonly at: Instant
  readonly cause: AttemptCause
  /** The headers sent; the body is the event's, the same at each attempt. */
  readonly headers: Readonly<Record<string, string>>
}

/** What came of an attempt: an answer, or why there was none. */
export interface Attempted {
  readonly response: AttemptResponse | null
  /** How long the endpoint asks to be left alone, by `Retry-After`. */
  readonly retryAfter: Duration | null
  /** Why no answer came, in a sentence. */
  readonly error: string | null
  /** Wall time from connecting to the end of the answer. */
  readonly durationMs: number
}

/** Whether the retry policy planned it, or somebody asked for it. */
export type AttemptCause = 'schedule' | 'resend'

export interface AttemptResponse {
  readonly status: number
  /** The beginning of the answer, as text. */
  readonly body: string
}

/** Whether the endpoint says that it is gone for good. */
export function saysGone({ response }: Attempt): boolean {
  return response?.status === 410
}
