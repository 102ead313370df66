import type { CauseName, DifferenceKind } from '../../src/reconcile/difference.ts'
import type { Row } from './books.ts'
import type { Shop } from './shop.ts'

type Mishap = (shop: Shop, order: string) => Promise<Partial<Row>[]>

/** What the shop is told of a charge, and what it puts in its books. */
const row = (charge: string, status: string, amount = 400_000): Partial<Row> => {
  return { charge, status, amount }
}

async function paid({ charge, control }: Shop, order: string, form = {}): Promise<string> {
  const { id } = await charge('successful', { 'metadata[order]': order, ...form })
  await control.clock.advance('3s')
  return id
}

async function withoutWebhooks<T>({ control }: Shop, work: () => Promise<T>): Promise<T> {
  await control.faults.add({ on: 'webhook', type: 'drop', times: 9 })
  const result = await work()
  await control.faults.clear()
  return result
}

/** What goes wrong in practice, each with the difference that it leaves in the books, and the cause that is told. */
export const mishaps: readonly (readonly [DifferenceKind, CauseName, Mishap])[] = [
  [
    'paid-not-recorded',
    'lost-webhook',
    async (shop, order) => {
      const id = await withoutWebhooks(shop, () => paid(shop, order))
      return [row(id, 'pending')]
    },
  ],
  [
    'paid-not-recorded',
    'lost-after-receipt',
    async (shop, order) => {
      return [row(await paid(shop, order), 'pending')]
    },
  ],
  [
    'paid-not-recorded',
    'no-webhook',
    async (shop, order) => {
      await shop.control.webhooks.update({ url: null })
      const id = await paid(shop, order)
      await shop.control.webhooks.update({ url: 'sandbox:inbox' })
      return [row(id, 'pending')]
    },
  ],
  [
    'paid-not-recorded',
    'closed-early',
    async (shop, order) => {
      return [row(await paid(shop, order), 'expired')]
    },
  ],
  [
    'paid-not-recorded',
    'lost-answer',
    async (shop, order) => {
      await shop.control.faults.add({ on: 'POST /charges', type: 'commit-then-reset', times: 1 })
      await paid(shop, order).catch(() => {})
      await shop.control.clock.advance('3s')
      return [row('', 'pending')]
    },
  ],
  [
    'paid-not-recorded',
    'double-scan',
    async (shop, order) => {
      await paid(shop, order)
      return [row(await paid(shop, order), 'paid')]
    },
  ],
  [
    'paid-not-recorded',
    'late-failure',
    async (shop, order) => {
      const { id: abandoned } = await shop.charge('failed', { description: order })
      const id = await paid(shop, order, { description: order })
      await shop.control.clock.advance('5s')
      const late = await shop.charge('failed', { description: order })
      await shop.control.clock.advance('5s')
      return [row(id, 'failed'), row(abandoned, 'failed'), row(late.id, 'failed')]
    },
  ],
  [
    'recorded-not-paid',
    'late-failure',
    async (shop, order) => {
      const { id } = await shop.charge('manual', { 'metadata[order]': order })
      await shop.control.clock.advance('5m')
      await shop.control.charges.setOutcome(id, { outcome: 'failed' })
      return [row(id, 'paid')]
    },
  ],
  [
    'recorded-not-paid',
    'booked-early',
    async (shop) => {
      return [row((await shop.charge('manual')).id, 'paid')]
    },
  ],
  [
    'recorded-twice',
    'repeated-webhook',
    async (shop, order) => {
      const id = await paid(shop, order)
      const [last] = (await shop.control.deliveries.list({ charge: id })).data
      await shop.control.deliveries.resend(last?.id ?? '')
      return [row(id, 'paid'), row(id, 'paid')]
    },
  ],
  [
    'recorded-twice',
    'booked-twice',
    async (shop, order) => {
      const id = await paid(shop, order)
      return [row(id, 'paid'), row(id, 'paid')]
    },
  ],
  [
    'stale-pending',
    'lost-webhook',
    async (shop) => {
      const id = await withoutWebhooks(shop, async () => {
        const { id } = await shop.charge('failed')
        await shop.control.clock.advance('3s')
        return id
      })
      return [row(id, 'pending')]
    },
  ],
  [
    'wrong-amount',
    'wrong-unit',
    async (shop, order) => [row(await paid(shop, order), 'paid', 4000)],
  ],
  [
    'wrong-amount',
    'net-of-fees',
    async (shop, order) => {
      return [row(await paid(shop, order), 'paid', 392_938)]
    },
  ],
  [
    'refund-missing',
    'lost-webhook',
    async (shop, order) => {
      const id = await paid(shop, order)
      await withoutWebhooks(shop, () => shop.refund(id, 100_000))
      return [{ ...row(id, 'paid'), refunded: '' }]
    },
  ],
  [
    'refund-too-large',
    'refused-refund',
    async (shop, order) => {
      const id = await paid(shop, order)
      await shop.refund(id, 400_001)
      return [{ ...row(id, 'paid'), refunded: 400_001 }]
    },
  ],
  [
    'refund-too-large',
    'never-requested',
    async (shop, order) => {
      return [{ ...row(await paid(shop, order), 'paid'), refunded: 100 }]
    },
  ],
  [
    'wrong-settlement-day',
    'after-cutoff',
    async (shop, order) => {
      return [{ ...row(await paid(shop, order), 'paid'), settled_on: '2026-01-01' }]
    },
  ],
]
