import type { ControlWire } from '@omise-sandbox/api'
import type { SourceType } from '../methods/payment-method.ts'
import { eventKeys } from './event-keys.ts'
import type { WebhookFault } from './fault-name.ts'

export const eventChoices = ['any', ...eventKeys] as const

/** A fault on webhooks as its form holds it. */
export interface WebhookFaultDraft {
  readonly type: WebhookFault
  /** Empty for no limit. */
  readonly times: string
  readonly event: (typeof eventChoices)[number]
  readonly sourceType: SourceType | 'any'
  /** Only for `delay`. */
  readonly delay: string
}

export const firstDraft: WebhookFaultDraft = {
  type: 'drop',
  times: '1',
  event: 'any',
  sourceType: 'any',
  delay: '30s',
}

export function hasGoodTimes({ times }: WebhookFaultDraft): boolean {
  return /^\s*([1-9]\d{0,6})?\s*$/.test(times)
}

export function faultOf(draft: WebhookFaultDraft): ControlWire['FaultRequest'] {
  const { type, event, sourceType } = draft
  const [times, delay] = [draft.times.trim(), draft.delay.trim()]
  return {
    on: 'webhook',
    type,
    ...(times === '' ? {} : { times: Number(times) }),
    ...(event === 'any' ? {} : { events: [event] }),
    ...(sourceType === 'any' ? {} : { match: { source_type: sourceType } }),
    ...(type === 'delay' && delay !== '' ? { delay } : {}),
  }
}
