import {
  type Charge,
  type Event,
  type EventKey,
  type EventSubject,
  isLeftOut,
  listenerUrl,
  subjectFor,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { planWebhook } from '../faults/plan-webhook.ts'

/**
 * Saves an event and, for each endpoint that wants it, a delivery due now: all in the decision that made it
 * true, so that nothing is told that did not happen and nothing happens untold.
 */
export function recordEvent(
  unit: UnitOfWork,
  what: { readonly key: EventKey; readonly subject: EventSubject; readonly charge: Charge },
): Event {
  const { tx, now, account } = unit
  const event: Event = {
    id: unit.makeId('evnt'),
    key: what.key,
    subject: what.subject,
    apiVersion: account.settings.apiVersion,
    shape: { wire: account.settings.wire, voidCutoff: account.settings.voidCutoff },
    createdAt: now,
  }
  tx.put('event', event)
  for (const url of endpointsFor(unit, event, what.charge)) {
    planWebhook(unit, { event, charge: what.charge, url })
  }
  return event
}

function endpointsFor(unit: UnitOfWork, event: Event, { facts }: Charge): Set<string> {
  const { settings, listening } = unit.account
  const { url, events, disabled } = settings.webhooks
  const wanted = !disabled && (events.includes('*') || events.includes(event.key))
  const urls = new Set(
    url !== null && wanted ? [url, ...facts.webhookEndpoints] : facts.webhookEndpoints,
  )
  // As with an endpoint's events, what a listener's filter leaves out is not sent at all.
  if (urls.has(listenerUrl) && isLeftOut(listening, subjectFor(event), unit.wallClock)) {
    urls.delete(listenerUrl)
  }
  return urls
}
