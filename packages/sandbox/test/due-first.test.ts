import { atOnce, instant, subunits, systemClock } from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../src/engine.ts'
import { readOptions } from '../src/options.ts'
import { createMemoryStore } from '../src/storage/index.ts'

const account = 'late'
const second = 1_000
const hour = 3_600 * second

/** A sandbox whose ticker sleeps: time passes, and nobody does what falls due but who decides. */
function openSleeping() {
  const began = Date.parse('2025-01-01T00:00:00Z')
  let passed = 0
  const notified: string[] = []
  const engine = createEngine({
    store: createMemoryStore(),
    settings: readOptions({ outcome: 'successful', after: '2s' }),
    defaults: { clock: systemClock, secretSalt: undefined, seed: 'late' },
    wallClock: () => instant(began + passed),
    post: Object.assign(
      async ({ body }: { readonly body: string }) => {
        const { key, data } = JSON.parse(body) as { key: string; data: { description: string } }
        notified.push(`${data.description} ${key}`)
        return {
          response: { status: 200, body: '' },
          retryAfter: null,
          error: null,
          durationMs: 0,
        }
      },
      { close: async () => {} },
    ),
    connected: new Set(),
    makeRoom: async () => {},
    onUse() {},
    onAttempt() {},
    onError(error) {
      throw error
    },
  })
  return {
    engine,
    notified,
    pass(milliseconds: number) {
      passed += milliseconds
    },
    async charge(description: string) {
      const charged = await engine.services.charges.create(account, {
        amount: subunits(2_000),
        source: {
          kind: 'scanned',
          type: 'barcode_alipay',
          amount: subunits(2_000),
          barcode: '1234567890',
          store: { storeId: 'S', storeName: 'Shop', terminalId: null },
        },
        description,
        metadata: {},
        capture: true,
        ip: null,
        returnUri: null,
        expiresAt: null,
        webhookEndpoints: ['http://127.0.0.1:9/hook'],
        prefer: undefined,
      })
      if (!charged.ok) throw new Error('A charge was refused.')
      return charged.value
    },
  }
}

describe('a decision that comes late', () => {
  it('finds done what was due before it, in its order and at its moments', async () => {
    const { engine, notified, pass, charge } = openSleeping()
    const first = await charge('first')
    pass(second)
    const other = await charge('second')
    pass(25 * hour)

    await charge('third')

    const { get } = engine.services.charges
    const [paid, paidToo] = await Promise.all([
      get(account, first.facts.id),
      get(account, other.facts.id),
    ])
    expect(paid).toMatchObject({
      value: { status: 'successful', paidAt: first.facts.createdAt + 2 * second },
    })
    expect(paidToo).toMatchObject({
      value: { status: 'successful', paidAt: other.facts.createdAt + 2 * second },
    })
    await engine.scheduler.runDue(account)
    await engine.sender.drained()
    expect(notified.filter((line) => !line.startsWith('second'))).toEqual([
      'first charge.create',
      'first charge.complete',
      'third charge.create',
    ])
    expect(notified.filter((line) => line.startsWith('second'))).toEqual([
      'second charge.create',
      'second charge.complete',
    ])
  })

  it('may be refused, and what was due before it stays done', async () => {
    const { engine, pass, charge } = openSleeping()
    const { facts } = await charge('first')
    pass(hour)

    const { end, get } = engine.services.charges
    const refused = await end(account, facts.id, { kind: 'expired', after: atOnce }, 'control')

    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'charge-is-final' } })
    expect(await get(account, facts.id)).toMatchObject({ value: { status: 'successful' } })
  })

  it('waits for more than goes with it, such as many webhooks', async () => {
    const { engine, notified, charge } = openSleeping()
    for (let number = 0; number < 30; number++) await charge(`${number}`)

    await engine.scheduler.runDue(account)
    await engine.sender.drained()

    expect(notified).toHaveLength(30)
    expect(new Set(notified).size).toBe(30)
  })
})
