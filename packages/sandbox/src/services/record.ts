import {
  after,
  type Charge,
  type Delivery,
  drawDelay,
  type Event,
  type EventKey,
  type EventSubject,
  type Instant,
  seconds,
} from '@omise-sandbox/core'
import { type Disturbance, disturb } from './chaos.ts'
import type { Decision } from './decision.ts'

/** How long a webhook waits to be overtaken, where nothing else happens to its charge. */
const longestHeld = seconds(30)

/**
 * Saves an event and, for each endpoint that wants it, a delivery due now: all in the decision that made it
 * true, so that nothing is told that did not happen and nothing happens untold.
 */
export function recordEvent(
  decision: Decision,
  what: { readonly key: EventKey; readonly subject: EventSubject; readonly charge: Charge },
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
  for (const url of endpointsFor(decision, what.key, what.charge)) {
    send(decision, { event, charge: what.charge, url })
  }
  return event
}

function endpointsFor(decision: Decision, key: EventKey, { facts }: Charge): Set<string> {
  const { url, events } = decision.account.settings.webhooks
  const wanted = events.includes('*') || events.includes(key)
  return new Set(url !== null && wanted ? [url, ...facts.webhookEndpoints] : facts.webhookEndpoints)
}

interface Message {
  readonly event: Event
  readonly charge: Charge
  readonly url: string
}

/** Plans the delivery of an event to one endpoint, with what is to go wrong on the way. */
function send(decision: Decision, message: Message): void {
  const held = heldFor(decision, message)
  const disturbance = disturb(decision, { key: message.event.key, charge: message.charge })
  plan(decision, message, disturbance)
  if (disturbance?.effect.type === 'duplicate') plan(decision, message, disturbance)
  for (const task of held) {
    decision.tx.unscheduleDelivery(task.charge, task.delivery)
    decision.tx.schedule({ ...task, due: decision.now })
  }
}

function plan(decision: Decision, message: Message, disturbance: Disturbance | undefined): void {
  const { tx, now, account } = decision
  const { event, charge, url } = message
  const lost = disturbance?.effect.type === 'drop'
  const due = dueOf(decision, disturbance)
  const delivery: Delivery = {
    id: decision.makeId('whdl'),
    event: event.id,
    key: event.key,
    charge: charge.facts.id,
    url,
    epoch: account.epoch,
    state: lost ? 'dropped' : 'pending',
    chaos: disturbance?.chaos ?? null,
    attempts: [],
    createdAt: now,
    nextAttemptAt: lost ? null : due,
  }
  tx.put('delivery', delivery)
  if (lost) return
  const task = {
    kind: 'webhook-is-sent',
    due,
    charge: delivery.charge,
    delivery: delivery.id,
    event: event.id,
    url,
    epoch: account.epoch,
  } as const
  tx.schedule(task)
  if (disturbance?.effect.type === 'reorder') {
    decision.change({ held: [...decision.own().held, task] })
  }
}

function dueOf(decision: Decision, disturbance: Disturbance | undefined): Instant {
  switch (disturbance?.effect.type) {
    case 'delay':
      return after(decision.now, drawDelay(disturbance.effect.delay, decision.dice))
    case 'reorder':
      return after(decision.now, longestHeld)
    default:
      return decision.now
  }
}

/** The webhooks that waited to be overtaken by this one: they go out right after it. */
function heldFor(decision: Decision, { charge, url }: Message) {
  const { held } = decision.own()
  if (held.length === 0) return held
  const released = held.filter((task) => task.charge === charge.facts.id && task.url === url)
  if (released.length > 0) {
    decision.change({ held: held.filter((task) => !released.includes(task)) })
  }
  return released
}
