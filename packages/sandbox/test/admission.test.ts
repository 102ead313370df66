import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { admitRequests } from '../src/http/admission.ts'
import { type AdmissionLimits, admissionLimits } from '../src/http/admission-limits.ts'
import { send } from '../src/http/reply.ts'
import { rawClient } from './raw-client.ts'

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`

/** A server whose requests are answered when a test says so, behind the limits. */
async function openServer(limits: Partial<AdmissionLimits> = {}) {
  const begun: { readonly path: string; answer(bytes?: number): void }[] = []
  const looks = new Set<() => void>()
  let atOnce = 0
  let max = 0
  let total = 0
  const serve: RequestListener = (request, response) => {
    total++
    atOnce++
    max = Math.max(max, atOnce)
    const path = request.url ?? ''
    const answer = (bytes = 10) => {
      atOnce--
      const body = `${path}${'.'.repeat(bytes - path.length - 1)}\n`
      send(response, { status: 200, body, type: 'text/plain', headers: [] })
    }
    begun.push({ path, answer })
    for (const look of [...looks]) look()
  }
  const refuse: RequestListener = (_request, response) => {
    response.shouldKeepAlive = false
    response.writeHead(503).end('busy')
  }
  const server = createServer(admitRequests(serve, refuse, { ...admissionLimits, ...limits }))
  const cutOff = Promise.withResolvers<void>()
  server.once('connection', (socket) => socket.once('close', () => cutOff.resolve()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    begun,
    port: (server.address() as AddressInfo).port,
    max: () => max,
    total: () => total,
    /** Resolves when the first connection is closed. */
    cutOff: cutOff.promise,
    /** Resolves when so many requests have begun. */
    has: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (begun.length >= count && looks.delete(look)) resolve()
        }
        looks.add(look)
        look()
      }),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
    },
  }
}

describe('one connection', () => {
  it('has as many requests worked on at once as the limit, and all are answered in order', async () => {
    await using server = await openServer({ maxPerConnection: 4 })
    const paths = Array.from({ length: 200 }, (_, number) => `/${number + 100}`)
    using client = await rawClient(server.port, paths.map(get).join(''))

    for (let answered = 0; answered < 200; answered++) {
      await server.has(answered + 1)
      server.begun[answered]?.answer()
    }

    const text = await client.until(/\/299\.+\n/)
    expect(text.match(/\/\d{3}/g)).toEqual(paths)
    expect(server.max()).toBeLessThanOrEqual(4)
  })

  it('that takes no answer has no more begun, and is cut off', async () => {
    await using server = await openServer({ answerTimeout: 500 })
    using client = await rawClient(server.port, get('/large').repeat(2_000))
    client.socket.pause()

    const answering = setInterval(() => {
      for (const { answer } of server.begun.splice(0)) answer(1_000_000)
    }, 1)
    await server.cutOff
    clearInterval(answering)

    expect(server.max()).toBeLessThanOrEqual(16)
    expect(server.total()).toBeLessThan(100)
  })
})

describe('all connections', () => {
  it('have as many requests worked on at once as the limit, and others wait', async () => {
    await using server = await openServer({ maxUnderWay: 2 })
    using _first = await rawClient(server.port, get('/1') + get('/2'))
    await server.has(2)
    using other = await rawClient(server.port, get('/3'))
    using probe = await rawClient(server.port, get('/healthz'))

    await server.has(3)
    expect(server.begun[2]?.path).toBe('/healthz')
    server.begun[2]?.answer()
    await probe.until(/healthz/)
    for (const { answer } of server.begun.splice(0, 2)) answer()
    await server.has(2)
    server.begun[1]?.answer()

    await other.until(/\/3/)
  })

  it('are refused a request that has waited too long for room', async () => {
    await using server = await openServer({ maxUnderWay: 1, maxWait: 300 })
    using _first = await rawClient(server.port, get('/1'))
    await server.has(1)
    using late = await rawClient(server.port, get('/2'))

    expect(await late.closed).toMatch(/^HTTP\/1.1 503 .*busy/s)
    expect(server.total()).toBe(1)
  })

  it('are refused a request where too many wait already', async () => {
    await using server = await openServer({ maxUnderWay: 1, maxWaiting: 1 })
    using _first = await rawClient(server.port, get('/1'))
    await server.has(1)
    using patient = await rawClient(server.port, get('/2'))
    using refused = await rawClient(server.port, get('/3'))

    const answered = await Promise.race([patient.closed, refused.closed])
    server.begun[0]?.answer()
    await server.has(2)

    expect(answered).toMatch(/^HTTP\/1.1 503 /)
  })

  it('go on at once when one that takes nothing fills what there is for unread answers', async () => {
    await using server = await openServer({ maxUnsentBytes: 20_000_000 })
    using stalled = await rawClient(server.port, get('/large').repeat(16))
    stalled.socket.pause()
    await server.has(16)
    for (const { answer } of server.begun) answer(2_000_000)

    using other = await rawClient(server.port, get('/small'))
    await server.has(17)
    server.begun[16]?.answer()

    await other.until(/small/)
    await server.cutOff
  })
})
