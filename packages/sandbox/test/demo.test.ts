import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, createCharge, openSandbox } from './harness.ts'

async function all<T>({ api }: CheckedSandbox, path: string): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const { body } = await api.get(`${path}?limit=100&offset=${found.length}`).expect(200)
    found.push(...body.data)
    if (body.data.length === 0) return found
  }
}

describe('a demo', () => {
  it('fills the account with charges of the last days, in all states, with refunds and webhooks', async () => {
    await using checked = await openSandbox({ demo: 300, startAt: '2025-06-08T00:00:00Z' })

    const charges = await all<Wire['Charge']>(checked, '/charges')
    const refunds = await all<Wire['Refund']>(checked, '/refunds')
    const { data, total } = await checked.sandbox.control.deliveries.list({ limit: 100 })

    expect(charges).toHaveLength(300)
    expect(new Set(charges.map(({ status }) => status))).toEqual(
      new Set(['pending', 'successful', 'failed', 'expired']),
    )
    // Each of the six codes, and none.
    expect(new Set(charges.map(({ failure_code }) => failure_code)).size).toBe(7)
    expect(new Set(charges.map(({ source }) => source.type)).size).toBe(3)
    expect(charges.some(({ voided }) => voided)).toBe(true)
    expect(refunds.length).toBeGreaterThan(10)
    expect(total).toBeGreaterThan(550)
    expect(new Set(data.map(({ state }) => state))).toEqual(new Set(['delivered', 'failed']))
    const times = charges.map(({ created_at }) => created_at).sort()
    expect(times[0]).toMatch(/^2025-06-01/)
    expect(times.at(-1)).toMatch(/^2025-06-07/)
    const balance = (await checked.api.get('/balance')).body.total
    const paid = charges.filter(({ paid }) => paid).reduce((sum, { net }) => sum + net, 0)
    expect(balance).toBe(paid - refunds.reduce((sum, { amount }) => sum + amount, 0))
  })

  it('is the same for the same seed, and sends nothing', async () => {
    const runs = []
    for (const seed of ['one', 'one', 'other']) {
      await using checked = await openSandbox({ demo: 40, seed })
      runs.push(await all<Wire['Charge']>(checked, '/charges'))
      expect(await checked.sandbox.control.webhooks.get()).toMatchObject({ url: null })
    }

    expect(runs[0]).toEqual(runs[1])
    expect(runs[0]).not.toEqual(runs[2])
  })

  it('leaves the clock as it was, and the account ready to be used', async () => {
    await using checked = await openSandbox({ demo: 20, clock: 'real' })

    const clock = await checked.sandbox.control.clock.now()
    const charge = await createCharge(checked.api)

    expect(clock).toMatchObject({ mode: 'running', scale: 1 })
    expect(Math.abs(Date.parse(clock.now) - Date.now())).toBeLessThan(5_000)
    // The window of its refunds ends now, which may be a second later by now.
    const to = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:]{8}Z$/)
    expect((await all<Wire['Charge']>(checked, '/charges')).at(-1)).toEqual({
      ...charge,
      refunds: { ...charge.refunds, to },
    })
    await checked.sandbox.control.reset()
    expect(await all(checked, '/charges')).toEqual([])
  })

  it.each([-1, 1.5, 10_001])('cannot have %d charges', async (demo) => {
    await expect(openSandbox({ demo })).rejects.toThrow('A demo cannot have')
  })
})
