import type { IncomingMessage, RequestOptions } from 'node:http'
import type { Answer } from '../answer.ts'
import type { Webhook } from './arrivals.ts'

/** As long as Omise waits for an answer. */
const timeoutMilliseconds = 10_000
/** How much of an answer is kept; the rest is not read. */
const mostAnswerBytes = 16 * 1024

/** Posts a webhook to a receiver: its very bytes and headers. What goes wrong is part of the answer. */
export async function forward(
  to: URL,
  { headers, body }: Pick<Webhook, 'headers' | 'body'>,
  stop: AbortSignal,
): Promise<Answer> {
  const late = AbortSignal.timeout(timeoutMilliseconds)
  try {
    const response = await post(to, body, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      // A connection that is kept may be closed by the receiver just as it is used again.
      agent: false,
      signal: AbortSignal.any([stop, late]),
    })
    const answer = { status: response.statusCode ?? 0, body: await beginningOf(response) }
    return { response: answer, error: null }
  } catch (error) {
    const words = late.aborted ? `No complete answer within ${timeoutMilliseconds} ms.` : undefined
    return { response: null, error: words ?? explain(error) }
  }
}

/** By Node's own client: fetch would add headers of its own. */
async function post(to: URL, body: string, options: RequestOptions): Promise<IncomingMessage> {
  const { request } = await (to.protocol === 'https:' ? import('node:https') : import('node:http'))
  return new Promise((resolve, reject) => {
    request(to, options, resolve).on('error', reject).end(body)
  })
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostAnswerBytes) break
  }
  return Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString('utf8')
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ECONNREFUSED') return 'Connection refused: nothing listens there.'
  if (code === 'ENOTFOUND') return 'The host name has no address.'
  if (code === 'ECONNRESET') return 'The connection was closed before an answer came.'
  return error.message || code
}
