import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chargeBody } from './harness.ts'
import { type RawClient, rawClient } from './raw-client.ts'
import { sizes } from './sizes.ts'

const { heapMegabytes, connections, requestsEach, asks } = sizes.floods
const authorization = `Basic ${btoa('skey_test_sandbox:')}`

/** A sandbox whose heap is as small as given; it fails with the thread. */
async function openServer() {
  const worker = new Worker(new URL('./floods/server.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    execArgv: [],
  })
  const died = new Promise<never>((_resolve, reject) => worker.once('error', reject))
  died.catch(() => {})
  const [port] = (await Promise.race([once(worker, 'message'), died])) as [number]
  const url = `http://127.0.0.1:${port}`
  return {
    port,
    url,
    died,
    heap: async () => (await worker.getHeapStatistics()).used_heap_size / 1e6,
    async [Symbol.asyncDispose]() {
      await worker.terminate()
    },
  }
}

let server: Awaited<ReturnType<typeof openServer>>
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server[Symbol.asyncDispose]())

/** Connections that send so many requests at once, and read nothing. */
function flood(port: number, request: string, each: number, count: number) {
  return Promise.all(
    Array.from({ length: count }, async (): Promise<RawClient> => {
      const client = await rawClient(port)
      client.socket.pause()
      client.socket.write(request.repeat(each))
      return client
    }),
  )
}

const asked = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n\r\n`

/** Asks as somebody who has nothing to do with the flood; how long each answer took, and the charges that were made. */
async function bystand(url: string) {
  const times: number[] = []
  const made: string[] = []
  for (let number = 0; number < asks; number++) {
    const began = performance.now()
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    times.push(performance.now() - began)
    if (number % 5 > 0) continue
    const headers = { Authorization: authorization, 'Content-Type': 'application/json' }
    const body = JSON.stringify(chargeBody())
    const answer = await fetch(`${url}/charges`, { method: 'POST', headers, body })
    const { id } = (await answer.json()) as { id: string }
    if (answer.status === 200) made.push(id)
  }
  times.sort((one, other) => one - other)
  return { p99: times[Math.floor(times.length * 0.99)] ?? 0, made }
}

/** What the sandbox holds outside of its heap, where large answers wait for their clients. */
async function externalMegabytes(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^nodejs_external_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1e6
}

it.each([
  ['lists of charges', asked('/charges?limit=100'), requestsEach, connections],
  [
    'the OpenAPI document',
    'GET /__sandbox/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n',
    requestsEach,
    connections,
  ],
  [
    'what is not there, in as few bytes as can be',
    'GET / HTTP/1.1\r\nHost:a\r\n\r\n',
    2_500,
    sizes.floods.shortConnections,
  ],
])(
  'connections that ask for %s and read nothing neither stop the sandbox nor lose a charge',
  async (_what, request, each, count) => {
    const before = await server.heap()
    const clients = await flood(server.port, request, each, count)

    const { p99, made } = await Promise.race([bystand(server.url), server.died])
    const unread = await externalMegabytes(server.url)
    for (const client of clients) client[Symbol.dispose]()

    expect(unread).toBeLessThan(sizes.floods.maxUnreadMegabytes)
    expect(made).toHaveLength(Math.ceil(asks / 5))
    for (const id of made) {
      const headers = { Authorization: authorization }
      expect((await fetch(`${server.url}/charges/${id}`, { headers })).status).toBe(200)
    }
    if (sizes.floods.measures) expect(p99).toBeLessThan(250)
    const ended = performance.now()
    while ((await Promise.race([server.heap(), server.died])) > before + 100) {
      expect(performance.now() - ended).toBeLessThan(10_000)
      await fetch(`${server.url}/healthz`)
    }
  },
  300_000,
)
