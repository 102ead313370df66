import { type Client, WaitTimeoutError } from '@omise-sandbox/client'
import { missing, type Notice, noticeOf, shown } from './notice.ts'
import type { Sale } from './sale.ts'
import type { Sales } from './sales.ts'
import type { Settlement } from './settlement.ts'

export interface Waiting {
  /** In whole seconds. */
  readonly seconds: number
  /** Aborted when the till has gone away. */
  readonly signal: AbortSignal
}

/** Shows a sale; with a time to wait, as soon as it is settled. Then it is Omise who is asked, webhook or not. */
export function createShowing(parts: {
  readonly omise: Client
  readonly sales: Sales
  readonly settlement: Settlement
}) {
  const { omise, sales, settlement } = parts

  async function wait(sale: Sale, { seconds, signal }: Waiting): Promise<Sale> {
    // A paid sale may have been refunded elsewhere.
    const known = sale.status === 'pending' ? sale : await settlement.lookUp(sale)
    if (known.status !== 'pending') return known
    const options = { timeout: seconds * 1000, signal }
    const charge = await omise.charges
      .waitUntilFinal(known.charge, options)
      .catch((error: unknown) => {
        if (error instanceof WaitTimeoutError) return error.charge
        throw error
      })
    return (await settlement.settle(charge)) ?? known
  }

  return async (order: string, waiting?: Waiting): Promise<Notice> => {
    const sale = await sales.find(order)
    if (!sale) return missing(order)
    if (!waiting) return shown(sale)
    try {
      return shown(await wait(sale, waiting))
    } catch (error) {
      return noticeOf(error, 'Look again in a minute.', await sales.find(order))
    }
  }
}
