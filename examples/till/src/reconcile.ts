import { RequestError } from '@omise-sandbox/client'
import type { Sale } from './sale.ts'
import type { Sales } from './sales.ts'
import type { Settlement } from './settlement.ts'

export interface Reconciled {
  /** Sales that are settled now, and were not before. */
  readonly settled: readonly Sale[]
  /** Sales of which Omise told nothing; the next time may do better. */
  readonly unreachable: readonly Sale[]
}

/** Asks Omise about each sale whose end is not known: its webhook may have been lost. */
export async function reconcile(sales: Sales, settlement: Settlement): Promise<Reconciled> {
  const settled: Sale[] = []
  const unreachable: Sale[] = []
  // One after another: a shop has few of them, and Omise limits how fast it is asked.
  for (const sale of await sales.unsettled()) {
    try {
      const now = await settlement.lookUp(sale)
      if (now.status !== 'unknown' && now.status !== 'pending') settled.push(now)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      unreachable.push(sale)
    }
  }
  return { settled, unreachable }
}
