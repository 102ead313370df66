import { Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { Agent as AgentHttps, request as requestHttps } from 'node:https'
import { lookupHost } from '../cli/lookup-host.ts'

interface Exchanged {
  readonly status: number
  readonly body: string
}

/** Sends requests on connections that are kept. */
export interface Exchange {
  /** Rejects where no whole answer comes in time. */
  send(request: {
    readonly url: string
    readonly method: 'GET' | 'POST'
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }): Promise<Exchanged>
  /** Lets go of all connections, as who is connected to is not there any more. */
  disconnect(): void
}

export function createExchange(timeoutMs: number): Exchange {
  const open = () => ({
    http: new Agent({ keepAlive: true, maxSockets: 64 }),
    https: new AgentHttps({ keepAlive: true, maxSockets: 64 }),
  })
  let agents = open()

  function attempt(
    { url, method, headers = {}, body }: Parameters<Exchange['send']>[0],
    isRetry: boolean,
  ): Promise<Exchanged> {
    const isSecure = url.startsWith('https:')
    const options: RequestOptions = {
      method,
      agent: isSecure ? agents.https : agents.http,
      headers:
        body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) },
      lookup: lookupHost,
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? requestHttps : requestHttp)(url, options)
      const timer = setTimeout(() => request.destroy(new AnswerTimeoutError()), timeoutMs)
      request.once('response', (response) => readAll(response).then(resolve, reject))
      request.once('close', () => clearTimeout(timer))
      request.once('error', (error: NodeJS.ErrnoException) => {
        // The other side may close a connection that is kept just when it is used again.
        if (request.reusedSocket && !isRetry && error.code === 'ECONNRESET') {
          attempt({ url, method, headers, ...(body === undefined ? {} : { body }) }, true).then(
            resolve,
            reject,
          )
        } else reject(error)
      })
      request.end(body)
    })
  }

  return {
    send: (request) => attempt(request, false),
    disconnect() {
      for (const agent of Object.values(agents)) agent.destroy()
      agents = open()
    },
  }
}

class AnswerTimeoutError extends Error {
  constructor() {
    super('no answer in time')
    this.name = 'AnswerTimeoutError'
  }
}

const maxCharacters = 1_000_000

async function readAll(response: IncomingMessage): Promise<Exchanged> {
  let body = ''
  response.setEncoding('utf8')
  for await (const chunk of response) if (body.length < maxCharacters) body += chunk
  return { status: response.statusCode ?? 0, body }
}

/** Why no answer came, in a few words. */
export function whyUnanswered(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if ('code' in error && error.code === 'ECONNRESET') return 'the connection was closed unanswered'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
