import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A request as it came in, and what was answered. */
export interface Exchange {
  readonly method: string
  readonly path: string
  /** Names and values in turn, as sent. */
  readonly headers: readonly string[]
  readonly body: string
  readonly status: number
  readonly answer: unknown
}

export interface Recorder extends AsyncDisposable {
  readonly port: number
  readonly exchanges: readonly Exchange[]
}

/** A key and a certificate, PEM. */
interface Certified {
  readonly key: string
  readonly cert: string
}

/**
 * Listens on a port of this machine, passes each request to the sandbox as it is, and keeps both sides. A client may also use
 * it as its proxy: whatever it asks for, over http or https, it gets from the sandbox.
 */
export async function record(options: {
  readonly port: number
  readonly to: string
  readonly tls: Certified
}): Promise<Recorder> {
  const exchanges: Exchange[] = []
  const to = new URL(options.to)
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    pass(incoming, outgoing, to).then(
      (exchange) => exchanges.push(exchange),
      (error: Error) => outgoing.destroy(error),
    )
  }
  const secure = createSecureServer(options.tls, answer)
  const server = createServer(answer)
  server.on('connect', (_request, socket, head) => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    secure.emit('connection', socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    exchanges,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      secure.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  to: URL,
): Promise<Exchange> {
  const { method = '', rawHeaders } = incoming
  // A proxied request names the whole URL.
  const path = (incoming.url ?? '').replace(/^https?:\/\/[^/]+/, '')
  const body = await bytesOf(incoming)
  const response = await send({ to, method, path, headers: rawHeaders, body })
  const answered = await bytesOf(response)
  const { 'transfer-encoding': _, ...headers } = response.headers
  outgoing.writeHead(response.statusCode ?? 502, headers)
  outgoing.end(answered)
  const text = body.toString('utf8')
  if (!Buffer.from(text).equals(body))
    throw new Error(`${method} ${path} has a body that is no UTF-8.`)
  return {
    method,
    path,
    headers: rawHeaders,
    body: text,
    status: response.statusCode ?? 502,
    answer: JSON.parse(answered.toString('utf8')),
  }
}

/** Sends a request with these headers and bytes, and no others. */
export function send(options: {
  readonly to: URL
  readonly method: string
  readonly path: string
  readonly headers: readonly string[]
  readonly body: Buffer
}): Promise<IncomingMessage> {
  const { to, method, path, headers, body } = options
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: to.hostname,
      port: to.port,
      method,
      path,
      headers: [...headers],
      agent: false,
      setDefaultHeaders: false,
    })
    outgoing.on('error', reject).on('response', resolve)
    outgoing.end(body)
  })
}

/** All bytes of a body. */
export async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
