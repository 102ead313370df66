import { after, type Duration, duration, hours, minutes, seconds } from '../time/duration.ts'
import { type Attempt, type Delivery, saysGone } from './delivery.ts'

/** When a failed delivery is tried again, and how long each attempt may take. */
export interface RetryPolicy {
  /** The backoff: the waits between the attempts, on the account's clock; one attempt more than there are waits. */
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

/**
 * The delivery after an attempt, with its next retry. One that failed is tried again as the retry policy says, and no sooner
 * than the endpoint asked for; one that was asked for besides changes the plan only by succeeding.
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
