import type { DeliveryQuery } from '@omise-sandbox/api'
import { checkQuery } from '../control/check.ts'
import { newestFirst } from '../control/newest-first.ts'
import type { ControlParts } from '../control/parts.ts'
import { presentDelivery } from '../control/present.ts'
import { chargeNotFound } from '../control/problem.ts'
import type { AccountId } from '../storage/store.ts'

/** The webhook log, newest first. */
export async function listDeliveries(
  parts: ControlParts,
  account: AccountId,
  query: DeliveryQuery,
) {
  checkQuery('listDeliveriesQuery', query)
  const reader = parts.store.reader(account)
  const charge = query.charge === undefined ? undefined : await reader.get('charge', query.charge)
  if (query.charge !== undefined && !charge) throw chargeNotFound(query.charge)
  const page = await reader.list('delivery', newestFirst(query, undefined, charge?.facts.id))
  return { data: await withEvents(parts, account, page.data), total: page.total }
}

/** Deliveries as shown, each with the bytes of its event. */
export async function withEvents(
  { store }: ControlParts,
  account: AccountId,
  deliveries: readonly Parameters<typeof presentDelivery>[0][],
) {
  const ids = [...new Set(deliveries.map(({ event }) => event))]
  const found = await store.reader(account).getAll('event', ids)
  const events = new Map(found.map((event) => [event.id, event]))
  return deliveries.map((delivery) => presentDelivery(delivery, events.get(delivery.event)))
}
