import { getEventListeners } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createClient } from '../src/index.ts'
import { pauseByClock } from '../src/pause.ts'
import { aCharge, anError, scanned } from './charge.ts'
import { answerJson, failure, freeUrl, secretKey, serve } from './serve.ts'

/** A server that answers with these statuses, one after another; 0 resets the connection. */
function serveInSequence(statuses: readonly number[], retryAfter?: string) {
  const left = [...statuses]
  return serve((response) => {
    const status = left.shift() ?? 200
    if (status === 0) return response.socket?.resetAndDestroy()
    if (retryAfter !== undefined && status !== 200) response.setHeader('Retry-After', retryAfter)
    const body = status === 200 ? aCharge() : anError('some_code', 'some words')
    answerJson(response, { status, body })
  })
}

describe('a read', () => {
  it.each([0, 429, 500, 502, 503, 504])(
    'is made again after %d, later each time',
    async (status) => {
      await using server = await serveInSequence([status, status])
      const { client, pauses } = server.clientWith()

      const charge = await client.charges.get('chrg_test_1')

      expect(charge.id).toBe('chrg_test_1')
      expect(server.asked).toHaveLength(3)
      expect(pauses).toEqual([500, 1_000])
    },
  )

  it('is made again when no answer came in time', async () => {
    await using server = await serve((response) => {
      if (server.asked.length > 1) answerJson(response, { body: aCharge() })
    })
    // More than the two that are wanted: on a busy machine an attempt may time out before it comes to the server.
    const { client, pauses } = server.clientWith({ timeout: 200, retry: { attempts: 20 } })

    const charge = await client.charges.get('chrg_test_1')

    expect(charge.id).toBe('chrg_test_1')
    expect(pauses[0]).toBe(500)
  })

  it('is made again when a gateway answered', async () => {
    await using server = await serve((response) => {
      if (server.asked.length > 1) answerJson(response, { body: aCharge() })
      else response.writeHead(502, { 'Content-Type': 'text/html' }).end('Bad gateway')
    })

    expect(await server.clientWith().client.charges.get('chrg_test_1')).toEqual(aCharge())
  })

  it.each([400, 401, 404, 422])('is made once when the answer is %d', async (status) => {
    await using server = await serveInSequence([status])
    const { client, pauses } = server.clientWith()

    expect(await failure(client.charges.get('chrg_test_1'))).toMatchObject({ status })
    expect(server.asked).toHaveLength(1)
    expect(pauses).toEqual([])
  })

  it.each([
    [{}, 3],
    [{ retry: { attempts: 5 } }, 5],
    [{ retry: false as const }, 1],
  ])('with %j is made %d times at most, and then says why', async (options, times) => {
    await using server = await serveInSequence([503, 503, 503, 503, 503, 503])
    const { client, pauses } = server.clientWith(options)

    expect(await failure(client.charges.get('chrg_test_1'))).toMatchObject({ status: 503 })
    expect(server.asked).toHaveLength(times)
    expect(pauses).toHaveLength(times - 1)
  })

  it.each([
    ['7', [7_000, 7_000]],
    ['0', [500, 1_000]],
    ['60', [60_000, 60_000]],
    ['Wed, 21 Oct 2026 07:28:00 GMT', [500, 1_000]],
    ['-5', [500, 1_000]],
  ])('waits as Retry-After: %s asks', async (retryAfter, expected) => {
    await using server = await serveInSequence([429, 503], retryAfter)
    const { client, pauses } = server.clientWith()

    await client.charges.get('chrg_test_1')

    expect(pauses).toEqual(expected)
  })

  it('does not wait for longer than a minute: it says how long it would be', async () => {
    await using server = await serveInSequence([429], '61')
    const { client, pauses } = server.clientWith()

    expect(await failure(client.charges.get('chrg_test_1'))).toMatchObject({ retryAfter: 61_000 })
    expect(pauses).toEqual([])
  })

  it.each([
    [0, [250, 500]],
    [0.999, [750, 1_499]],
  ])('waits by chance somewhat shorter or longer: %d', async (random, expected) => {
    await using server = await serveInSequence([500, 500])
    const { client, pauses } = server.clientWith({ random: () => random })

    await client.charges.get('chrg_test_1')

    expect(pauses).toEqual(expected)
  })
})

describe('a write', () => {
  it.each([0, 429, 500, 502, 503, 504])('is made once when %d comes of it', async (status) => {
    await using server = await serveInSequence([status, status])
    const { client, pauses } = server.clientWith()

    await failure(client.charges.create(scanned))
    await failure(client.charges.update('chrg_test_1', {}))

    expect(server.asked.map(({ method }) => method)).toEqual(['POST', 'PATCH'])
    expect(pauses).toEqual([])
  })

  it('is made once when no answer comes in time', async () => {
    await using server = await serve(() => undefined)

    const { client, pauses } = server.clientWith({ timeout: 20 })

    await failure(client.charges.create(scanned))

    // On a busy machine the time is up before it comes to the server.
    expect(server.asked.length).toBeLessThanOrEqual(1)
    expect(pauses).toEqual([])
  })

  it('is made again when nothing of it was sent, with its whole body', async () => {
    const baseUrl = await freeUrl()
    const bodies: string[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      bodies.push(body)
      answerJson(response, { body: aCharge() })
    })
    const client = createClient({
      secretKey,
      baseUrl,
      // The server is started while the client waits.
      pause: () =>
        new Promise<void>((resolve) => server.listen(Number(new URL(baseUrl).port), resolve)),
    })

    const charge = await client.charges.create(scanned)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))

    expect(charge).toEqual(aCharge())
    expect(bodies.map((body) => JSON.parse(body))).toEqual([scanned])
  })
})

describe('a signal that is aborted', () => {
  const reason = new Error('The till was closed.')

  it('before the call lets nothing be sent', async () => {
    await using server = await serveInSequence([])
    const signal = AbortSignal.abort(reason)

    expect(await failure(server.clientWith().client.charges.create(scanned, { signal }))).toBe(
      reason,
    )
    expect(server.asked).toEqual([])
  })

  it('before the call lets nothing be sent, even by a fetch that knows no signals', async () => {
    await using server = await serveInSequence([])
    const { client } = server.clientWith({ fetch: (input) => fetch((input as Request).url) })

    const call = client.charges.get('chrg_test_1', { signal: AbortSignal.abort(reason) })

    expect(await failure(call)).toBe(reason)
    expect(server.asked).toEqual([])
  })

  it.each(['get', 'expire'] as const)('during a call ends it: %s', async (name) => {
    const stop = new AbortController()
    await using server = await serve(() => stop.abort(reason))
    const { client, pauses } = server.clientWith()

    const error = await failure(client.charges[name]('chrg_test_1', { signal: stop.signal }))

    expect(error).toBe(reason)
    expect(pauses).toEqual([])
  })

  it('during the body of an answer ends it', async () => {
    const stop = new AbortController()
    await using server = await serve((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' })
      response.write('{', () => setImmediate(() => stop.abort(reason)))
    })

    const { signal } = stop
    expect(await failure(server.clientWith().client.charges.get('chrg_test_1', { signal }))).toBe(
      reason,
    )
  })

  it('during a wait between attempts ends it, with the wait', async () => {
    const stop = new AbortController()
    await using server = await serveInSequence([503])
    const { client } = server.clientWith({
      pause: (_milliseconds, signal) => {
        setImmediate(() => stop.abort(reason))
        return pauseByClock(2_000_000_000, signal)
      },
    })

    const { signal } = stop
    expect(await failure(client.charges.get('chrg_test_1', { signal }))).toBe(reason)
  })

  it('during a wait between attempts ends it, however the wait ends', async () => {
    const stop = new AbortController()
    await using server = await serveInSequence([503])
    const { client } = server.clientWith({ pause: async () => stop.abort(reason) })

    const { signal } = stop
    expect(await failure(client.charges.get('chrg_test_1', { signal }))).toBe(reason)
    expect(server.asked).toHaveLength(1)
  })
})

describe('a pause by the machine’s clock', () => {
  it('ends in its time', async () => {
    const { signal } = new AbortController()

    expect(await pauseByClock(1)).toBeUndefined()
    expect(await pauseByClock(1, signal)).toBeUndefined()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('ends at once when its signal is aborted, before or meanwhile', async () => {
    const reason = new Error('enough')
    const stop = new AbortController()
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout')
    const before = timers()
    const pausing = failure(pauseByClock(2_000_000_000, stop.signal))

    stop.abort(reason)

    expect(await pausing).toBe(reason)
    expect(timers()).toEqual(before)
    expect(await failure(pauseByClock(2_000_000_000, AbortSignal.abort(reason)))).toBe(reason)
  })
})
