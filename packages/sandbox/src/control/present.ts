import type { ControlWire } from '@omise-sandbox/api'
import {
  type Clock,
  type Delivery,
  type Event,
  formatDuration,
  formatInstant,
  formatTimeOfDay,
  type Instant,
  type Outcome,
  readClock,
} from '@omise-sandbox/core'
import { sentBody, webhookBody } from '../events/present-event.ts'
import { currencyOf, enabledTypes, firstMethod } from '../payment-methods/methods-of-account.ts'
import type { AccountId, AccountSettings, Task, WebhookEndpoint } from '../storage/store.ts'

export function presentClock(clock: Clock, wallClock: Instant): ControlWire['Clock'] {
  const scale = clock.mode === 'frozen' ? 0 : clock.scale
  return { now: formatInstant(readClock(clock, wallClock)), mode: clock.mode, scale }
}

export function presentSettings(
  account: AccountId,
  settings: AccountSettings,
  serverOutcome: Outcome,
): ControlWire['AccountSettings'] {
  return {
    account,
    country: settings.country,
    currency: currencyOf(settings),
    methods: [...enabledTypes(settings)],
    api_version: settings.apiVersion,
    default_store: settings.defaultStore,
    default_outcome: presentOutcome(settings.defaultOutcome ?? serverOutcome),
    void_cutoff: formatTimeOfDay(settings.voidCutoff ?? firstMethod(settings).voidCutoff),
  }
}

export function presentOutcome(outcome: Outcome): ControlWire['Outcome'] {
  if (outcome.kind === 'manual') return { outcome: 'manual' }
  const after = formatDuration(outcome.after)
  return outcome.kind === 'failed'
    ? { outcome: 'failed', failure_code: outcome.failure, after }
    : { outcome: outcome.kind, after }
}

export function presentWebhooks(webhooks: WebhookEndpoint): ControlWire['WebhookSettings'] {
  return {
    url: webhooks.url,
    events: [...webhooks.events],
    retry_policy: presentRetryPolicy(webhooks.retryPolicy),
    secret: webhooks.secret,
    previous_secret: webhooks.previousSecret,
    rotates_until: webhooks.rotatesUntil === null ? null : formatInstant(webhooks.rotatesUntil),
    standard_headers: webhooks.standardHeaders,
    disabled: webhooks.disabled,
  }
}

function presentRetryPolicy(policy: WebhookEndpoint['retryPolicy']): ControlWire['RetryPolicy'] {
  if (typeof policy === 'string') return policy
  return { waits: policy.waits.map(formatDuration), timeout: formatDuration(policy.timeout) }
}

export function presentTask(task: Task, at: Instant = task.due): ControlWire['DueWork'] {
  return {
    at: formatInstant(at),
    task: task.kind,
    charge: task.charge,
    ...(task.kind === 'webhook-is-sent' ? { event: task.event } : {}),
  }
}

/** A delivery with its attempts; the body of each is the event's, which never changes. */
export function presentDelivery(
  delivery: Delivery,
  event: Event | undefined,
): ControlWire['Delivery'] {
  const body = event && delivery.attempts.length > 0 ? webhookBody(event) : undefined
  return {
    id: delivery.id,
    created_at: formatInstant(delivery.createdAt),
    event: delivery.event,
    key: delivery.key,
    charge: delivery.charge,
    url: delivery.url,
    state: delivery.state,
    fault: delivery.fault,
    attempts: delivery.attempts.map((attempt) => ({
      at: formatInstant(attempt.at),
      cause: attempt.cause,
      request: {
        headers: { ...attempt.headers },
        body: body === undefined ? '' : sentBody(body, delivery, attempt),
      },
      response: attempt.response,
      error: attempt.error,
      duration_ms: attempt.durationMs,
    })),
    next_attempt_at: delivery.nextAttemptAt === null ? null : formatInstant(delivery.nextAttemptAt),
  }
}
