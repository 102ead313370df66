import { randomUUID } from 'node:crypto'
import { type Client, RequestError } from '@omise-sandbox/client'
import { missing, type Notice, noticeOf, refused, shown } from './notice.ts'
import { type PaidSale, withRefunded } from './sale.ts'
import type { Sales } from './sales.ts'
import type { Settlement } from './settlement.ts'

/** Gives back a part of a paid sale, or all that is left of it. */
export function createRefunding(parts: {
  readonly omise: Client
  readonly sales: Sales
  readonly settlement: Settlement
}) {
  const { omise, sales, settlement } = parts

  /** A reference of its own tells this refund from others of the same amount, should the answer be lost. */
  async function give({ charge }: PaidSale, amount: number): Promise<void> {
    const reference = randomUUID()
    try {
      await omise.refunds.create(charge, { amount, metadata: { reference } })
    } catch (error) {
      if (!(error instanceof RequestError) || error.carriedOut === 'no') throw error
      const { data } = await omise.refunds.ofCharge(charge, { limit: 100 })
      if (!data.some(({ metadata }) => metadata.reference === reference)) throw error
    }
  }

  async function refund(order: string, amount?: number): Promise<Notice> {
    const kept = await sales.find(order)
    if (!kept) return missing(order)
    try {
      const sale = await settlement.lookUp(kept)
      if (sale.status !== 'paid') return refused(`${order} is not paid: nothing to refund.`, sale)
      const left = sale.amount - sale.refunded
      if (left === 0) return refused(`${order} is refunded already.`, sale)
      await give(sale, amount ?? left)
      // Not looked up: what is given back is given back, whether or not Omise answers once more.
      const refunded = sale.refunded + (amount ?? left)
      const changed = await sales.change(order, (now) =>
        now.status === 'paid' ? withRefunded(now, refunded) : now,
      )
      return shown(changed?.after ?? sale)
    } catch (error) {
      return noticeOf(error, look, await sales.find(order))
    }
  }

  return (order: string, amount?: number): Promise<Notice> => {
    return sales.alone(order, () => refund(order, amount))
  }
}

const look =
  'It may have been refunded all the same: look at what is refunded before you try again.'
