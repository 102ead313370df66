import type { ControlWire } from '@omise-sandbox/api'
import { useState } from 'preact/hooks'
import type { LiveUpdate } from '../live/live.ts'
import { touches } from '../live/live-update.ts'
import { type Loaded, useLive } from '../live/use-live.ts'
import { useClients } from '../session/use-clients.ts'

export type WebhookSettings = ControlWire['WebhookSettings']

/** The account's endpoint and secret, and what takes an answer that is newer. */
export interface LiveWebhookSettings extends Loaded<WebhookSettings> {
  /** Shows what a change answered until the sandbox has been asked anew. */
  take(answer: WebhookSettings): void
}

export function useWebhookSettings(): LiveWebhookSettings {
  const { control } = useClients()
  const { value, failure, reload } = useLive('webhooks', () => control.webhooks.get(), concerns)
  const [taken, setTaken] = useState<{ answer: WebhookSettings; over: typeof value }>()
  return {
    value: taken && taken.over === value ? taken.answer : value,
    failure,
    reload,
    take: (answer) => setTaken({ answer, over: value }),
  }
}

function concerns(update: LiveUpdate): boolean {
  return touches(update, 'webhooks') || (update.type === 'delivery' && isGone(update.delivery))
}

/** An endpoint that answers 410 is switched off. */
function isGone({ attempts }: ControlWire['Delivery']): boolean {
  return attempts.at(-1)?.response?.status === 410
}
