import { type Client, OmiseError } from '@omise-sandbox/client'
import type { WebhookEvent } from '@omise-sandbox/webhooks'
import type { Settlement } from './settlement.ts'

/**
 * Takes a webhook as no more than a hint to look: what the charge is now, the API says. So it does not matter whether an
 * event comes twice, late, in another order, or tells of what is over; and no table of event ids is needed.
 */
export function createTakeEvent(omise: Client, settlement: Settlement) {
  return async (event: WebhookEvent): Promise<void> => {
    const id = chargeOf(event)
    if (id === undefined) return
    try {
      await settlement.settle(await omise.charges.get(id))
    } catch (error) {
      // A charge that is not there is none of ours.
      if (!(error instanceof OmiseError) || error.code !== 'not_found') throw error
    }
  }
}

function chargeOf(event: WebhookEvent): string | undefined {
  switch (event.key) {
    case 'charge.create':
    case 'charge.complete':
    case 'charge.expire':
    case 'charge.update':
      return event.data.id
    case 'refund.create': {
      const { charge } = event.data
      return typeof charge === 'string' ? charge : charge.id
    }
    default:
      // Omise has other events, which this payment method never sends.
      return undefined
  }
}
