import {
  type Charge,
  type EventKey,
  type InjectedFault,
  testBarcodeEnding,
  triggerOnWebhook,
  type WebhookFaultEffect,
  webhookFaultOfBarcode,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'

/** What is to go wrong with a webhook, and what says so. */
export interface Injection {
  readonly effect: WebhookFaultEffect
  readonly fault: InjectedFault
}

/** What goes wrong with a webhook about to be recorded: by a fault of the account, else by the charge's test barcode. */
export function injectFault(
  unit: UnitOfWork,
  webhook: { readonly key: EventKey; readonly charge: Charge },
): Injection | undefined {
  const { faults } = unit.accountState()
  if (faults.length > 0) {
    const triggered = triggerOnWebhook(faults, webhook, unit)
    if (triggered) {
      unit.update({ faults: triggered.faults })
      const { effect, id } = triggered.fault
      return { effect, fault: { type: effect.type, by: id } }
    }
  }
  const { barcode } = webhook.charge.facts.source
  const effect = webhookFaultOfBarcode(barcode, webhook.key)
  return (
    effect && { effect, fault: { type: effect.type, by: `barcode ${testBarcodeEnding(barcode)}` } }
  )
}
