import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { isAnswering } from './admission.ts'
import { endConnection } from './end-connection.ts'
import { releaseConnection } from './read-in-pieces.ts'

/** The hosts of the real API, which a client that cannot be given a port asks a proxy for. */
export const imitatedHosts: ReadonlySet<string> = new Set(['api.omise.co', 'vault.omise.co'])

/**
 * Makes a server its own proxy: `CONNECT api.omise.co:80`, as SDKs send it with `http_proxy` set, leads back to this very
 * server. Nothing is ever forwarded, to these hosts or to others. Without `accept` it refuses: a tunnel leads to no other.
 */
export function answerConnect(server: Server, accept?: (socket: Duplex) => void): void {
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const unread = Buffer.concat([head, releaseConnection(socket)])
    const [host = ''] = (request.url ?? '').split(':')
    // What it would be answered would stand among other answers.
    if (isAnswering(socket)) socket.destroy()
    else if (!accept)
      refuse(socket, 'This connection is a tunnel already. Send your requests on it.\n')
    else if (!imitatedHosts.has(host.toLowerCase())) {
      refuse(socket, `This proxy leads to ${[...imitatedHosts].join(' and ')} only.\n`)
    } else {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      if (unread.length > 0) socket.unshift(unread)
      accept(socket)
    }
  })
}

function refuse(socket: Duplex, words: string): void {
  endConnection(
    socket,
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: ${words.length}\r\nConnection: close\r\n\r\n${words}`,
  )
}
