import type { EventKey } from '../events/event.ts'
import { meaning } from '../sources/test-barcode.ts'
import { seconds } from '../time/duration.ts'
import type { CallFaultEffect, WebhookFaultEffect } from './fault.ts'

/** What becomes of a webhook of each test barcode. */
const webhookFaultsByBarcode: Readonly<
  Record<string, { readonly key: EventKey; readonly effect: WebhookFaultEffect }>
> = {
  '2001': { key: 'charge.complete', effect: { type: 'drop' } },
  '2002': { key: 'charge.complete', effect: { type: 'duplicate' } },
  '2003': {
    key: 'charge.complete',
    effect: { type: 'delay', delay: { distribution: 'fixed', length: seconds(30) } },
  },
  '2004': { key: 'charge.create', effect: { type: 'reorder' } },
  '2005': { key: 'charge.complete', effect: { type: 'corrupt-signature' } },
}

/** What becomes of the call that charges each test barcode. */
export const callFaultsByBarcode: Readonly<Record<string, CallFaultEffect>> = {
  '3001': { type: 'commit-then-reset' },
  '3002': { type: 'reset-before-commit' },
  '3003': { type: 'status', status: 500, code: null, message: null },
  '3004': { type: 'rate-limit', retryAfter: seconds(1) },
}

/** What a test barcode does to the webhook of an event. */
export function webhookFaultOfBarcode(
  barcode: string,
  key: EventKey,
): WebhookFaultEffect | undefined {
  const found = meaning(webhookFaultsByBarcode, barcode)
  return found?.key === key ? found.effect : undefined
}

/** What a test barcode does to the call that charges it. */
export function callFaultOfBarcode(barcode: string): CallFaultEffect | undefined {
  return meaning(callFaultsByBarcode, barcode)
}
