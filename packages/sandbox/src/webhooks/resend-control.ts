import type { ControlWire } from '@omise-sandbox/api'
import {
  allow,
  type Delivery,
  type DeliveryId,
  type Event,
  firstIdAt,
  type Instant,
  instant,
  lastInstant,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { checkRequest } from '../control/check.ts'
import { type ControlParts, nowOf } from '../control/parts.ts'
import { noDelivery, noEndpoint } from '../control/problem.ts'
import { momentFrom } from '../control/read-time.ts'
import type { AccountId, StoreReader } from '../storage/store.ts'
import { withEvents } from './delivery-control.ts'
import { planDelivery } from './plan-delivery.ts'
import { sendTaskOf } from './send-task.ts'

const maxRecovered = 1000

/** Sends a delivery again, or an event to each of its endpoints, and waits until that is done. */
export async function resend(
  parts: ControlParts,
  account: AccountId,
  id: string,
): Promise<ControlWire['Resent']> {
  return sendAgain(parts, account, async (unit) => {
    const delivery = await unit.tx.get('delivery', id)
    if (delivery) return [delivery]
    const event = await unit.tx.get('event', id)
    if (!event) throw noDelivery(id)
    const before = await unit.tx.deliveriesOf([event.id])
    return before.length > 0 ? before : [await firstOf(unit, event)]
  })
}

/** Sends again what failed or was dropped, or everything, since a time; the oldest first. */
export async function recover(
  parts: ControlParts,
  account: AccountId,
  recovery: ControlWire['Recovery'],
): Promise<ControlWire['Resent']> {
  checkRequest('recoverDeliveriesBody', recovery)
  const { since, which = 'failed' } = recovery
  const from = since === undefined ? instant(0) : momentFrom(since)
  const isWanted = ({ state }: Delivery) => which === 'all' || isLost(state)
  const ids = await idsOf(parts.store.reader(account), from, isWanted)
  // Some may have been delivered since they were looked for.
  return sendAgain(parts, account, async ({ tx }) =>
    (await tx.getAll('delivery', ids)).filter(isWanted),
  )
}

/** The first deliveries that are wanted, made at a moment or later. */
async function idsOf(
  reader: StoreReader,
  from: Instant,
  isWanted: (delivery: Delivery) => boolean,
): Promise<DeliveryId[]> {
  const wanted: DeliveryId[] = []
  for (let after: DeliveryId = firstIdAt('whdl', from); ; ) {
    const some = await reader.oldest('delivery', {
      after,
      until: lastInstant,
      limit: maxRecovered,
    })
    wanted.push(...some.filter(isWanted).map(({ id }) => id))
    const last = some.at(-1)
    if (!last || wanted.length >= maxRecovered) return wanted.slice(0, maxRecovered)
    after = last.id
  }
}

const isLost = (state: Delivery['state']) => state === 'failed' || state === 'dropped'

/** The first delivery of an event that had no endpoint when it happened. */
async function firstOf(unit: UnitOfWork, event: Event): Promise<Delivery> {
  const { url } = unit.accountState().settings.webhooks
  const { subject } = event
  const id = subject.object === 'charge' ? subject.charge.facts.id : subject.refund.charge
  const charge = await unit.tx.get('charge', id)
  if (url === null || !charge) throw noEndpoint(event.id)
  const delivery = planDelivery(unit, { event, charge, url })
  unit.tx.put('delivery', delivery)
  return delivery
}

async function sendAgain(
  parts: ControlParts,
  account: AccountId,
  choose: (unit: UnitOfWork) => Promise<readonly Delivery[]>,
): Promise<ControlWire['Resent']> {
  const { transact, store } = parts
  const chosen: Delivery[] = []
  await transact(account, async (unit) => {
    chosen.push(...(await choose(unit)))
    for (const delivery of chosen) {
      unit.tx.schedule(sendTaskOf(delivery, unit.now, 'resend'))
    }
    return allow(undefined)
  })
  await untilSent(parts, account, new Set(chosen.map(({ id }) => id)))
  const reader = store.reader(account)
  const after = await Promise.all(chosen.map(({ id }) => reader.get('delivery', id)))
  return {
    data: await withEvents(
      parts,
      account,
      after.filter((one) => one !== undefined),
    ),
  }
}

async function untilSent(
  parts: ControlParts,
  account: AccountId,
  chosen: ReadonlySet<string>,
): Promise<void> {
  const { scheduler, sender, store } = parts
  for (;;) {
    await scheduler.runDue(account)
    const tasks = await store.reader(account).tasks({ charge: undefined, limit: maxRecovered })
    const now = await nowOf(parts, account)
    await Promise.all(sender.underWay(account))
    await store.sentElsewhere(account)
    // What another server's webhook of the same charge stood in the way of is not even begun.
    const isLeft = tasks.some(
      (task) =>
        task.kind === 'webhook-is-sent' &&
        task.cause === 'resend' &&
        task.due <= now &&
        chosen.has(task.delivery),
    )
    if (!isLeft) return
  }
}
