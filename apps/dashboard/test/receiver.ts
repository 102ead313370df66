import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A receiver of webhooks that answers as it is told, on a socket of its own. */
export async function openReceiver(
  answer: () => { readonly status: number; readonly body?: string },
) {
  const server = createServer(async (request, response) => {
    for await (const _chunk of request);
    const { status, body = '' } = answer()
    response.writeHead(status, { 'Content-Type': 'text/html' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
