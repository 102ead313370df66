import type { AttemptResponse } from '@omise-sandbox/core'
import { createSafeLookup, parseTarget, type TargetPolicy } from './target.ts'

/** One POST to an endpoint: what came back, or why nothing did. */
export interface Posted {
  readonly response: AttemptResponse | null
  readonly error: string | null
  readonly durationMs: number
}

export interface Post {
  (message: {
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
    readonly timeoutMs: number
  }): Promise<Posted>
  close(): Promise<void>
}

/** How much of an answer is kept; the rest is not read. */
const mostAnswerBytes = 16 * 1024

export function createPost(policy: TargetPolicy): Post {
  // Loaded with the first webhook: a fifth of the start-up time else.
  let client: ReturnType<typeof connect> | undefined

  async function connect() {
    const { Agent } = await import('undici')
    return new Agent({
      connect: { lookup: createSafeLookup(policy) },
      // Lanes limit what goes to an endpoint at once.
      connections: null,
      // A connection for each POST: one that is kept may be closed by the receiver just as it is used again, and
      // with a single attempt that webhook would be lost.
      pipelining: 0,
    })
  }

  async function post(message: Parameters<Post>[0]): Promise<Posted> {
    const began = performance.now()
    const ended = (response: AttemptResponse | null, error: string | null): Posted => ({
      response,
      error,
      durationMs: Math.round(performance.now() - began),
    })
    const target = parseTarget(message.url, policy)
    if (!target.ok) return ended(null, `Not sent: ${target.refusal}.`)
    client ??= connect()
    const signal = AbortSignal.timeout(message.timeoutMs)
    try {
      const agent = await client
      const { statusCode, body } = await agent.request({
        origin: target.value.origin,
        path: target.value.pathname + target.value.search,
        method: 'POST',
        headers: message.headers,
        body: message.body,
        signal,
      })
      return ended({ status: statusCode, body: await beginningOf(body) }, null)
    } catch (error) {
      return ended(null, explain(error, signal, message.timeoutMs))
    }
  }

  return Object.assign(post, {
    async close() {
      await (await client)?.destroy()
    },
  })
}

async function beginningOf(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostAnswerBytes) break
  }
  return Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString('utf8')
}

function explain(error: unknown, signal: AbortSignal, timeoutMs: number): string {
  if (signal.aborted) return `No complete answer within ${timeoutMs} ms.`
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ECONNREFUSED') return 'Connection refused: nothing listens there.'
  if (code === 'ENOTFOUND') return 'The host name has no address.'
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
    return 'The connection was closed before an answer came.'
  return error.message || code
}
