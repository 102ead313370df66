import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import { duplexPair, Readable } from 'node:stream'

/** As the global `fetch`, but a path such as `/charges` will do, and a redirect is given rather than followed. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Where paths lead: a host that both APIs answer to. */
const origin = 'http://localhost'

/** Has a handler answer requests in this process, on connections in memory: HTTP is written and parsed, and no socket is opened. */
export function createFetch(handler: RequestListener): Fetch {
  const server = createServer({ requireHostHeader: false }, handler)
  return async (input, init) => {
    const isPath = typeof input === 'string' && input.startsWith('/')
    const asked = new Request(isPath ? origin + input : input, init)
    try {
      return responseTo(asked, await send(asked, server))
    } catch (error) {
      if (asked.signal.aborted) throw asked.signal.reason
      throw new TypeError('fetch failed', { cause: error })
    }
  }
}

async function send(asked: Request, server: ReturnType<typeof createServer>) {
  const { host, pathname, search } = new URL(asked.url)
  const body = Buffer.from(await asked.arrayBuffer())
  const [near, far] = duplexPair()
  server.emit('connection', far)
  return new Promise<IncomingMessage>((resolve, reject) => {
    const length = asked.body === null ? {} : { 'content-length': String(body.length) }
    const outgoing = request({
      method: asked.method,
      path: pathname + search,
      headers: { host, ...Object.fromEntries(asked.headers), ...length },
      signal: asked.signal,
      createConnection: () => near,
    })
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

/** With these statuses a `Response` may have no body. */
const withoutBody: ReadonlySet<number> = new Set([204, 205, 304])

function responseTo({ method }: Request, message: IncomingMessage): Response {
  const { statusCode: status = 0, statusMessage: statusText = '', headersDistinct } = message
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const isEmpty = method === 'HEAD' || withoutBody.has(status)
  if (isEmpty) message.resume()
  const body = isEmpty ? null : (Readable.toWeb(message) as ReadableStream)
  return new Response(body, { status, statusText, headers })
}
