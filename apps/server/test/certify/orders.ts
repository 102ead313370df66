import type { Wire } from '@omise-sandbox/api'
import type { WebhookEvent } from '@omise-sandbox/webhooks'
import type { Has } from './faults.ts'

export interface Order {
  status: 'pending' | 'paid' | 'failed' | 'expired' | 'refunded'
  /** How often a payment took effect. */
  times: number
}

/** The orders of a shop, in memory, by their names and by their charges. */
export function createOrders(has: Has) {
  const byName = new Map<string, Order>()
  const byCharge = new Map<string, Order>()

  return {
    /** The order of a charge, made where it is missing; undefined where the charge names none. */
    of(charge: Wire['Charge']): Order | undefined {
      const { order: named } = charge.metadata
      const name = named === undefined && has('unknown-charge') ? charge.id : named
      if (typeof name !== 'string') return undefined
      const order = byName.get(name) ?? { status: 'pending', times: 0 }
      byName.set(name, order)
      byCharge.set(charge.id, order)
      return order
    },
    ofCharge: (charge: string) => byCharge.get(charge),
    pendingCharges: () =>
      [...byCharge].filter(([, { status }]) => status === 'pending').map(([charge]) => charge),
  }
}

export type Orders = ReturnType<typeof createOrders>

/** What follows from events that are trusted: each has its effect once. */
export function createTaker(orders: Orders, has: Has): (event: WebhookEvent) => void {
  const handled = new Set<string>()
  return (event) => {
    if (handled.has(event.id) && !has('duplicated')) return
    handled.add(event.id)
    if (event.data.object === 'refund') refund(orders.ofCharge(String(event.data.charge)), has)
    else if (event.key === 'charge.create') begin(orders.of(event.data), has)
    else if (event.key === 'charge.complete') settle(orders.of(event.data), event.data, has)
    else if (event.key === 'charge.expire' && !has('expired')) {
      settle(orders.of(event.data), event.data, has)
    }
  }
}

function begin(order: Order | undefined, has: Has): void {
  if (order && has('reordered')) order.status = 'pending'
}

function refund(order: Order | undefined, has: Has): void {
  if (order && !has('refunded')) order.status = 'refunded'
}

/** Makes an order what a charge of its says; one that is paid, by this charge or another, stays so. */
export function settle(
  order: Order | undefined,
  { status }: Pick<Wire['Charge'], 'status'>,
  has: Has,
): void {
  if (!order) return
  const isPaid = order.status === 'paid' || order.status === 'refunded'
  if (status === 'successful' || (status === 'failed' && has('failed'))) {
    if (isPaid && !has('duplicated')) return
    order.status = 'paid'
    order.times += 1
  } else if (status === 'failed' || status === 'expired') {
    if (!isPaid || has('late-failure')) order.status = status
  }
}
