import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { EventEmitter, once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { ConnectionLimits } from '../src/http/connection-limits.ts'
import { listen } from '../src/http/listen.ts'
import { certify, makeAuthority } from '../src/index.ts'
import { openSandbox } from './harness.ts'
import { rawClient } from './raw-client.ts'
import { sizes } from './sizes.ts'

/** The connections that servers of this process take, as Node tells of them. */
function watchConnections() {
  const open = new Set<Socket>()
  const changes = new EventEmitter()
  function note(message: unknown): void {
    const { socket } = message as { readonly socket: Socket }
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      changes.emit('closed')
    })
  }
  subscribe('net.server.socket', note)
  return {
    /** Resolves when no more than so many are open. */
    async untilBelow(count: number): Promise<void> {
      while (open.size > count) await once(changes, 'closed')
    },
    stop: () => unsubscribe('net.server.socket', note),
  }
}

/** A sandbox that listens with limits as a test can wait for. */
async function openListening(
  limits: Partial<ConnectionLimits>,
  options: { readonly tls: boolean } = { tls: false },
) {
  const checked = await openSandbox()
  const { handler, secretKey } = checked.sandbox
  const tls = options.tls ? { tls: await certify(await makeAuthority()) } : {}
  const connections = watchConnections()
  const listening = await listen(handler, { port: 0, host: '127.0.0.1', limits, ...tls })
  return {
    port: listening.port,
    authorization: `Authorization: Basic ${btoa(`${secretKey}:`)}`,
    untilBelow: connections.untilBelow,
    async [Symbol.asyncDispose]() {
      connections.stop()
      await listening.close()
      await checked[Symbol.asyncDispose]()
    },
  }
}

const tunnel = 'CONNECT api.omise.co:80 HTTP/1.1\r\nHost: api.omise.co\r\n\r\n'
const established = /^HTTP\/1.1 200 Connection Established\r\n\r\n/

it('requests that never end are answered 408, and their connections freed whether or not clients close', async () => {
  const late = { requestTimeout: 300, checkInterval: 100 }
  await using server = await openListening(late)
  const clients = await Promise.all(
    Array.from({ length: sizes.lateConnections }, () =>
      rawClient(server.port, 'POST /charges HTTP/1.1\r\nHost: localhost\r\n'),
    ),
  )
  const answers = await Promise.all(clients.map(({ closed }) => closed))
  const ended = performance.now()

  await server.untilBelow(0)

  expect(performance.now() - ended).toBeLessThan(2_000)
  expect(new Set(answers.map((text) => text.split('\r\n', 1)[0]))).toEqual(
    new Set(['HTTP/1.1 408 Request Timeout']),
  )
  for (const client of clients) client[Symbol.dispose]()
}, 60_000)

describe('beside https', () => {
  const short = { firstByteTimeout: 200, handshakeTimeout: 200 }

  it.each([
    ['says nothing', ''],
    ['sends one byte of a handshake', '\x16'],
    ['sends no handshake but what begins like one', `\x16${'x'.repeat(200)}`],
  ])('a client that %s is cut off', async (_what, bytes) => {
    await using server = await openListening(short, { tls: true })
    using client = await rawClient(server.port, bytes)

    await client.closed
    await server.untilBelow(0)
  })

  it('a tunnel that says nothing is cut off', async () => {
    await using server = await openListening(short, { tls: true })
    using client = await rawClient(server.port, tunnel)

    expect(await client.closed).toMatch(established)
    await server.untilBelow(0)
  })
})

describe('a tunnel', () => {
  it('that says nothing is cut off', async () => {
    await using server = await openListening({ firstByteTimeout: 200 })
    using client = await rawClient(server.port, tunnel)

    expect(await client.closed).toMatch(established)
    await server.untilBelow(0)
  })

  it('leads to the sandbox, and to no other tunnel', async () => {
    await using server = await openListening({})
    using client = await rawClient(server.port, tunnel)
    await client.until(established)

    client.socket.write('GET /healthz HTTP/1.1\r\nHost: api.omise.co\r\n\r\n')
    await client.until(/"status": "ok"/)
    client.socket.write(tunnel)

    expect(await client.closed).toMatch(/HTTP\/1.1 403 Forbidden.*is a tunnel already/s)
    await server.untilBelow(0)
  })
})

it('a connection more than the maximum is told so, and one that closes makes room', async () => {
  await using server = await openListening({ maxConnections: 2 })
  const health = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'
  using first = await rawClient(server.port, health)
  using second = await rawClient(server.port, health)
  await Promise.all([first.until(/200 OK/), second.until(/200 OK/)])

  using third = await rawClient(server.port, health)
  const refused = await third.closed
  first[Symbol.dispose]()
  third[Symbol.dispose]()
  await server.untilBelow(1)
  using fourth = await rawClient(server.port, health)

  expect(refused).toMatch(/^HTTP\/1.1 503 .*takes 2 connections at once.*--max-connections/s)
  await fourth.until(/200 OK/)
})

describe('a request that asks for another protocol', () => {
  const upgrade = (key: string, body: string) =>
    `POST /charges HTTP/1.1\r\nHost: localhost\r\n${key}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body}`

  it('is served as if it did not', async () => {
    await using server = await openListening({})
    const text = '{"amount":1}'
    const body = `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`
    using client = await rawClient(server.port, upgrade(server.authorization, body))

    expect(await client.until(/\r\n\r\n/)).toMatch(/^HTTP\/1.1 400 .*X-Request-Id/s)
    client.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await client.until(/"status": "ok"/)
  })

  it('with a broken chunk is answered at once', async () => {
    await using server = await openListening({})
    using client = await rawClient(server.port, upgrade(server.authorization, 'zz\r\n'))

    expect(await client.closed).toMatch(/^HTTP\/1.1 400 Bad Request.*request is not HTTP/s)
    await server.untilBelow(0)
  })
})
