import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import type { Bounds } from '../concurrency/bounds.ts'
import { createFifo } from '../concurrency/fifo.ts'
import { type AdmissionLimits, admissionLimits } from './admission-limits.ts'
import { type Connection, createConnection, pauseReading, type Waiting } from './connection.ts'
import type { Gate } from './gate.ts'
import { readAllInPieces } from './read-in-pieces.ts'
import { giveSlot, type Slot } from './slot.ts'
import { watchConnections } from './stalled.ts'

const connections = new WeakMap<object, Connection>()

/** Whether a connection has requests that are not answered whole. */
export function isAnswering(socket: object): boolean {
  const connection = connections.get(socket)
  return connection !== undefined && connection.slots.size + connection.waitingCount > 0
}

/**
 * Bounds the requests that are worked on at once, and the answers that nobody has taken yet. Node reads all requests of a chunk at
 * once, whether or not the answers before them are taken; here each waits for its turn. `refuse` answers one that there is
 * no room for, and closes its connection.
 */
export function admitRequests(
  serve: RequestListener,
  refuse: RequestListener,
  limits: AdmissionLimits = admissionLimits,
  bounds?: Bounds,
): RequestListener {
  const gate: Gate = {
    ...{ limits, serve, refuse, busy: new Set(), ready: createFifo() },
    ...{ waitingCount: 0, underWay: 0, unsentBytes: 0, turnBegan: undefined, isScheduled: false },
  }
  const { maxUnderWay, maxWaiting, maxUnsentBytes } = limits
  bounds?.set('requests', { max: maxUnderWay, used: () => gate.underWay })
  bounds?.set('requests_waiting', { max: maxWaiting, used: () => gate.waitingCount })
  bounds?.set('unsent_bytes', { max: maxUnsentBytes, used: () => gate.unsentBytes })
  const watching = watchConnections(gate, (now) => refuseLate(gate, now))

  function connect(socket: Socket): Connection {
    const connection = createConnection(socket)
    connections.set(socket, connection)
    socket.once('close', () => disconnect(gate, connection))
    return connection
  }

  return (request, response) => {
    const { socket } = request
    const connection = connections.get(socket) ?? connect(socket)
    if (connection.isRefused) return
    watching.begin()
    gate.busy.add(connection)
    const isFirst = connection.slots.size === 0 && connection.waitingCount === 0
    const waiting = { request, response }
    if (isFirst && (mayBegin(gate) || isProbe(request.url))) begin(gate, connection, waiting)
    else wait(gate, connection, waiting)
  }
}

function hasRoom({ limits, underWay, unsentBytes }: Gate): boolean {
  return underWay < limits.maxUnderWay && unsentBytes < limits.maxUnsentBytes
}

/** Whether there is room, and this turn of the event loop has not taken so long that others should be listened to first. */
function mayBegin(gate: Gate): boolean {
  if (!hasRoom(gate)) return false
  if (gate.turnBegan !== undefined) return performance.now() - gate.turnBegan < gate.limits.maxTurn
  gate.turnBegan = performance.now()
  setImmediate(() => {
    gate.turnBegan = undefined
  })
  return true
}

/** Whoever looks whether the sandbox lives learns it when it is busy too. */
function isProbe(url = ''): boolean {
  return url === '/healthz' || url === '/readyz' || url === '/metrics'
}

/** Leaves a request until its turn comes, and reads no more of its connection. */
function wait(gate: Gate, connection: Connection, waiting: Waiting): void {
  if (gate.waitingCount >= gate.limits.maxWaiting) {
    // An answer would stand behind those that its connection waits for.
    if (connection.waitingCount > 0) connection.socket.destroy()
    else turnAway(gate, connection, waiting)
    return
  }
  connection.waiting.push(waiting)
  connection.waitingCount++
  gate.waitingCount++
  pauseReading(connection)
  if (connection.waitingCount >= gate.limits.maxPerConnection) readAllInPieces()
  makeReady(gate, connection)
}

/** Has a connection take turns with others, where it has a request that may begin. */
function makeReady(gate: Gate, connection: Connection): void {
  const { maxPerConnection, maxUnsentPerConnection } = gate.limits
  const { readySince, waitingCount, slots, unsentBytes } = connection
  if (readySince !== undefined || waitingCount === 0) return
  if (slots.size >= maxPerConnection || unsentBytes >= maxUnsentPerConnection) return
  connection.readySince = performance.now()
  gate.ready.push(connection)
  schedule(gate)
}

/** One request begins in each turn of the event loop, so that whoever else asks is heard in between. */
function schedule(gate: Gate): void {
  if (gate.isScheduled || gate.waitingCount === 0 || !hasRoom(gate)) return
  gate.isScheduled = true
  setImmediate(() => {
    gate.isScheduled = false
    if (hasRoom(gate)) beginNext(gate)
    schedule(gate)
  })
}

function beginNext(gate: Gate): void {
  const connection = gate.ready.shift()
  if (!connection) return
  const waiting = takeWaiting(gate, connection)
  if (waiting) begin(gate, connection, waiting)
  makeReady(gate, connection)
}

function takeWaiting(gate: Gate, connection: Connection): Waiting | undefined {
  connection.readySince = undefined
  const waiting = connection.waiting.shift()
  if (!waiting) return undefined
  connection.waitingCount--
  gate.waitingCount--
  if (connection.waitingCount === 0) connection.resume?.()
  return waiting
}

function begin(gate: Gate, connection: Connection, { request, response }: Waiting): void {
  gate.underWay++
  let isCounted = true
  const slot: Slot = {
    bytes: 0,
    isHandled: false,
    leave() {
      if (!isCounted) return
      isCounted = false
      gate.underWay--
      schedule(gate)
    },
    hold(bytes) {
      if (!connection.slots.has(slot)) return
      slot.bytes += bytes
      connection.unsentBytes += bytes
      gate.unsentBytes += bytes
    },
  }
  connection.slots.add(slot)
  giveSlot(response, slot)
  response.once('finish', () => finish(gate, connection, slot))
  gate.serve(request, response)
}

/** The answer has left whole: what waits on the connection goes on. */
function finish(gate: Gate, connection: Connection, slot: Slot): void {
  if (!connection.slots.delete(slot)) return
  connection.unsentBytes -= slot.bytes
  gate.unsentBytes -= slot.bytes
  if (!slot.isHandled) slot.leave()
  if (connection.slots.size === 0 && connection.waitingCount === 0) gate.busy.delete(connection)
  makeReady(gate, connection)
  schedule(gate)
}

/** Refuses what has waited too long for room. */
function refuseLate(gate: Gate, now: number): void {
  for (const connection of gate.ready.drain()) {
    const { readySince = now } = connection
    if (now - readySince < gate.limits.maxWait) gate.ready.push(connection)
    else {
      const waiting = takeWaiting(gate, connection)
      dropWaiting(gate, connection)
      if (waiting) turnAway(gate, connection, waiting)
    }
  }
}

/** Refuses a request with an answer that closes its connection, which has no use for any that follow. */
function turnAway(gate: Gate, connection: Connection, { request, response }: Waiting): void {
  connection.isRefused = true
  pauseReading(connection)
  gate.refuse(request, response)
}

function dropWaiting(gate: Gate, connection: Connection): void {
  gate.waitingCount -= connection.waitingCount
  connection.waitingCount = 0
  connection.waiting.drain()
}

function disconnect(gate: Gate, connection: Connection): void {
  connection.isRefused = true
  gate.busy.delete(connection)
  gate.unsentBytes -= connection.unsentBytes
  connection.unsentBytes = 0
  dropWaiting(gate, connection)
  const slots = [...connection.slots]
  connection.slots.clear()
  for (const slot of slots) if (!slot.isHandled) slot.leave()
  schedule(gate)
}
