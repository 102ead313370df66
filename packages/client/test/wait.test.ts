import { describe, expect, it } from 'vitest'
import { type Charge, ClientOptionError, WaitTimeoutError } from '../src/index.ts'
import { aCharge } from './charge.ts'
import { answerJson, failure, serve } from './serve.ts'

/** A server whose charge has these statuses, one each time it is asked for; the last of them for good. */
function serveStatuses(...statuses: Charge['status'][]) {
  return serve((response) => {
    const status = (statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 'pending'
    answerJson(response, { body: aCharge({ status }) })
  })
}

describe('waiting until a charge is final', () => {
  it.each(['successful', 'failed', 'expired'] as const)('ends when it is %s', async (status) => {
    await using server = await serveStatuses('pending', 'pending', status)
    const { client, pauses } = server.clientWith()

    const charge = await client.charges.waitUntilFinal('chrg_test_1')

    expect(charge.status).toBe(status)
    expect(pauses).toEqual([2_000, 2_000])
  })

  it('waits not at all for one that is final already', async () => {
    await using server = await serveStatuses('failed')
    const { client, pauses } = server.clientWith()

    await client.charges.waitUntilFinal('chrg_test_1')

    expect(pauses).toEqual([])
  })

  it('gives up when time is up, after a last look, and holds the charge as it was seen', async () => {
    await using server = await serveStatuses('pending')
    const { client, pauses } = server.clientWith()

    const error = await failure(
      client.charges.waitUntilFinal('chrg_test_1', { timeout: 5_000, interval: 2_000 }),
    )

    expect(error).toBeInstanceOf(WaitTimeoutError)
    expect(error).toMatchObject({
      message:
        'Charge chrg_test_1 was still pending after 5000 ms; it expires at 2025-06-02T10:00:00Z. Wait longer, or cancel it with charges.expire.',
      charge: aCharge(),
      timeout: 5_000,
    })
    expect(pauses).toEqual([2_000, 2_000, 1_000])
    expect(server.asked).toHaveLength(4)
  })

  it('looks for the last time when the time is just up', async () => {
    await using server = await serveStatuses('pending')
    const { client, pauses } = server.clientWith()

    await failure(client.charges.waitUntilFinal('chrg_test_1', { timeout: 4_000 }))

    expect(pauses).toEqual([2_000, 2_000])
    expect(server.asked).toHaveLength(3)
  })

  it('looks again when a look fails', async () => {
    await using server = await serve((response) => {
      if (server.asked.length === 1) response.socket?.resetAndDestroy()
      else answerJson(response, { body: aCharge({ status: 'successful' }) })
    })

    const charge = await server.clientWith().client.charges.waitUntilFinal('chrg_test_1')

    expect(charge.status).toBe('successful')
  })

  it('ends with its signal, however the pause ends', async () => {
    await using server = await serveStatuses('pending')
    const stop = new AbortController()
    const { client } = server.clientWith({ pause: async () => stop.abort(new Error('enough')) })

    const waiting = client.charges.waitUntilFinal('chrg_test_1', { signal: stop.signal })

    await expect(waiting).rejects.toThrow('enough')
    expect(server.asked).toHaveLength(1)
  })

  it.each([{ interval: 0 }, { interval: -1 }, { timeout: Number.NaN }, { timeout: 0.5 }])(
    'refuses %j, which would never end',
    async (options) => {
      await using server = await serveStatuses('pending')
      const { client } = server.clientWith()

      const error = await failure(client.charges.waitUntilFinal('chrg_test_1', options))

      expect(error).toBeInstanceOf(ClientOptionError)
      expect(server.asked).toEqual([])
    },
  )
})
