/** A receiver that answers 200 to what comes to /hook and nothing at all to what comes to /hang. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const server = createServer((request, response) => {
  request.resume()
  if (request.url === '/hang') return
  request.on('end', () => response.writeHead(200, { 'Content-Length': 2 }).end('ok'))
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ event: 'ready', url: `http://127.0.0.1:${port}` })}\n`)
})
