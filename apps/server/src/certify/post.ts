import { type ClientRequest, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { setTimeout } from 'node:timers/promises'
import { printUnknown } from '@omise-sandbox/core'
import { lookupHost } from '../cli/lookup-host.ts'
import type { Webhook } from './webhook.ts'

/** What came back for a webhook. */
export type Answer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly body: string
      readonly ms: number
    }
  | { readonly kind: 'silent'; readonly reason: string; readonly ms: number }

export type Post = (webhook: Webhook, patienceMs: number) => Promise<Answer>

/** Nothing could be connected to, from the first webhook on. */
export class ReceiverUnreachableError extends Error {
  constructor(url: string, reason: string) {
    super(`No receiver can be reached at ${url} (${reason}). Start it, or name its address.`)
    this.name = 'ReceiverUnreachableError'
  }
}

/**
 * Sends webhooks as production does: each once, no redirect followed, and no header but those given, `Host`,
 * `Connection` and `Content-Length`. Throws {@link ReceiverUnreachableError} where no connection was ever made.
 */
export function createPost(url: string): Post {
  let reached = false
  return async (webhook, patienceMs) => {
    const began = performance.now()
    const ms = () => Math.round(performance.now() - began)
    const request = open(url, webhook, AbortSignal.timeout(patienceMs))
    request.once('socket', (socket) => {
      socket.once('connect', () => {
        reached = true
      })
    })
    try {
      const { status, body } = await exchange(request, Buffer.from(webhook.body))
      return { kind: 'answered', status, body, ms: ms() }
    } catch (error) {
      const reason = reasonOf(error, patienceMs)
      if (!reached) throw new ReceiverUnreachableError(url, reason)
      return { kind: 'silent', reason, ms: ms() }
    }
  }
}

function open(url: string, { headers, body }: Webhook, signal: AbortSignal): ClientRequest {
  const request = url.startsWith('https:') ? requestHttps : requestHttp
  return request(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    agent: false,
    lookup: lookupHost,
    signal,
  })
}

const maxAnswerCharacters = 2000

function exchange(
  request: ClientRequest,
  body: Buffer,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        if (text.length < maxAnswerCharacters) text += chunk
      })
      response.on('error', reject)
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text.slice(0, maxAnswerCharacters) })
      })
    })
    write(request, body).catch(reject)
  })
}

/** Long enough for the first piece to be read by itself. */
const betweenPiecesMs = 20

/** A network cuts where it likes: here within a character, where one takes several bytes. */
async function write(request: ClientRequest, body: Buffer): Promise<void> {
  const middle = body.length / 2
  const cut = body.findIndex((byte, at) => at >= middle && (byte & 0xc0) === 0x80)
  if (cut !== -1) {
    request.write(body.subarray(0, cut))
    await setTimeout(betweenPiecesMs)
  }
  request.end(body.subarray(Math.max(cut, 0)))
}

function reasonOf(error: unknown, patienceMs: number): string {
  if (!(error instanceof Error)) return printUnknown(error)
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return `no complete answer within ${patienceMs} ms`
  }
  if ('code' in error && error.code === 'ECONNRESET') return 'the connection was closed unanswered'
  return error.message || ('code' in error ? printUnknown(error.code) : error.name)
}
