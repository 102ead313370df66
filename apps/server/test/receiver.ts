import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A webhook as it came, with its headers as they were written. */
export interface Received {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a receiver answers; 200 and nothing where it is left out. */
export type Answering = (received: Received) => Answer | Promise<Answer>

interface Answer {
  readonly status: number
  readonly body?: string
}

/** A webhook endpoint that keeps what came. */
export async function aReceiver(answering: Answering = () => ({ status: 200 })) {
  const received: Received[] = []
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const one = { headers: headersOf(request), body: String(await buffer(request)) }
    received.push(one)
    for (const check of [...waiting]) check()
    const { status, body } = await answering(one)
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    /** Resolves when so many have come. */
    async got(count: number): Promise<readonly Received[]> {
      await new Promise<void>((resolve) => {
        const check = () => {
          if (received.length < count) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      })
      return received
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers[rawHeaders[at] ?? ''] = rawHeaders[at + 1] ?? ''
  }
  return headers
}

/** Where nothing listens. */
export async function freeUrl(): Promise<string> {
  await using gone = await aReceiver()
  return gone.url
}
