import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { isAnswering } from './admission.ts'
import { releaseConnection } from './read-in-pieces.ts'

/**
 * Serves requests that ask for another protocol as if they did not, which is what HTTP wants of a server that speaks none.
 * Node's parser says nothing of a body that is broken where a request has `Upgrade`, and would wait for the rest of it: so the request
 * is read anew without it.
 */
export function serveUpgrade(server: Server, event: 'connection' | 'secureConnection'): void {
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const unread = releaseConnection(socket)
    // The answers before it would no longer be sent.
    if (isAnswering(socket)) {
      socket.destroy()
      return
    }
    socket.unshift(Buffer.concat([headOf(request), head, unread]))
    server.emit(event, socket)
  })
}

function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const value = rawHeaders[at + 1] ?? ''
    if (/^upgrade$/i.test(name)) continue
    lines.push(`${name}: ${/^connection$/i.test(name) ? withoutUpgrade(value) : value}`)
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

function withoutUpgrade(connection: string): string {
  const tokens = connection.split(',').map((token) => token.trim())
  return tokens.filter((token) => !/^upgrade$/i.test(token)).join(', ')
}
