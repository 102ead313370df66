import {
  type Chaos,
  type Charge,
  type EventKey,
  testBarcodeEnding,
  triggerOnWebhook,
  type WebhookEffect,
  webhookEffectOfBarcode,
} from '@omise-sandbox/core'
import type { Decision } from './decision.ts'

/** What is to go wrong with a webhook, and what says so. */
export interface Disturbance {
  readonly effect: WebhookEffect
  readonly chaos: Chaos
}

/** What goes wrong with a webhook about to be recorded: by a fault of the account, else by the charge's test barcode. */
export function disturb(
  decision: Decision,
  webhook: { readonly key: EventKey; readonly charge: Charge },
): Disturbance | undefined {
  const { faults } = decision.own()
  if (faults.length > 0) {
    const triggered = triggerOnWebhook(faults, webhook, decision)
    if (triggered) {
      decision.change({ faults: triggered.faults })
      const { effect, id } = triggered.fault
      return { effect, chaos: { type: effect.type, by: id } }
    }
  }
  const { barcode } = webhook.charge.facts.source
  const effect = webhookEffectOfBarcode(barcode, webhook.key)
  return (
    effect && { effect, chaos: { type: effect.type, by: `barcode ${testBarcodeEnding(barcode)}` } }
  )
}
