import type { Socket } from 'node:net'

/** How much of what a client sent is parsed before it is asked whether more may be. */
const pieceBytes = 2_048

/** What gives back what was not parsed yet, and parses no more. */
const stops = new WeakMap<object, () => Buffer>()

/** For how long connections are read in pieces once a client has sent many requests at once, in milliseconds. */
const cautiousMilliseconds = 60_000

/** Connections of Node's HTTP servers. */
const sockets = new Set<Socket>()
let cautiousUntil = 0

/** Takes note of a connection of Node's HTTP server, so that it can be read in pieces where that is called for. */
export function noteConnection(socket: Socket): void {
  sockets.add(socket)
  socket.once('close', () => sockets.delete(socket))
  if (performance.now() < cautiousUntil) readInPieces(socket)
}

/**
 * Has all connections read in pieces, new ones for a while. Node parses all that was read at once, so 64 kB of short requests
 * are thousands of objects before any of them can be made to wait, and a thousand connections may be read before one is closed. Pieces
 * cost each request some 20 microseconds: they wait for the first client that sends many requests without reading answers.
 */
export function readAllInPieces(): void {
  const isCautious = performance.now() < cautiousUntil
  cautiousUntil = performance.now() + cautiousMilliseconds
  if (!isCautious) for (const socket of sockets) readInPieces(socket)
}

/** Hands what comes on a connection to Node's parser in small pieces, and stops between two while the connection is paused. */
function readInPieces(socket: Socket): void {
  if (stops.has(socket)) return
  const parse = socket.listeners('data').at(-1) as ((piece: Buffer) => void) | undefined
  if (!parse) return
  let rest: Buffer | undefined
  let isStopped = false

  function parseOn(): void {
    while (rest && !isStopped && !socket.isPaused() && !socket.destroyed) {
      const piece = rest.subarray(0, pieceBytes)
      rest = rest.length > pieceBytes ? rest.subarray(pieceBytes) : undefined
      parse?.(piece)
    }
  }

  function take(chunk: Buffer): void {
    rest = rest ? Buffer.concat([rest, chunk]) : chunk
    parseOn()
  }

  socket.removeListener('data', parse)
  socket.on('data', take)
  socket.on('resume', parseOn)
  readOn(socket)
  stops.set(socket, () => {
    isStopped = true
    socket.removeListener('data', take)
    socket.removeListener('resume', parseOn)
    stops.delete(socket)
    return rest ?? Buffer.alloc(0)
  })
}

interface Handle {
  reading: boolean
  readStart(): void
}

/**
 * Has a connection read as any other stream. While its parser reads by itself, a pause stops what reads below the stream, and what would
 * start that again goes as soon as somebody else listens for data.
 */
function readOn(socket: Socket): void {
  const { _handle: handle } = socket as Socket & { readonly _handle?: Handle | null }
  if (!handle || handle.reading) return
  handle.reading = true
  handle.readStart()
}

/** Lets go of a connection that is to be used otherwise, and gives what was read of it and not parsed. */
export function releaseConnection(socket: Socket): Buffer {
  sockets.delete(socket)
  return stops.get(socket)?.() ?? Buffer.alloc(0)
}
