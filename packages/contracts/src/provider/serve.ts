import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { printUnknown } from '@omise-sandbox/core'

/** What Pact's verifier talks to. */
export interface Served extends AsyncDisposable {
  readonly url: string
  readonly port: number
}

/** Answers of Pact's own calls, by path, undefined to hang up; everything else is for the API that is verified. */
export interface Routes {
  readonly [path: string]: (body: Buffer, request: IncomingMessage) => Promise<Answer | undefined>
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

export async function serve(routes: Routes, api: RequestListener): Promise<Served> {
  const server = createServer((request, response) => {
    const route = routes[request.url ?? '']
    if (!route) return api(request, response)
    answer(request, response, route).catch((error: unknown) => {
      // Not 500, for Pact would ask again and again.
      response.writeHead(400, { 'Content-Type': 'text/plain' }).end(printUnknown(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  route: Routes[string],
): Promise<void> {
  const answered = await route(await buffer(request), request)
  if (!answered) {
    response.destroy()
    return
  }
  const { status = 200, headers, body } = answered
  response.writeHead(status, headers).end(body)
}
