import {
  after,
  type Delivery,
  drawDelay,
  type Instant,
  maxDeferred,
  maxDelays,
  seconds,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { type Message, planDelivery } from '../webhooks/plan-delivery.ts'
import { sendTaskOf } from '../webhooks/send-task.ts'
import { type Injection, injectFault } from './webhook-faults.ts'

/** How long a reordered webhook is deferred, where nothing else happens to its charge. */
const maxDeferral = seconds(30)

/** Plans the delivery of an event to one endpoint, with what is to go wrong on the way. */
export function planWebhook(unit: UnitOfWork, message: Message): void {
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
