import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that is no sandbox. */
export async function aForeignServer(answer: RequestListener) {
  const server = createServer((request, response) => {
    // Its answers are not held against the documents (checked-fetch.ts).
    response.setHeader('X-Stranger', 'yes')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const page = '<!doctype html><title>Shop</title><script>on("ready", "ok")</script>'

function saying(status: number, body: string, type = 'application/json'): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': type }).end(body)
  }
}

/** Programs that may listen on the port in the sandbox's place, by what they answer to everything. */
export const foreignServers: Readonly<Record<string, RequestListener>> = {
  'a page': saying(200, page, 'text/html'),
  'a page that calls itself JSON': saying(200, page),
  'an empty object': saying(200, '{}'),
  'an empty list': saying(200, '{"object":"list","data":[]}'),
  'an array': saying(200, '[]'),
  null: saying(200, 'null'),
  'that it is not ready, with status 200': saying(200, '{"ready":false}'),
  'that something else is ready': saying(200, '{"status":"ready","database":"ready"}'),
  nothing: saying(204, ''),
  'an empty body': saying(200, ''),
  'status 500': saying(500, '{}'),
  'a redirect': (_request, response) => {
    response.writeHead(302, { Location: '/elsewhere' }).end()
  },
  'half an answer': (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 })
    response.write('{"status":"ready"', () => response.destroy())
  },
  'by closing the connection': (request) => {
    request.socket.destroy()
  },
}
