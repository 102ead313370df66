import type { Wire } from '@omise-sandbox/api'
import type { WebhookEvent } from '@omise-sandbox/webhooks'
import type { OrderState } from '../../src/explore/app.ts'
import type { Planted } from './planted.ts'

type Charge = Pick<Wire['Charge'], 'id' | 'status' | 'amount' | 'refunded_amount' | 'metadata'>

interface Order {
  readonly name: string
  /** What each of its charges is, the first one first. */
  readonly charges: Map<string, Charge['status']>
  readonly amount: number
  paidBy: string | null
  times: number
  /** What a mistake makes of it. */
  mistaken: string | undefined
}

/** The orders of a shop and what follows from events, done right but for one mistake. */
export function createOrders(fault: Planted | undefined) {
  const orders = new Map<string, Order>()
  const handled = new Set<string>()
  /** What was given back of each charge, by refund. */
  const refunds = new Map<string, Map<string, number>>()
  const polled = new Map<string, number>()

  function orderOf({ id, metadata, amount }: Charge): Order | undefined {
    const { order: name } = metadata
    if (typeof name !== 'string') return undefined
    const order: Order = orders.get(name) ?? {
      ...{ name, amount, charges: new Map(), paidBy: null, times: 0, mistaken: undefined },
    }
    orders.set(name, order)
    if (!order.charges.has(id)) order.charges.set(id, 'pending')
    return order
  }

  const named = (charge: string) => [...orders.values()].find(({ charges }) => charges.has(charge))

  function pay(own: Order, charge: Charge): void {
    const open = [...orders.values()].find(
      ({ amount, paidBy }) => amount === charge.amount && paidBy === null,
    )
    const order = fault === 'wrong-order' ? (open ?? own) : own
    const first = [...order.charges.keys()][0] ?? charge.id
    const id = fault === 'wrong-attempt' ? first : charge.id
    order.charges.set(id, 'successful')
    order.mistaken = undefined
    if (order.paidBy === null || fault === 'duplicate-payment') order.times += 1
    order.paidBy ??= id
  }

  function end(order: Order, { id, status }: Charge): void {
    if (order.charges.get(id) === 'pending') order.charges.set(id, status)
    if (fault === 'late-failure' && status === 'failed') order.mistaken = 'failed'
    if (fault === 'expire-after-paid' && status === 'expired') order.mistaken = 'expired'
  }

  function settle(charge: Charge): void {
    const order = orderOf(charge)
    if (!order || charge.status === 'pending') return
    const isPaid = charge.status === 'successful'
    const counts = isPaid || (fault === 'failure-as-payment' && charge.status === 'failed')
    if (counts) pay(order, charge)
    else end(order, charge)
  }

  function refund({ id, charge, amount }: { id: string; charge: unknown; amount: number }): void {
    const of = String(charge)
    if (fault === 'refund-before-payment' && named(of)?.paidBy !== of) return
    const known = refunds.get(of) ?? new Map<string, number>()
    const isRepeat = fault === 'duplicate-refund' && known.has(id)
    refunds.set(of, known.set(isRepeat ? `${id} again` : id, amount))
  }

  function refundedOf({ charges }: Order): number {
    return [...charges.keys()].reduce((total, charge) => {
      const known = [...(refunds.get(charge)?.values() ?? [])].reduce((sum, one) => sum + one, 0)
      return total + Math.max(known, polled.get(charge) ?? 0)
    }, 0)
  }

  return {
    take(event: WebhookEvent): void {
      const repeats = {
        'refund.create': 'duplicate-refund',
        'charge.complete': 'duplicate-payment',
      }
      if (handled.has(event.id) && fault !== Reflect.get(repeats, event.key)) return
      handled.add(event.id)
      const { data } = event
      if (data.object === 'refund') refund({ ...data, id: String(data.id) })
      else if (data.object === 'charge') {
        const order = orderOf(data)
        if (event.key !== 'charge.create') settle(data)
        else if (order && fault === 'back-to-pending') order.mistaken = 'pending'
      }
    },
    /** Takes in what a charge is, as the API shows it. */
    look(charge: Charge): void {
      settle(charge)
      polled.set(charge.id, charge.refunded_amount)
    },
    state(charge: string): OrderState | undefined {
      const order = named(charge)
      if (!order) return undefined
      const { charges, paidBy, times, mistaken, amount } = order
      const own = charges.get(charge) ?? 'pending'
      if (mistaken !== undefined) return { status: mistaken }
      if (fault === 'wrong-attempt') return { status: own === 'successful' ? 'paid' : own }
      if (paidBy === null) {
        const open = [...charges.values()].includes('pending')
        return { status: open ? 'pending' : own, times, refunded: 0 }
      }
      const refunded = refundedOf(order)
      const status = refunded >= amount ? 'refunded' : 'paid'
      return { status, times, refunded, charge: paidBy }
    },
    forget(): void {
      for (const kept of [orders, handled, refunds, polled]) kept.clear()
    },
  }
}
