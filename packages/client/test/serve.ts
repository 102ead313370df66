import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createControlClient } from '../src/control/index.ts'

export const secretKey = 'skey_test_client'

/** What a server was asked. */
export interface Asked {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A server on a free port, with a client for it and a list of what it was asked. */
export async function serve(answer: (response: ServerResponse, asked: Asked) => unknown) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method, url, headers } = request
    const one = { method, url, headers, body }
    asked.push(one)
    await answer(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    asked,
    control: createControlClient({ url, secretKey }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export function answerJson(
  response: ServerResponse,
  { status = 200, type = 'application/json', body }: Answered,
): void {
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` })
  response.end(JSON.stringify(body))
}

interface Answered {
  readonly status?: number
  readonly type?: string
  readonly body: unknown
}
