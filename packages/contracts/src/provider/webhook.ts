import type { IncomingMessage } from 'node:http'
import type { ControlWire, Wire } from '@omise-sandbox/api'
import { eventKeys } from '@omise-sandbox/core'
import type { Answer } from './serve.ts'
import { controlOf, type Stage, StateError } from './stage.ts'

/** A webhook as it came in: its bytes and the headers that it came with. */
interface Arrived {
  readonly body: Buffer
  readonly headers: IncomingMessage['headers']
}

/** Lets the sandbox send webhooks to here, and hands on the bytes of the one that an interaction asks for. */
export interface Webhooks {
  /** Takes a webhook in. */
  take(body: Buffer, request: IncomingMessage): Promise<Answer>
  /** Sends the webhook that a message's description asks for, and answers with what came. */
  message(description: string): Promise<Answer>
}

export function createWebhooks(stage: Stage, urlOf: () => string): Webhooks {
  let arrived: Arrived | undefined

  async function send(event: Wire['Event']): Promise<Arrived> {
    const control = controlOf(stage, 'A webhook')
    await control.webhooks.update({ url: urlOf() })
    arrived = undefined
    const { data } = await control.deliveries.resend(event.id)
    // One that was sent before goes where it went then; what it held is in the log.
    const sent = arrived ?? loggedIn(data)
    if (sent) return sent
    throw new StateError(`The webhook of ${event.id} did not arrive.`)
  }

  return {
    async take(body, { headers }) {
      arrived = { body, headers }
      return { body: '' }
    },
    async message(description) {
      controlOf(stage, 'A webhook')
      const { data } = await stage.client.events.list({
        order: 'reverse_chronological',
        limit: 100,
      })
      const { body, headers } = await send(choose(description, data))
      return {
        headers: {
          'Content-Type': headers['content-type'] ?? '',
          'Pact-Message-Metadata': metadataOf(headers),
        },
        body,
      }
    },
  }
}

function loggedIn(deliveries: readonly ControlWire['Delivery'][]): Arrived | undefined {
  const request = deliveries[0]?.attempts.at(-1)?.request
  if (!request) return undefined
  const named = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])
  return { body: Buffer.from(request.body), headers: Object.fromEntries(named) }
}

/**
 * The newest event whose key the description names, or else the newest. Throws a {@link StateError} where there is no event,
 * or none with a key that the description names.
 */
function choose(description: string, events: readonly Wire['Event'][]): Wire['Event'] {
  const [newest] = events
  if (!newest) {
    throw new StateError(
      'There is no event to tell of. Give the message a state such as "a charge was paid".',
    )
  }
  const named = eventKeys.filter((key) => description.includes(key))
  if (named.length === 0) return newest
  const found = events.find(({ key }) => named.includes(key))
  if (found) return found
  const present = [...new Set(events.map(({ key }) => key))].join(', ')
  throw new StateError(
    `No ${named.join(' or ')} event came of the message's states, only ${present}. Give a state that makes one, or name another event in the description.`,
  )
}

/** The headers a receiver sees, under the names that contracts use for them. */
function metadataOf(headers: IncomingMessage['headers']): string {
  const { 'content-type': type } = headers
  const named = {
    contentType: type,
    'Content-Type': type,
    'Omise-Signature': headers['omise-signature'],
    'Omise-Signature-Timestamp': headers['omise-signature-timestamp'],
  }
  return Buffer.from(JSON.stringify({ ...headers, ...named })).toString('base64')
}
