import { AnswerTimeoutError } from './errors/answer-timeout-error.ts'
import { ConnectionError } from './errors/connection-error.ts'
import { RequestError } from './errors/request-error.ts'
import { readAnswer } from './read-answer.ts'

export interface Sending {
  readonly fetch: typeof globalThis.fetch
  /** Milliseconds for the whole answer. */
  readonly timeout: number
}

/** Makes one attempt. Resolves to a result in JSON; everything else it throws, the reason of an aborted signal as it is. */
export async function send(request: Request, { fetch, timeout }: Sending): Promise<Response> {
  const asked = { method: request.method, url: request.url.replace(/\?.*$/, '') }
  const late = AbortSignal.timeout(timeout)
  try {
    const signal = AbortSignal.any([request.signal, late])
    const text = await readAnswer(asked, await fetch(request, { signal }))
    return new Response(text, { headers: { 'Content-Type': 'application/json' } })
  } catch (error) {
    if (error instanceof RequestError) throw error
    if (request.signal.aborted) throw request.signal.reason
    throw late.aborted ? new AnswerTimeoutError(asked, timeout) : new ConnectionError(asked, error)
  }
}
