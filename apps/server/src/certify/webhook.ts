import type { Wire } from '@omise-sandbox/api'
import { generateTestHeaders, signatureHeader, timestampHeader } from '@omise-sandbox/webhooks'

/** One webhook to send: its bytes, its headers, and what it is in words. */
export interface Webhook {
  readonly label: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The same webhook with a signature, or several, of a moment. */
export function signed(
  webhook: Webhook,
  secret: string | readonly string[],
  signedAt: number = Date.now(),
): Webhook {
  const { label, headers, body } = webhook
  const signature = generateTestHeaders(body, secret, { signedAt })
  return { label, headers: { ...headers, ...signature }, body }
}

export function withoutSignature({ label, headers, body }: Webhook): Webhook {
  const { [signatureHeader]: _signature, [timestampHeader]: _timestamp, ...rest } = headers
  return { label, headers: rest, body }
}

/** The same webhook with another event in it, written as Omise writes; its signature no longer holds. */
export function rewritten(webhook: Webhook, change: (event: Wire['Event']) => object): Webhook {
  const { label, headers, body } = webhook
  // The sandbox has made it.
  const event = JSON.parse(body) as Wire['Event']
  return { label, headers, body: `${JSON.stringify(change(event), null, 2)}\n` }
}

/** What somebody would send who wants goods for nothing: the pending charge of an event, said to be paid. */
export function forgedPayment(created: Webhook): Webhook {
  return rewritten(created, (event) => ({
    ...event,
    id: `${event.id.slice(0, -4)}f0f0`,
    key: 'charge.complete',
    data: { ...event.data, status: 'successful', paid: true, authorized: true },
  }))
}

export function labelled({ headers, body }: Webhook, label: string): Webhook {
  return { label, headers, body }
}
