import { after, type Duration, duration, hours, minutes, seconds } from './duration.ts'
import type { EventKey } from './event.ts'
import type { WebhookFaultType } from './fault.ts'
import type { ChargeId, DeliveryId, EventId } from './id.ts'
import type { Instant } from './instant.ts'

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

/** When a failed delivery is tried again, and how long each attempt may take. */
export interface RetryPolicy {
  /** The waits between the attempts, on the account's clock: one attempt more than there are waits. */
  readonly waits: readonly Duration[]
  /** Wall time. */
  readonly timeout: Duration
}

const defaultTimeout = seconds(10)

/** Omise makes one attempt: it "does not guarantee retries". The others are ours. */
export const retryPolicies = {
  omise: { waits: [], timeout: defaultTimeout },
  standard: {
    waits: [seconds(5), minutes(5), minutes(30), ...[2, 5, 10, 14, 20, 24].map(hours)],
    timeout: defaultTimeout,
  },
  'fast-ci': { waits: [100, 500, 2000].map(duration), timeout: defaultTimeout },
} as const satisfies Record<string, RetryPolicy>

export type RetryPolicyName = keyof typeof retryPolicies

export function retryPolicyOf(choice: RetryPolicyName | RetryPolicy): RetryPolicy {
  return typeof choice === 'string' ? retryPolicies[choice] : choice
}

/** Only a 2xx answer says that a webhook was received. */
function wasReceived({ response }: Attempt): boolean {
  return response !== null && response.status >= 200 && response.status < 300
}

/** Whether the endpoint says that it is gone for good. */
export function saysGone({ response }: Attempt): boolean {
  return response?.status === 410
}

/**
 * The delivery after an attempt, with its next retry. One that failed is tried again as the retry policy says, and no sooner than the endpoint
 * asked for; one that was asked for besides changes the plan only by succeeding.
 */
export function planRetry(
  delivery: Delivery,
  attempt: Attempt,
  plan: { readonly retryPolicy: RetryPolicy; readonly retryAfter: Duration | null },
): Delivery {
  const next = {
    id: delivery.id,
    event: delivery.event,
    key: delivery.key,
    charge: delivery.charge,
    url: delivery.url,
    epoch: delivery.epoch,
    fault: delivery.fault,
    attempts: [...delivery.attempts, attempt],
    createdAt: delivery.createdAt,
  }
  if (wasReceived(attempt) || delivery.state === 'delivered') {
    return { ...next, state: 'delivered', nextAttemptAt: null }
  }
  if (attempt.cause === 'resend') return { ...next, ...afterFailedResend(delivery) }
  const planned = next.attempts.filter(({ cause }) => cause === 'schedule').length
  const wait = saysGone(attempt) ? undefined : plan.retryPolicy.waits[planned - 1]
  if (wait === undefined) return { ...next, state: 'failed', nextAttemptAt: null }
  const later = duration(Math.max(wait, plan.retryAfter ?? 0))
  return { ...next, state: 'pending', nextAttemptAt: after(attempt.at, later) }
}

/** What stays of a delivery whose resend failed: one that was dropped has now failed. */
function afterFailedResend({
  state,
  nextAttemptAt,
}: Delivery): Pick<Delivery, 'state' | 'nextAttemptAt'> {
  return { state: state === 'dropped' ? 'failed' : state, nextAttemptAt }
}
