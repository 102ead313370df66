import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { createFifo, type Fifo } from '../concurrency/fifo.ts'
import type { Slot } from './slot.ts'

/** A request that waits for its turn. */
export interface Waiting {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** One connection: its requests, and the bytes of its answers that its client has not taken. */
export interface Connection {
  readonly socket: Socket
  /** Requests that were begun, and whose answers have not left whole. */
  readonly slots: Set<Slot>
  /** Requests that were read, and wait for their turn. */
  readonly waiting: Fifo<Waiting>
  waitingCount: number
  /** When it came to stand among those whose next request may begin; undefined where it does not stand there. */
  readySince: number | undefined
  unsentBytes: number
  /** One of its requests was refused with an answer that closes it, or it is closed: later requests get none. */
  isRefused: boolean
  /** Reads on, where reading is paused. */
  resume: (() => void) | undefined
  /** How much the client had taken when it was last looked at, and since when it is that much. */
  taken: number
  takenAt: number
}

export function createConnection(socket: Socket): Connection {
  return {
    socket,
    slots: new Set(),
    waiting: createFifo(),
    waitingCount: 0,
    readySince: undefined,
    unsentBytes: 0,
    isRefused: false,
    resume: undefined,
    taken: -1,
    takenAt: 0,
  }
}

/**
 * Reads nothing more from a connection until its `resume` is called. Node resumes a connection by itself whenever a request on it
 * ends, which must not count meanwhile.
 */
export function pauseReading(connection: Connection): void {
  if (connection.resume) return
  const { socket } = connection
  const { resume } = socket
  socket.pause()
  socket.resume = () => socket
  connection.resume = () => {
    connection.resume = undefined
    socket.resume = resume
    if (!socket.destroyed) socket.resume()
  }
}

/** For how long the client has taken nothing of what waits for it, in milliseconds; 0 where nothing waits. */
export function stalledFor(connection: Connection, now: number): number {
  const { socket } = connection
  const left = socket.writableLength
  const taken = left === 0 ? -1 : socket.bytesWritten - left
  if (taken !== connection.taken || left === 0) {
    connection.taken = taken
    connection.takenAt = now
  }
  return now - connection.takenAt
}
