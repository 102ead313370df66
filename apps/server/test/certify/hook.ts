import type { IncomingMessage } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { WebhookError, type WebhookEvent } from '@omise-sandbox/webhooks'
import type { Has } from './faults.ts'
import { readTrusted } from './trust.ts'

export interface Reply {
  readonly status: number
  readonly body?: object
}

/** More than the run with that fault allows. */
const lateMs = 1300
/** How long a queue takes to be worked off. */
const queueMs = 70

const knownKeys = ['charge.create', 'charge.complete', 'charge.expire', 'refund.create']

/** Takes webhooks: reads their bytes, verifies them, and has what follows done. */
export function createHook(options: {
  readonly secret: string
  readonly has: Has
  readonly take: (event: WebhookEvent) => void
  readonly queued: 'queued' | undefined
}): (request: IncomingMessage) => Promise<Reply> {
  const { secret, has, take, queued } = options
  let payments = 0

  async function act(event: WebhookEvent): Promise<Reply> {
    if (has('unknown-event') && !knownKeys.includes(event.key)) return { status: 400 }
    if (event.key === 'charge.complete') {
      payments += 1
      if (payments === 1 && has('valid')) return { status: 503 }
      if (payments === 1 && has('slow')) await setTimeout(lateMs)
    }
    if (queued) setTimeout(queueMs).then(() => take(event))
    else take(event)
    return { status: 200, body: { taken: event.id } }
  }

  return async (request) => {
    const body = has('unicode') ? await readInPieces(request) : await readBytes(request)
    try {
      return await act(readTrusted({ body, headers: request.headers }, secret, has))
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error
      if (has('garbage') && error.reason === 'malformed-body') throw error
      return { status: 400, body: { error: error.reason } }
    }
  }
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** As if the network had brought every kilobyte by itself. */
const pieceBytes = 1021

async function readInPieces(request: IncomingMessage): Promise<string> {
  const body = await readBytes(request)
  let text = ''
  for (let at = 0; at < body.length; at += pieceBytes) text += body.subarray(at, at + pieceBytes)
  return text
}
