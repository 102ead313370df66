import {
  after,
  type Charge,
  type Delivery,
  drawDelay,
  type Event,
  type EventKey,
  type EventSubject,
  type Instant,
  isLeftOut,
  listenerUrl,
  longestDelays,
  mostHeld,
  seconds,
  subjectFor,
} from '@omise-sandbox/core'
import type { Decision } from './decision.ts'
import { sendTaskOf } from './send-task.ts'
import { type Injection, injectFault } from './webhook-faults.ts'

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
  for (const url of endpointsFor(decision, event, what.charge)) {
    send(decision, { event, charge: what.charge, url })
  }
  return event
}

function endpointsFor(decision: Decision, event: Event, { facts }: Charge): Set<string> {
  const { settings, listening } = decision.account
  const { url, events, disabled } = settings.webhooks
  const wanted = !disabled && (events.includes('*') || events.includes(event.key))
  const urls = new Set(
    url !== null && wanted ? [url, ...facts.webhookEndpoints] : facts.webhookEndpoints,
  )
  // As with an endpoint's events, what a listener's filter leaves out is not sent at all.
  if (urls.has(listenerUrl) && isLeftOut(listening, subjectFor(event), decision.wall)) {
    urls.delete(listenerUrl)
  }
  return urls
}

export interface Message {
  readonly event: Event
  readonly charge: Charge
  readonly url: string
}

/** Plans the delivery of an event to one endpoint, with what is to go wrong on the way. */
function send(decision: Decision, message: Message): void {
  const waiting = decision
    .own()
    .held.filter(({ charge, url }) => charge === message.charge.facts.id && url === message.url)
  const injection = injectFault(decision, { key: message.event.key, charge: message.charge })
  const sent = plan(decision, message, injection)
  if (injection?.effect.type === 'duplicate') plan(decision, message, injection)
  // What waits to be overtaken is overtaken only by what goes out now.
  if (sent.nextAttemptAt === decision.now) release(decision, waiting)
  else if (injection?.effect.type === 'reorder') hold(decision, sent)
}

function plan(decision: Decision, message: Message, injection: Injection | undefined): Delivery {
  const due = dueOf(decision, message, injection)
  const delivery = { ...planDelivery(decision, message, due), fault: injection?.fault ?? null }
  decision.tx.put('delivery', delivery)
  if (due !== null) decision.tx.schedule(sendTaskOf(delivery, due))
  return delivery
}

/** A delivery that is sent at a moment, or never; who plans it saves it and schedules that. */
export function planDelivery(
  decision: Decision,
  { event, charge, url }: Message,
  due: Instant | null = null,
): Delivery {
  const { now, account } = decision
  return {
    id: decision.makeId('whdl'),
    event: event.id,
    key: event.key,
    charge: charge.facts.id,
    url,
    epoch: account.epoch,
    state: due === null ? 'dropped' : 'pending',
    fault: null,
    attempts: [],
    createdAt: now,
    nextAttemptAt: due,
  }
}

/** When it is sent; null for never. */
function dueOf(
  decision: Decision,
  { charge, url }: Message,
  injection: Injection | undefined,
): Instant | null {
  const { now, dice } = decision
  switch (injection?.effect.type) {
    case 'drop':
      return null
    case 'delay':
      return after(now, drawDelay(injection.effect.delay, dice, longestDelays.webhook))
    case 'reorder': {
      const { held } = decision.own()
      // Where one waits already, this is the one that overtakes it.
      const overtakes = held.some((one) => one.charge === charge.facts.id && one.url === url)
      return overtakes || held.length >= mostHeld ? now : after(now, longestHeld)
    }
    default:
      return now
  }
}

function hold(decision: Decision, delivery: Delivery): void {
  decision.change({ held: [...decision.own().held, delivery] })
}

/** Lets webhooks that waited go out, right after what overtook them. */
function release(decision: Decision, waiting: readonly Delivery[]): void {
  const { tx, now } = decision
  if (waiting.length === 0) return
  decision.change({ held: decision.own().held.filter((one) => !waiting.includes(one)) })
  for (const delivery of waiting) {
    const released = { ...delivery, nextAttemptAt: now }
    tx.put('delivery', released)
    tx.unscheduleDelivery(released.charge, released.id)
    tx.schedule(sendTaskOf(released, now))
  }
}
