import { type Client, RequestError } from '@omise-sandbox/client'
import { type Notice, noticeOf, refused, shown } from './notice.ts'
import { type PaymentMethod, type Store, sourceOf } from './payment-method.ts'
import type { Order, Sale, UnknownSale } from './sale.ts'
import type { Sales } from './sales.ts'
import type { Settlement } from './settlement.ts'

export interface Scanned extends Order {
  /** The digits that the payer showed. */
  readonly barcode: string
}

/** Charges an order once, however often it is asked for and whatever becomes of the answers. */
export function createCharging(parts: {
  readonly omise: Client
  readonly sales: Sales
  readonly settlement: Settlement
  readonly store: Store
  readonly method: PaymentMethod
}) {
  const { omise, sales, settlement, store, method } = parts

  async function create({ order, amount, barcode }: Scanned): Promise<Sale | undefined> {
    const charge = await omise.charges.create({
      amount,
      currency: 'THB',
      source: sourceOf(method, barcode, store),
      metadata: { order },
    })
    return settlement.settle(charge)
  }

  /** The sale is kept before it is charged: whatever happens then, its order is what finds the charge again. */
  async function begin(scanned: Scanned): Promise<Sale> {
    const sale: UnknownSale = { order: scanned.order, amount: scanned.amount, status: 'unknown' }
    await sales.add(sale)
    try {
      return (await create(scanned)) ?? sale
    } catch (error) {
      if (error instanceof RequestError && error.carriedOut === 'unknown') {
        return resume(sale, scanned)
      }
      await sales.forget(scanned.order)
      throw error
    }
  }

  /** An earlier attempt may have charged: looks, and charges only where it did not. */
  async function resume(sale: UnknownSale, scanned: Scanned): Promise<Sale> {
    const found = await settlement.lookUp(sale)
    return found.status === 'unknown' ? ((await create(scanned)) ?? sale) : found
  }

  async function charge(scanned: Scanned): Promise<Notice> {
    const { order, amount } = scanned
    const known = await sales.find(order)
    if (known && known.amount !== amount) {
      return refused(`Order ${order} has another amount already. Use another number.`, known)
    }
    if (known && known.status !== 'unknown') return shown(known)
    try {
      return { is: 'made', sale: await (known ? resume(known, scanned) : begin(scanned)) }
    } catch (error) {
      const kept = await sales.find(order)
      return noticeOf(error, kept ? doubt(order) : nothingCharged, kept)
    }
  }

  return (scanned: Scanned): Promise<Notice> => sales.alone(scanned.order, () => charge(scanned))
}

const nothingCharged = 'Nothing was charged: try again, or take the money another way.'

function doubt(order: string): string {
  return `The payer may have been charged: send ${order} again, it is not charged twice.`
}
