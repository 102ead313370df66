import { type Charge, type Client, RequestError } from '@omise-sandbox/client'
import type { Live } from '../live/live.ts'
import type { Order } from './order.ts'
import { takeBack } from './take-back.ts'
import { watchCharges } from './watch-charges.ts'

/** A charge that was made. */
export type Sale =
  | { readonly is: 'answered'; readonly charge: Charge }
  /** The answer was lost, and its reference found the charge; `more` were made besides it, and taken back. */
  | { readonly is: 'found'; readonly charge: Charge; readonly more: number }

/** The answer was lost, and no charge is found: there is none, or the look failed too. */
export type Lost =
  | { readonly is: 'none'; readonly order: Order; readonly failure: unknown }
  | { readonly is: 'unknown'; readonly order: Order; readonly failure: unknown }

/** What became of a charge that the till sent. */
export type Charged = Sale | Lost

interface Parts {
  readonly omise: Client
  readonly live: Live
}

/**
 * Charges. Where the answer is lost, looks for the charge. Rejects where it was refused.
 *
 * A browser sends a request again by itself, a POST too, when it goes out on a connection that was used before and breaks
 * before the answer begins. The till then sees the answer to the last of them alone: the updates name the others.
 */
export async function chargeOnce({ omise, live }: Parts, order: Order): Promise<Charged> {
  const watched = watchCharges(live, order.sale)
  try {
    const charge = await omise.charges.create(order.charge)
    const made = await watched.until(charge.id)
    return made > 1 ? await findCharge(omise, order, undefined) : { is: 'answered', charge }
  } catch (failure) {
    if (!(failure instanceof RequestError) || failure.carriedOut === 'no') throw failure
    return findCharge(omise, order, failure)
  } finally {
    watched.stop()
  }
}

/** The first charge that was made for the order is the one that counts: a phone's code is charged by it. */
export async function findCharge(omise: Client, order: Order, failure: unknown): Promise<Charged> {
  try {
    const [charge, ...more] = await omise.charges.findByMetadata('sale', order.sale)
    if (!charge) return { is: 'none', order, failure }
    await Promise.all(more.map(({ id }) => takeBack(omise, id)))
    return { is: 'found', charge, more: more.length }
  } catch (error) {
    return { is: 'unknown', order, failure: error }
  }
}
