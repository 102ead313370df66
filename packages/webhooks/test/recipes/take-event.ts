import type { WebhookEvent } from '@omise-sandbox/webhooks'

/** What a receiver does with an event that it trusts; resolves when it is stored. */
export type TakeEvent = (event: WebhookEvent) => Promise<void>

/** What the shop keeps, and whom it asks. */
export interface Shop {
  hasTaken(event: string): Promise<boolean>
  /** Keeps the event's id; in a database a unique column, written in one transaction with what the event changes. */
  noteTaken(event: string): Promise<void>
  /** Asks the API: `GET /charges/{id}` with the secret key. */
  retrieveCharge(id: string): Promise<ChargeNow>
  /** Sets the order's payment to what the charge is now; the same twice changes nothing. */
  settle(charge: ChargeNow): Promise<void>
  noteRefund(refund: { readonly id: string; readonly charge: string }): Promise<void>
}

export interface ChargeNow {
  readonly id: string
  readonly status: string
  readonly failure_code: string | null
}

/** Takes each event once, and believes the API rather than the webhook about the charge. */
export function takeEventInto(shop: Shop): TakeEvent {
  return async (event) => {
    if (await shop.hasTaken(event.id)) return
    await apply(event, shop)
    // Afterwards: what stops in between is done again, not lost.
    await shop.noteTaken(event.id)
  }
}

async function apply(event: WebhookEvent, shop: Shop): Promise<void> {
  switch (event.key) {
    case 'charge.create':
    case 'charge.complete':
    case 'charge.expire':
    case 'charge.update':
      return shop.settle(await shop.retrieveCharge(event.data.id))
    case 'refund.create': {
      const { id, charge } = event.data
      return shop.noteRefund({ id, charge: typeof charge === 'string' ? charge : charge.id })
    }
    default:
      // Omise has other events, which this payment method never sends: nothing to do.
      return
  }
}
