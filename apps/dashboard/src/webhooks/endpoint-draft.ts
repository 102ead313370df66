import type { ControlWire } from '@omise-sandbox/api'
import { type EventKey, eventKeys } from './event-keys.ts'
import type { WebhookSettings } from './use-webhook-settings.ts'

export const profileNames = ['omise', 'standard', 'fast-ci', 'own'] as const
type ProfileName = (typeof profileNames)[number]

export const inboxUrl = 'sandbox:inbox'
export const listenerUrl = 'sandbox:listener'

/** The endpoint as its form holds it. */
export interface EndpointDraft {
  readonly url: string
  readonly everyEvent: boolean
  readonly events: readonly EventKey[]
  readonly profile: ProfileName
  /** `1s, 5s` */
  readonly waits: string
  /** Empty for the usual one. */
  readonly timeout: string
  readonly standardHeaders: boolean
}

export function draftOf(settings: WebhookSettings): EndpointDraft {
  const { url, events, profile } = settings
  const own = typeof profile === 'string' ? undefined : profile
  return {
    url: url ?? '',
    everyEvent: events.includes('*'),
    events: eventKeys.filter((key) => events.includes(key)),
    profile: typeof profile === 'string' ? profile : 'own',
    waits: own?.waits.join(', ') ?? '1s, 5s',
    timeout: own?.timeout ?? '',
    standardHeaders: settings.standard_headers,
  }
}

export function changeOf(draft: EndpointDraft): ControlWire['WebhookSettingsUpdate'] {
  return {
    url: draft.url.trim() || null,
    events: draft.everyEvent ? ['*'] : [...draft.events],
    profile: profileOf(draft),
    standard_headers: draft.standardHeaders,
  }
}

function profileOf({ profile, waits, timeout }: EndpointDraft): ControlWire['Profile'] {
  if (profile !== 'own') return profile
  const length = timeout.trim()
  return {
    waits: waits
      .split(',')
      .map((wait) => wait.trim())
      .filter((wait) => wait !== ''),
    ...(length === '' ? {} : { timeout: length }),
  }
}
