import type { ControlWire, DeliveryQuery } from '@omise-sandbox/api'
import { type Attempt, type Delivery, formatInstant } from '@omise-sandbox/core'
import { verifyWebhook, WebhookError } from '@omise-sandbox/webhooks'
import { checkQuery } from '../control/check.ts'
import { newestFirst } from '../control/newest-first.ts'
import type { ControlParts } from '../control/parts.ts'
import { sentBody, webhookBody } from '../events/present-event.ts'
import type { AccountId, AccountState } from '../storage/store.ts'
import { inboxUrl } from './endpoint.ts'

/** How many deliveries are looked through for those that came here. */
const maxDeliveries = 1000

/** What came to the built-in receiver: the attempts of the log that went there, newest first. */
export async function listInbox(
  parts: ControlParts,
  account: AccountId,
  query: Pick<DeliveryQuery, 'offset' | 'limit'>,
): Promise<ControlWire['Inbox']> {
  checkQuery('listInboxQuery', query)
  const { offset = 0, limit = 20 } = query
  const reader = parts.store.reader(account)
  const last = newestFirst({ limit: maxDeliveries }, maxDeliveries)
  const { data } = await reader.list('delivery', last)
  const came = data
    .filter(({ url }) => url === inboxUrl)
    .flatMap((delivery) => delivery.attempts.map((attempt) => ({ delivery, attempt })).reverse())
  const state = await parts.accounts.read(account)
  const shown = came.slice(offset, offset + Math.min(limit, 100))
  const ids = shown.map(({ delivery }) => delivery.event)
  const events = new Map((await reader.getAll('event', ids)).map((event) => [event.id, event]))
  const messages = shown.map(({ delivery, attempt }) => {
    const event = events.get(delivery.event)
    const body = event ? sentBody(webhookBody(event), delivery, attempt) : ''
    return presentMessage(delivery, attempt, body, state)
  })
  return { url: inboxUrl, data: messages, total: came.length }
}

function presentMessage(
  { id, event, key, charge }: Delivery,
  { at, headers }: Attempt,
  body: string,
  state: AccountState,
): ControlWire['InboxMessage'] {
  return {
    at: formatInstant(at),
    delivery: id,
    event,
    key,
    charge,
    headers: { ...headers },
    body,
    signature: verdictOn(body, headers, state),
    curl: curlOf(headers, body),
  }
}

/** Whether it is signed with the account's secret, or the one before, when it was sent. */
function verdictOn(
  body: string,
  headers: Attempt['headers'],
  { settings }: AccountState,
): ControlWire['InboxMessage']['signature'] {
  const { secret, previousSecret } = settings.webhooks
  const secrets = [secret, previousSecret].filter((one) => one !== null)
  try {
    verifyWebhook(body, headers, secrets, { tolerance: Number.POSITIVE_INFINITY })
    return { holds: true, explanation: 'It is signed with the account’s secret.' }
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error
    return { holds: false, explanation: error.message }
  }
}

/** A command that sends it on, for a POSIX shell. */
function curlOf(headers: Attempt['headers'], body: string): string {
  const words = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`)
  return ['curl http://127.0.0.1:3000/hook', ...words, `--data-binary ${quoted(body)}`].join(
    ' \\\n  ',
  )
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
