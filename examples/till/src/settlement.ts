import type { Charge, Client } from '@omise-sandbox/client'
import { advance, type PaidSale, type Sale } from './sale.ts'
import type { Sales } from './sales.ts'

/** Brings sales up to what their charges are. All that learns of a charge comes through here. */
export interface Settlement {
  /** Takes a charge as Omise shows it. Gives its sale; undefined for a charge of no order that is kept. */
  settle(charge: Charge): Promise<Sale | undefined>
  /** Asks Omise what became of the sale. Throws a RequestError where it does not say. */
  lookUp(sale: Sale): Promise<Sale>
}

export interface SettlementParts {
  readonly omise: Client
  readonly sales: Sales
  /** Puts a receipt in the printer's queue. Called once a sale, when it is first known to be paid; does not throw. */
  readonly printReceipt: (sale: PaidSale) => void
}

export function createSettlement({ omise, sales, printReceipt }: SettlementParts): Settlement {
  async function settle(charge: Charge): Promise<Sale | undefined> {
    const { order } = charge.metadata
    if (typeof order !== 'string') return undefined
    const changed = await sales.change(order, (sale) => advance(sale, charge))
    if (!changed) return undefined
    const { before, after } = changed
    if (before.status !== 'paid' && after.status === 'paid') printReceipt(after)
    return after
  }

  /** Without an id, the order in the metadata is what finds the charge. */
  async function chargeOf(sale: Sale): Promise<Charge | undefined> {
    if (sale.status !== 'unknown') return omise.charges.get(sale.charge)
    const [found] = await omise.charges.findByMetadata('order', sale.order)
    return found
  }

  return {
    settle,
    async lookUp(sale) {
      const charge = await chargeOf(sale)
      // Omise's search may not know a new charge yet of which a webhook has told meanwhile.
      return (charge && (await settle(charge))) ?? (await sales.find(sale.order)) ?? sale
    },
  }
}
