import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The network between a client and a server, which can fail. */
export interface Network extends AsyncDisposable {
  /** The server's URL, with the wire in between. */
  readonly url: string
  /** Breaks all connections. */
  cut(): void
  /** From now on, nothing comes through on any connection, and none breaks. */
  hush(): void
  /** The same the other way round, for connections to come; those that are hushed break. */
  reconnect(): void
  /** From now on answers arrive so many milliseconds later, as from far away. */
  slow(milliseconds: number): void
  /** The round trips of each connection: how often its client has sent something on after an answer. */
  roundTrips(): readonly number[]
  /** Calls `listener` with what a client sends, before the server gets it. */
  onSend(listener: (text: string, cut: () => void, connection: number) => void): void
}

export async function aNetwork(to: string): Promise<Network> {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let hushed = false
  let latency = 0
  const trips: number[] = []
  let listener: Parameters<Network['onSend']>[0] = () => {}

  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        if (isCut && other === far) far.end()
        else other.destroy()
      })
    }
    let isCut = false
    const connection = trips.push(0) - 1
    let hasAnswered = true
    near.on('data', (bytes) => {
      if (hushed) return
      if (hasAnswered) trips[connection] = (trips[connection] ?? 0) + 1
      hasAnswered = false
      listener(
        bytes.toString('latin1'),
        () => {
          // What was sent still arrives, the last of it too; its answer does not.
          isCut = true
          far.removeAllListeners('data').on('data', () => near.destroy())
        },
        connection,
      )
      far.write(bytes)
    })
    function answer(bytes: Buffer): void {
      hasAnswered = true
      if (!hushed) near.write(bytes)
    }
    far.on('data', (bytes) => {
      if (latency > 0) setTimeout(() => answer(bytes), latency)
      else answer(bytes)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(to)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`

  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }

  return {
    url: url.href,
    cut,
    hush() {
      hushed = true
    },
    reconnect() {
      hushed = false
      cut()
    },
    slow(milliseconds) {
      latency = milliseconds
    },
    roundTrips: () => [...trips],
    onSend(next) {
      listener = next
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      cut()
      await closed
    },
  }
}
