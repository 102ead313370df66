import type { EventKey } from './event.ts'
import type { WebhookEffectType } from './fault.ts'
import type { ChargeId, DeliveryId, EventId } from './id.ts'
import type { Instant } from './instant.ts'

/** One event on its way to one endpoint, with every attempt made. */
export interface Delivery {
  readonly id: DeliveryId
  readonly event: EventId
  readonly key: EventKey
  readonly charge: ChargeId
  readonly url: string
  /** Which life of the account it belongs to: each reset begins another. */
  readonly epoch: number
  readonly state: DeliveryState
  /** What was made to go wrong with it, and by what; null where nothing was. */
  readonly chaos: Chaos | null
  readonly attempts: readonly Attempt[]
  readonly createdAt: Instant
  /** When the next attempt is due; null when there is none to come. */
  readonly nextAttemptAt: Instant | null
}

/** A dropped delivery was lost on purpose, and never tried. */
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'dropped'

export interface Chaos {
  readonly type: WebhookEffectType
  /** The fault's id, or the test barcode that asked for it. */
  readonly by: string
}

export interface Attempt {
  /** When, by the account's clock. */
  readonly at: Instant
  /** The headers sent; the body is the event's, the same at each attempt. */
  readonly headers: Readonly<Record<string, string>>
  readonly response: AttemptResponse | null
  /** Why no answer came, in a sentence. */
  readonly error: string | null
  /** Wall time from connecting to the end of the answer. */
  readonly durationMs: number
}

export interface AttemptResponse {
  readonly status: number
  /** The beginning of the answer, as text. */
  readonly body: string
}

/** The delivery after an attempt. Only a 2xx answer counts as delivered; Omise makes one attempt. */
export function afterAttempt(delivery: Delivery, attempt: Attempt): Delivery {
  const received =
    attempt.response !== null && attempt.response.status >= 200 && attempt.response.status < 300
  return {
    id: delivery.id,
    event: delivery.event,
    key: delivery.key,
    charge: delivery.charge,
    url: delivery.url,
    epoch: delivery.epoch,
    chaos: delivery.chaos,
    state: received ? 'delivered' : 'failed',
    attempts: [...delivery.attempts, attempt],
    createdAt: delivery.createdAt,
    nextAttemptAt: null,
  }
}
