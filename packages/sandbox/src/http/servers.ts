import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Certified } from './certificates.ts'
import { answerConnect } from './connect.ts'
import type { ConnectionLimits } from './connection-limits.ts'
import { answerGarbage } from './end-connection.ts'
import { noteConnection } from './read-in-pieces.ts'
import { serveUpgrade } from './upgrade.ts'

/** What speaks HTTP on connections that are handed to it. */
export interface HttpServers {
  accept(socket: Duplex): void
  closeIdleConnections(): void
  closeAllConnections(): void
}

/** TLS begins with this byte, and no HTTP request does. */
const tlsHandshake = 22

/** Serves http, and with a certificate https on the same connections: the first byte tells which one speaks. */
export function createServers(
  handler: RequestListener,
  tls: Certified | undefined,
  limits: ConnectionLimits,
): HttpServers {
  // A tunnel leads to servers of its own, which open no other.
  const tunnelled = createPair(handler, tls, limits)
  const tunnel = (socket: Duplex) => whenItSpeaks(socket, limits, tunnelled.serve)
  const outer = createPair(handler, tls, limits, tunnel)
  const servers = [...outer.servers, ...tunnelled.servers]
  return {
    // Without TLS nothing is to be told by the first byte, and Node's own timers hold for it.
    accept: tls ? (socket) => whenItSpeaks(socket, limits, outer.serve) : outer.serve,
    closeIdleConnections() {
      for (const server of servers) server.closeIdleConnections()
    },
    closeAllConnections() {
      for (const server of servers) server.closeAllConnections()
    },
  }
}

type Serve = (socket: Duplex, first?: Buffer) => void

function createPair(
  handler: RequestListener,
  tls: Certified | undefined,
  limits: ConnectionLimits,
  tunnel?: (socket: Duplex) => void,
): { readonly servers: readonly Server[]; readonly serve: Serve } {
  const options = optionsOf(limits)
  const plain = prepare(createServer(options, handler), 'connection', handler, tunnel)
  if (!tls) return { servers: [plain], serve: (socket) => void plain.emit('connection', socket) }
  const secureOptions = { ...options, ...tls, handshakeTimeout: limits.handshakeTimeout }
  const secure = createSecureServer(secureOptions, handler)
  prepare(secure, 'secureConnection', handler, tunnel)
  return {
    servers: [plain, secure],
    serve(socket, first) {
      const server = first?.[0] === tlsHandshake ? secure : plain
      server.emit('connection', socket)
    },
  }
}

function optionsOf({ requestTimeout, checkInterval }: ConnectionLimits): ServerOptions {
  return {
    // Longer than clients keep idle connections, so that none is closed just as a request is sent.
    keepAliveTimeout: 75_000,
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: checkInterval,
    // The handler refuses a missing Host itself: Node would answer it with nothing.
    requireHostHeader: false,
  }
}

function prepare(
  server: Server,
  event: 'connection' | 'secureConnection',
  handler: RequestListener,
  tunnel: ((socket: Duplex) => void) | undefined,
): Server {
  server.on('clientError', answerGarbage)
  server.on('checkExpectation', handler)
  server.on(event, (socket: Socket) => noteConnection(socket))
  answerConnect(server, tunnel)
  serveUpgrade(server, event)
  // Node's servers keep count of their connections, to close idle and late ones, from the moment they listen; these are handed theirs
  // and never listen themselves.
  server.emit('listening')
  return server
}

/** Serves a connection once its client has sent something, and destroys it where that takes too long. */
function whenItSpeaks(socket: Duplex, limits: ConnectionLimits, serve: Serve): void {
  const timer = setTimeout(() => socket.destroy(), limits.firstByteTimeout).unref()
  socket.on('error', () => socket.destroy())
  socket.once('close', () => clearTimeout(timer))
  socket.once('data', (first: Buffer) => {
    clearTimeout(timer)
    socket.pause()
    socket.unshift(first)
    serve(socket, first)
    process.nextTick(() => socket.resume())
  })
}
