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
  maxDeferred,
  maxDelays,
  seconds,
  subjectFor,
} from '@omise-sandbox/core'
import { sendTaskOf } from './send-task.ts'
import type { UnitOfWork } from './unit-of-work.ts'
import { type Injection, injectFault } from './webhook-faults.ts'

/** How long a reordered webhook is deferred, where nothing else happens to its charge. */
const maxDeferral = seconds(30)

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
    send(unit, { event, charge: what.charge, url })
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

export interface Message {
  readonly event: Event
  readonly charge: Charge
  readonly url: string
}

/** Plans the delivery of an event to one endpoint, with what is to go wrong on the way. */
function send(unit: UnitOfWork, message: Message): void {
  const waiting = unit
    .accountState()
    .held.filter(({ charge, url }) => charge === message.charge.facts.id && url === message.url)
  const injection = injectFault(unit, { key: message.event.key, charge: message.charge })
  const sent = plan(unit, message, injection)
  if (injection?.effect.type === 'duplicate') plan(unit, message, injection)
  // What waits to be overtaken is overtaken only by what goes out now.
  if (sent.nextAttemptAt === unit.now) release(unit, waiting)
  else if (injection?.effect.type === 'reorder') defer(unit, sent)
}

function plan(unit: UnitOfWork, message: Message, injection: Injection | undefined): Delivery {
  const due = dueOf(unit, message, injection)
  const delivery = { ...planDelivery(unit, message, due), fault: injection?.fault ?? null }
  unit.tx.put('delivery', delivery)
  if (due !== null) unit.tx.schedule(sendTaskOf(delivery, due))
  return delivery
}

/** A delivery that is sent at a moment, or never; who plans it saves it and schedules that. */
export function planDelivery(
  unit: UnitOfWork,
  { event, charge, url }: Message,
  due: Instant | null = null,
): Delivery {
  const { now, account } = unit
  return {
    id: unit.makeId('whdl'),
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
  unit: UnitOfWork,
  { charge, url }: Message,
  injection: Injection | undefined,
): Instant | null {
  const { now, rng } = unit
  switch (injection?.effect.type) {
    case 'drop':
      return null
    case 'delay':
      return after(now, drawDelay(injection.effect.delay, rng, maxDelays.webhook))
    case 'reorder': {
      const { held } = unit.accountState()
      // Where one waits already, this is the one that overtakes it.
      const overtakes = held.some((one) => one.charge === charge.facts.id && one.url === url)
      return overtakes || held.length >= maxDeferred ? now : after(now, maxDeferral)
    }
    default:
      return now
  }
}

function defer(unit: UnitOfWork, delivery: Delivery): void {
  unit.update({ held: [...unit.accountState().held, delivery] })
}

/** Lets webhooks that waited go out, right after what overtook them. */
function release(unit: UnitOfWork, waiting: readonly Delivery[]): void {
  const { tx, now } = unit
  if (waiting.length === 0) return
  unit.update({ held: unit.accountState().held.filter((one) => !waiting.includes(one)) })
  for (const delivery of waiting) {
    const released = { ...delivery, nextAttemptAt: now }
    tx.put('delivery', released)
    tx.unscheduleDelivery(released.charge, released.id)
    tx.schedule(sendTaskOf(released, now))
  }
}
