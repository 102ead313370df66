import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { Wire } from '@omise-sandbox/api'

/** A webhook as it came. */
export interface Arrival {
  readonly event: string
  readonly key: string
  readonly charge: string
  /** How many servers had been killed before. */
  readonly generation: number
  /** What it was answered; 0 while it is not. */
  readonly status: number
}

/** Answers a webhook; one that arrives for the first time is told apart. */
export type Answering = (arrival: Omit<Arrival, 'status'>, isFirst: boolean) => Promise<number>

/** A receiver that remembers what came, in its order, and from which life of the server. */
export async function aHook(answering: Answering = async () => 200) {
  const arrivals: Arrival[] = []
  const seen = new Set<string>()
  const watching = new Set<() => void>()
  let generation = 0
  const server = createServer(async (request, response) => {
    // What a kill cut off has not come.
    const event = (await json(request).catch(() => undefined)) as Wire['Event'] | undefined
    if (!event) return
    const { id, key, data } = event
    const isFirst = !seen.has(id)
    seen.add(id)
    const arrived = { event: id, key, charge: chargeIn(data), generation }
    const place = arrivals.push({ ...arrived, status: 0 }) - 1
    for (const check of [...watching]) check()
    const status = await answering(arrived, isFirst)
    arrivals[place] = { ...arrived, status }
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** In the order of coming. */
    arrivals: arrivals as readonly Arrival[],
    /** Resolves when a webhook of such an event has come; it may not be answered yet. */
    came(key: string): Promise<void> {
      return new Promise((resolve) => {
        const check = () => {
          if (!arrivals.some((arrival) => arrival.key === key)) return
          watching.delete(check)
          resolve()
        }
        watching.add(check)
        check()
      })
    },
    /** After the only server was killed: resolves when all that it had sent has come. */
    async endGeneration(): Promise<void> {
      await unconnected(server)
      generation++
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The id of the charge that an event is about. */
export function chargeIn(data: Wire['Event']['data']): string {
  if (data.object === 'charge') return data.id
  return typeof data.charge === 'string' ? data.charge : data.charge.id
}

async function unconnected(server: Server): Promise<void> {
  for (;;) {
    const open = await new Promise<number>((resolve) => {
      server.getConnections((_error, count) => resolve(count))
    })
    if (open === 0) return
    await new Promise(setImmediate)
  }
}
