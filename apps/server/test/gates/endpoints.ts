import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Control } from '@omise-sandbox/api'
import { createControlClient } from '@omise-sandbox/client/control'
import type { Sandbox } from '@omise-sandbox/sandbox'
import { aForeignServer } from './foreign-servers.ts'

/** What an endpoint does with a webhook of an event. */
export type Endpoint = (key: string) => RequestListener

export function answering(status: number, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, headers).end()
  }
}

/** Endpoints that do not take `charge.complete`. */
export const refusing = {
  'answers 500': () => answering(500),
  'answers 404': () => answering(404),
  'answers 302, to where 200 is answered': () => answering(302, { Location: '/' }),
  'answers 410, and is switched off': () => answering(410),
  'answers 200 to another event only': (key) => answering(key === 'charge.create' ? 200 : 500),
  hangs: () => () => {},
  'closes the connection': () => (request) => {
    request.socket.destroy()
  },
  'closes it within its answer': () => (_request, response) => {
    response.writeHead(200, { 'Content-Length': 100 })
    response.write('half', () => response.destroy())
  },
} satisfies Readonly<Record<string, Endpoint>>

/** An endpoint that listens. */
export function anEndpoint(endpoint: Endpoint) {
  return aForeignServer(async (request, response) => {
    // Not every webhook of certify is JSON.
    const { key } = (await json(request).catch(() => ({ key: '' }))) as { readonly key: string }
    endpoint(key)(request, response)
  })
}

/** An account of a sandbox whose webhooks go somewhere, with the flags that lead commands there. */
export async function anAccountOf(sandbox: Sandbox, url: string | null) {
  const secretKey = `skey_test_${randomBytes(8).toString('hex')}`
  const control: Control = createControlClient({ url: sandbox.url, secretKey })
  await control.webhooks.update({ url, retry_policy: { waits: [], timeout: '100ms' } })
  return {
    control,
    flags: ['--url', sandbox.url, '--key', secretKey],
    /** What was sent last. */
    async last() {
      const [delivery] = (await control.deliveries.list({ limit: 1 })).data
      if (!delivery) throw new Error('Nothing was sent in this account yet.')
      return delivery
    },
  }
}
