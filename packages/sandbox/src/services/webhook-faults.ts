import {
  type Charge,
  type EventKey,
  type InjectedFault,
  testBarcodeEnding,
  triggerOnWebhook,
  type WebhookEffect,
  webhookEffectOfBarcode,
} from '@omise-sandbox/core'
import type { Decision } from './decision.ts'

/** What is to go wrong with a webhook, and what says so. */
export interface Injection {
  readonly effect: WebhookEffect
  readonly fault: InjectedFault
}

/** What goes wrong with a webhook about to be recorded: by a fault of the account, else by the charge's test barcode. */
export function injectFault(
  decision: Decision,
  webhook: { readonly key: EventKey; readonly charge: Charge },
): Injection | undefined {
  const { faults } = decision.own()
  if (faults.length > 0) {
    const triggered = triggerOnWebhook(faults, webhook, decision)
    if (triggered) {
      decision.change({ faults: triggered.faults })
      const { effect, id } = triggered.fault
      return { effect, fault: { type: effect.type, by: id } }
    }
  }
  const { barcode } = webhook.charge.facts.source
  const effect = webhookEffectOfBarcode(barcode, webhook.key)
  return (
    effect && { effect, fault: { type: effect.type, by: `barcode ${testBarcodeEnding(barcode)}` } }
  )
}
