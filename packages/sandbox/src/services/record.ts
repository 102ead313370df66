import type { ChargeFacts, Delivery, Event, EventKey, EventSubject } from '@omise-sandbox/core'
import type { Decision } from './decision.ts'

/**
 * Saves an event and, for each endpoint that wants it, a delivery due now: all in the decision that made it
 * true, so that nothing is told that did not happen and nothing happens untold.
 */
export function recordEvent(
  decision: Decision,
  what: { readonly key: EventKey; readonly subject: EventSubject; readonly facts: ChargeFacts },
): Event {
  const { tx, now, account } = decision
  const event: Event = {
    id: decision.makeId('evnt'),
    key: what.key,
    subject: what.subject,
    apiVersion: account.settings.apiVersion,
    shape: { wire: account.settings.wire, voidCutoff: account.settings.voidCutoff },
    createdAt: now,
  }
  tx.put('event', event)
  for (const url of endpointsFor(decision, what.key, what.facts)) {
    const delivery: Delivery = {
      id: decision.makeId('whdl'),
      event: event.id,
      key: event.key,
      charge: what.facts.id,
      url,
      epoch: account.epoch,
      state: 'pending',
      attempts: [],
      createdAt: now,
      nextAttemptAt: now,
    }
    tx.put('delivery', delivery)
    tx.schedule({
      kind: 'webhook-is-sent',
      due: now,
      charge: delivery.charge,
      delivery: delivery.id,
      event: event.id,
      url,
      epoch: account.epoch,
    })
  }
  return event
}

function endpointsFor(decision: Decision, key: EventKey, facts: ChargeFacts): Set<string> {
  const { url, events } = decision.account.settings.webhooks
  const wanted = events.includes('*') || events.includes(key)
  return new Set(url !== null && wanted ? [url, ...facts.webhookEndpoints] : facts.webhookEndpoints)
}
