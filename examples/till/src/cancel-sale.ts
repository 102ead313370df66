import { type Client, RequestError } from '@omise-sandbox/client'
import { missing, type Notice, noticeOf, refused, shown } from './notice.ts'
import type { Sale } from './sale.ts'
import type { Sales } from './sales.ts'
import type { Settlement } from './settlement.ts'

/** Cancels what the payer has not answered yet. Done once the sale cannot be paid any more, whoever ended it. */
export function createCancelling(parts: {
  readonly omise: Client
  readonly sales: Sales
  readonly settlement: Settlement
}) {
  const { omise, sales, settlement } = parts

  /** Whatever went wrong, the charge says what it came to: the payer may have been faster, or the answer was lost. */
  async function expire(sale: Sale): Promise<Sale> {
    if (sale.status !== 'pending') return sale
    try {
      return (await settlement.settle(await omise.charges.expire(sale.charge))) ?? sale
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const now = await settlement.lookUp(sale)
      if (now.status === 'pending') throw error
      return now
    }
  }

  async function cancel(order: string): Promise<Notice> {
    const sale = await sales.find(order)
    if (!sale) return missing(order)
    try {
      const now = await expire(sale.status === 'unknown' ? await settlement.lookUp(sale) : sale)
      if (now.status === 'paid') return refused(`${order} is paid. Refund it instead.`, now)
      if (now.status === 'unknown') return refused(`No charge of ${order} is found yet. ${again}`)
      return shown(now)
    } catch (error) {
      return noticeOf(error, `${order} may still be paid. ${again}`, await sales.find(order))
    }
  }

  return (order: string): Promise<Notice> => sales.alone(order, () => cancel(order))
}

const again = 'Cancel it again in a minute, before you take the money another way.'
