import type { RequestListener } from 'node:http'
import {
  type AddressInfo,
  createServer as createNetServer,
  type Server as NetServer,
  type Socket,
} from 'node:net'
import type { Bounds } from '../concurrency/bounds.ts'
import type { Certified } from './certificates.ts'
import { type ConnectionLimits, connectionLimits } from './connection-limits.ts'
import { endConnection, writtenError } from './end-connection.ts'
import { createServers, type HttpServers } from './servers.ts'

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

interface Place {
  readonly port: number
  readonly host: string
  /** Serve https as well, on the same port. */
  readonly tls?: Certified
  readonly limits?: Partial<ConnectionLimits>
  readonly bounds?: Bounds
}

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

async function listenOnce(handler: RequestListener, options: Place): Promise<Listening> {
  const hosts = options.host === 'localhost' ? loopback : [options.host]
  const limits = { ...connectionLimits, ...options.limits }
  const servers = createServers(handler, options.tls, limits)
  const sockets: Connections = new Map()
  options.bounds?.set('connections', { max: limits.maxConnections, used: () => sockets.size })
  const accept = (socket: Socket) => admit(socket, sockets, servers, { ...limits, ...options })
  const fronts: NetServer[] = []
  let { port } = options
  try {
    for (const host of hosts) {
      const front = await open(accept, { port, host })
      if (!front) continue
      fronts.push(front)
      port = (front.address() as AddressInfo).port
    }
  } catch (error) {
    await closeAll(fronts, servers, sockets)
    throw error
  }
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    port,
    url: `http://${options.host === 'localhost' ? '127.0.0.1' : name}:${port}`,
    close: () => closeAll(fronts, servers, sockets),
  }
}

/** Undefined where the machine has no such address: many have no IPv6. */
function open(
  accept: (socket: Socket) => void,
  at: Pick<Place, 'port' | 'host'>,
): Promise<NetServer | undefined> {
  const front = createNetServer({ allowHalfOpen: true, noDelay: true }, accept)
  return new Promise((resolve, reject) => {
    front.once('error', (error: NodeJS.ErrnoException) => {
      const absent = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'
      if (absent && at.host === '::1') resolve(undefined)
      else reject(error)
    })
    front.listen(at.port, at.host, () => resolve(front))
  })
}

/** How many connections that are too many are told so before they are closed; others are closed at once. */
const maxRefusals = 100

function admit(
  socket: Socket,
  sockets: Connections,
  servers: HttpServers,
  { maxConnections, tls }: Pick<ConnectionLimits, 'maxConnections'> & Pick<Place, 'tls'>,
): void {
  if (sockets.size >= maxConnections + maxRefusals || (tls && sockets.size >= maxConnections)) {
    socket.destroy()
    return
  }
  sockets.set(socket, performance.now())
  socket.once('close', () => sockets.delete(socket))
  if (sockets.size <= maxConnections) {
    servers.accept(socket)
    return
  }
  socket.on('error', () => socket.destroy())
  endConnection(
    socket,
    writtenError(
      '503 Service Unavailable',
      'too many connections',
      `This sandbox takes ${maxConnections} connections at once. Close some, or raise --max-connections.`,
    ),
  )
}

/** How long requests under way may take to finish once the server closes. */
const closeTimeoutMilliseconds = 10_000

/** How long a connection may take to send something once the server closes: its request may be under way. */
const firstBytesMilliseconds = 200

/** The connections that are open, and when each was opened. */
type Connections = Map<Socket, number>

async function closeAll(
  fronts: readonly NetServer[],
  servers: HttpServers,
  sockets: Connections,
): Promise<void> {
  const impatient = setTimeout(() => servers.closeAllConnections(), closeTimeoutMilliseconds)
  const tidy = setInterval(() => {
    // A connection that was answering becomes idle only now and then, and its client would keep it.
    servers.closeIdleConnections()
    closeUnused(sockets)
  }, 20)
  await Promise.all(
    fronts.map((front) => new Promise<void>((resolve) => stopListening(front, () => resolve()))),
  )
  clearTimeout(impatient)
  clearInterval(tidy)
}

/** Closes the connections that have sent nothing yet. Node does not count them as idle, and clients open some in advance. */
function closeUnused(sockets: Connections): void {
  const latest = performance.now() - firstBytesMilliseconds
  for (const [socket, at] of sockets) if (socket.bytesRead === 0 && at < latest) socket.destroy()
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
