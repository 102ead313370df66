import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import {
  type AddressInfo,
  createServer as createNetServer,
  type Server as NetServer,
  type Socket,
} from 'node:net'
import type { Duplex } from 'node:stream'
import { presentError } from '../refusals/refusals.ts'
import { toJson } from '../wire/written-json.ts'
import type { Certified } from './certificates.ts'
import { answerConnect } from './connect.ts'

export interface Listening {
  readonly port: number
  readonly url: string
  /** Takes no more requests, lets those under way finish, and closes. */
  close(): Promise<void>
}

/** Both loopback addresses, so that localhost answers whichever it resolves to. */
const loopback = ['127.0.0.1', '::1']

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** How often to pick another port where the one picked on one loopback address is taken on the other. */
const maxPicks = 20

/** Listens on one host, or on loopback by both its addresses; port 0 picks a free one. */
export async function listen(handler: RequestListener, options: Place): Promise<Listening> {
  for (let picks = 1; ; picks++) {
    try {
      return await listenOnce(handler, options)
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (options.port !== 0 || !taken || picks === maxPicks) throw error
    }
  }
}

interface Place {
  readonly port: number
  readonly host: string
  /** Serve https as well, on the same port. */
  readonly tls?: Certified
}

async function listenOnce(handler: RequestListener, options: Place): Promise<Listening> {
  const hosts = options.host === 'localhost' ? loopback : [options.host]
  const servers: Listener[] = []
  let port = options.port
  try {
    for (const host of hosts) {
      const server = await open(handler, { ...options, port, host })
      if (!server) continue
      servers.push(server)
      port = server.port
    }
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()))
    throw error
  }
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    port,
    url: `http://${options.host === 'localhost' ? '127.0.0.1' : name}:${port}`,
    close: async () => {
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}

/** What listens on one address. */
interface Listener {
  readonly port: number
  close(): Promise<void>
}

/** Undefined where the machine has no such address: many have no IPv6. */
function open(handler: RequestListener, at: Place): Promise<Listener | undefined> {
  const { server, front } = at.tls ? createBoth(handler, at.tls) : createPlain(handler)
  return new Promise((resolve, reject) => {
    front.once('error', (error: NodeJS.ErrnoException) => {
      const absent = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'
      if (absent && at.host === '::1') resolve(undefined)
      else reject(error)
    })
    const unused = unusedConnections(front)
    front.listen(at.port, at.host, () => {
      const { port } = front.address() as AddressInfo
      resolve({ port, close: () => closeServer(front, server, unused) })
    })
  })
}

/** What holds HTTP connections, to close those that are idle. */
type Holder = Pick<Server, 'closeIdleConnections' | 'closeAllConnections'>

const serverOptions = {
  // Longer than clients keep idle connections, so that none is closed just as a request is sent.
  keepAliveTimeout: 75_000,
  requestTimeout: 60_000,
  // The handler refuses a missing Host itself: Node would answer it with nothing.
  requireHostHeader: false,
}

function createPlain(handler: RequestListener): { server: Holder; front: NetServer } {
  const server = createServer(serverOptions, handler)
  server.on('clientError', answerGarbage)
  server.on('checkExpectation', handler)
  answerConnect(server, (socket) => server.emit('connection', socket))
  return { server, front: server }
}

/** TLS begins with this byte, and no HTTP request does. */
const tlsHandshake = 22

/** Serves http and https on one port: the first byte of a connection tells which it speaks. */
function createBoth(
  handler: RequestListener,
  tls: Certified,
): { server: Holder; front: NetServer } {
  const plain = createServer(serverOptions, handler)
  const secure = createSecureServer({ ...serverOptions, key: tls.key, cert: tls.cert }, handler)
  for (const server of [plain, secure]) {
    server.on('clientError', answerGarbage)
    server.on('checkExpectation', handler)
    answerConnect(server, accept)
    // Node's servers keep count of their connections, to close the idle ones, from the moment they listen; these two
    // are handed theirs and never listen themselves.
    server.emit('listening')
  }

  function accept(socket: Duplex): void {
    socket.on('error', () => socket.destroy())
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      const server = first[0] === tlsHandshake ? secure : plain
      server.emit('connection', socket)
      process.nextTick(() => socket.resume())
    })
  }

  const server: Holder = {
    closeIdleConnections() {
      plain.closeIdleConnections()
      secure.closeIdleConnections()
    },
    closeAllConnections() {
      plain.closeAllConnections()
      secure.closeAllConnections()
    },
  }
  return { server, front: createNetServer(accept) }
}

/** Bytes that are no HTTP request are answered in the API's shape too. */
function answerGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const status = tooLarge
    ? '431 Request Header Fields Too Large'
    : late
      ? '408 Request Timeout'
      : '400 Bad Request'
  const message = tooLarge
    ? 'headers are too large'
    : late
      ? 'request took too long'
      : 'request is not HTTP'
  const body = toJson(presentError('bad_request', message))
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

/** How long requests under way may take to finish once the server closes. */
const closeTimeoutMilliseconds = 10_000

/** How long a connection may take to send something once the server closes: its request may be under way. */
const firstBytesMilliseconds = 1_000

/** Closes the connections that have sent nothing yet. Node does not count them as idle, and clients open some in advance. */
function unusedConnections(front: NetServer): () => void {
  const opened = new Map<Socket, number>()
  front.on('connection', (socket) => {
    opened.set(socket, performance.now())
    socket.once('close', () => opened.delete(socket))
  })
  return () => {
    const latest = performance.now() - firstBytesMilliseconds
    for (const [socket, at] of opened) if (socket.bytesRead === 0 && at < latest) socket.destroy()
  }
}

function closeServer(front: NetServer, server: Holder, closeUnused: () => void): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), closeTimeoutMilliseconds)
    // A connection that was answering becomes idle only now and then, and its client would keep it.
    const tidy = setInterval(() => {
      server.closeIdleConnections()
      closeUnused()
    }, 20)
    stopListening(front, () => {
      clearTimeout(impatient)
      clearInterval(tidy)
      resolve()
    })
  })
}

/** A turn of the event loop that is over so soon found nothing to do. */
const quietTurnMilliseconds = 0.2
const maxTurns = 200

/** Stops after a turn that found nothing to do: connections that had not been accepted yet would be reset. */
function stopListening(front: NetServer, closed: () => void, turn = 0): void {
  const began = performance.now()
  setImmediate(() => {
    const isQuiet = performance.now() - began < quietTurnMilliseconds
    if (isQuiet || turn === maxTurns) front.close(closed)
    else stopListening(front, closed, turn + 1)
  })
}
