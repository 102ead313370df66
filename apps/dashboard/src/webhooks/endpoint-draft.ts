import type { ControlWire } from '@omise-sandbox/api'
import { type EventKey, eventKeys } from './event-keys.ts'
import type { WebhookSettings } from './use-webhook-settings.ts'

export const retryPolicyNames = ['omise', 'standard', 'fast-ci', 'own'] as const
type RetryPolicyName = (typeof retryPolicyNames)[number]

export const inboxUrl = 'sandbox:inbox'
export const listenerUrl = 'sandbox:listener'

/** The endpoint as its form holds it. */
export interface EndpointDraft {
  readonly url: string
  readonly everyEvent: boolean
  readonly events: readonly EventKey[]
  readonly retryPolicy: RetryPolicyName
  /** `1s, 5s` */
  readonly waits: string
  /** Empty for the usual one. */
  readonly timeout: string
  readonly standardHeaders: boolean
}

export function draftOf(settings: WebhookSettings): EndpointDraft {
  const { url, events, retry_policy: policy } = settings
  const own = typeof policy === 'string' ? undefined : policy
  return {
    url: url ?? '',
    everyEvent: events.includes('*'),
    events: eventKeys.filter((key) => events.includes(key)),
    retryPolicy: typeof policy === 'string' ? policy : 'own',
    waits: own?.waits.join(', ') ?? '1s, 5s',
    timeout: own?.timeout ?? '',
    standardHeaders: settings.standard_headers,
  }
}

export function changeOf(draft: EndpointDraft): ControlWire['WebhookSettingsUpdate'] {
  return {
    url: draft.url.trim() || null,
    events: draft.everyEvent ? ['*'] : [...draft.events],
    retry_policy: retryPolicyOf(draft),
    standard_headers: draft.standardHeaders,
  }
}

function retryPolicyOf({ retryPolicy, waits, timeout }: EndpointDraft): ControlWire['RetryPolicy'] {
  if (retryPolicy !== 'own') return retryPolicy
  const length = timeout.trim()
  return {
    waits: waits
      .split(',')
      .map((wait) => wait.trim())
      .filter((wait) => wait !== ''),
    ...(length === '' ? {} : { timeout: length }),
  }
}
