import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** The hosts of the real API, which a client that cannot be given a port asks a proxy for. */
const imitatedHosts: ReadonlySet<string> = new Set(['api.omise.co', 'vault.omise.co'])

/**
 * Makes a server its own proxy: `CONNECT api.omise.co:80`, as SDKs send it with `http_proxy` set, leads back to this very
 * server. Nothing is ever forwarded, to these hosts or to others.
 */
export function answerConnect(server: Server, accept: (socket: Duplex) => void): void {
  server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const [host = ''] = (request.url ?? '').split(':')
    if (!imitatedHosts.has(host.toLowerCase())) {
      const words = `This proxy leads to ${[...imitatedHosts].join(' and ')} only.\n`
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: ${words.length}\r\nConnection: close\r\n\r\n${words}`,
      )
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    accept(socket)
  })
}
