import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { App } from '../../src/explore/app.ts'
import type { Planted } from './planted.ts'
import { createShop } from './shop.ts'

const secret = Buffer.from('a shop of these tests').toString('base64')

/** The shop of these tests behind URLs, as the command wants it. */
export async function serveShop(fault?: Planted) {
  let app: App | undefined
  const useApi = (apiUrl: string, secretKey: string) => {
    app = createShop(fault)({ apiUrl, secretKey, webhookSecret: secret })
  }
  useApi('', '')

  async function answer(request: IncomingMessage): Promise<object | number> {
    const { webhook, state, poll } = app ?? {}
    const [, door, charge = ''] = (request.url ?? '').split('/')
    const asked = { charge, order: '', attempt: 1 }
    if (door === 'hook' && typeof webhook === 'function') {
      const headers = request.headers as Readonly<Record<string, string>>
      return webhook({ headers, body: await text(request) })
    }
    if (door === 'poll' && typeof poll === 'function') await poll(asked)
    return typeof state === 'function' ? state(asked) : 404
  }

  const server = createServer((request, response) => {
    answer(request).then(
      (found) => {
        if (typeof found === 'number') response.writeHead(found).end()
        else response.end(JSON.stringify(found))
      },
      () => response.writeHead(400).end(),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url: `${origin}/hook`,
    stateUrl: `${origin}/orders/{charge}`,
    pollUrl: `${origin}/poll/{charge}`,
    secret,
    /** Learns from what the command prints where its sandbox is. */
    read(printed: string) {
      const [, apiUrl, secretKey] = /at (\S+), with the key (\w+)/.exec(printed) ?? []
      if (apiUrl && secretKey) useApi(apiUrl, secretKey)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
