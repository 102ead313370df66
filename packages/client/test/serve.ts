import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { createControlClient } from '../src/control/index.ts'
import { type ClientOptions, createClient } from '../src/index.ts'

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
    /** A client of the imitated API there, which waits without waiting and keeps how long it would have. */
    clientWith: (options: Omit<ClientOptions, 'secretKey' | 'publicKey' | 'baseUrl'> = {}) =>
      waitless({ baseUrl: url, secretKey, ...options }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A client whose pauses take no time and are kept, in milliseconds. */
function waitless(options: ClientOptions) {
  const pauses: number[] = []
  const pause = async (milliseconds: number) => void pauses.push(milliseconds)
  return { client: createClient({ pause, random: () => 0.5, ...options }), pauses }
}

/** Where nothing listens. */
export async function freeUrl(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

/** What a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('It was not refused.'),
    (error: unknown) => error,
  )
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
