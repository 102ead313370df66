import type { ControlWire } from '@omise-sandbox/api'
import { diagnoseSignature } from '@omise-sandbox/webhooks'
import { sentBody, webhookBody } from '../events/present-event.ts'
import type { AccountId } from '../storage/store.ts'
import { checkRequest } from './check.ts'
import type { ControlParts } from './parts.ts'
import { badRequest, noDelivery } from './problem.ts'
import { momentFrom } from './read-time.ts'

/** Names the mistake that makes a receiver's signature differ from the one it was sent. */
export async function diagnose(
  parts: ControlParts,
  account: AccountId,
  given: ControlWire['SignatureCase'],
): Promise<ControlWire['Diagnosis']> {
  checkRequest('diagnoseSignatureBody', given)
  const { webhooks } = (await parts.accounts.read(account)).settings
  if (webhooks.secret === null) {
    throw badRequest(
      'The account has no webhook secret, so nothing is signed.',
      'Make one with POST /__sandbox/webhooks/rotate.',
    )
  }
  const sent = await sentBy(parts, account, given.delivery)
  const body = given.body ?? sent?.body
  if (body === undefined) {
    throw badRequest(
      'There is no body to look at.',
      'Send body and headers, or the id of a delivery.',
    )
  }
  const { mistake, explanation, remedy, expected } = diagnoseSignature({
    body,
    headers: given.headers ?? sent?.headers ?? {},
    secret: webhooks.secret,
    previousSecret: webhooks.previousSecret ?? undefined,
    computed: given.computed,
    sentBody: sent?.body,
    receivedAt: given.received_at === undefined ? undefined : momentFrom(given.received_at),
    tolerance: given.tolerance,
  })
  return { mistake, explanation, remedy, expected }
}

/** What the last attempt of a delivery sent. */
async function sentBy({ store }: ControlParts, account: AccountId, id: string | undefined) {
  if (id === undefined) return undefined
  const reader = store.reader(account)
  const delivery = await reader.get('delivery', id)
  const event = delivery && (await reader.get('event', delivery.event))
  const attempt = delivery?.attempts.at(-1)
  if (!delivery || !event || !attempt) throw noDelivery(id)
  return { body: sentBody(webhookBody(event), delivery, attempt), headers: attempt.headers }
}
