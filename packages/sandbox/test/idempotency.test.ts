import { describe, expect, it } from 'vitest'
import {
  createIdempotency,
  fingerprintOf,
  idempotencyLimits,
  type KeyedRequest,
} from '../src/omise/idempotency.ts'
import { chargeBody, openSandbox } from './harness.ts'

const keyed = (account: string, key: string, epoch = 1): KeyedRequest => {
  return { account, epoch, key, request: fingerprintOf('POST', '/charges', { amount: 1 }) }
}

/** Work that counts how often it is done. */
function createWork(text = 'done') {
  let count = 0
  return {
    run: async () => {
      count++
      return { ok: true, value: text } as const
    },
    count: () => count,
  }
}

describe('idempotency keys', () => {
  it('of one account push out none of another’s', async () => {
    const idempotency = createIdempotency({ maxBytes: 200_000, now: () => 0 })
    const sale = createWork()
    await idempotency.once(keyed('quiet', 'sale'), sale.run)
    for (let count = 0; count < 500; count++) {
      await idempotency.once(keyed('noisy', `k${count}`), createWork('x'.repeat(500)).run)
    }

    const again = await idempotency.once(keyed('quiet', 'sale'), sale.run)
    const first = createWork()
    await idempotency.once(keyed('noisy', 'k0'), first.run)

    expect([again, sale.count(), first.count()]).toMatchObject([{ replayed: true }, 1, 1])
  })

  it('are forgotten after a day, and not before', async () => {
    let now = 0
    const idempotency = createIdempotency({ maxBytes: 1e6, now: () => now })
    const sale = createWork()
    const charge = () => idempotency.once(keyed('till', 'sale'), sale.run)
    await charge()
    now = idempotencyLimits.milliseconds - 1
    await charge()
    expect(sale.count()).toBe(1)
    now++
    await charge()

    expect(sale.count()).toBe(2)
  })

  it('are not pushed out while their request is still being done', async () => {
    const idempotency = createIdempotency({ maxBytes: 5_000, now: () => 0 })
    const { promise, resolve } = Promise.withResolvers<{ readonly ok: true }>()
    const slow = idempotency.once(keyed('till', 'slow'), () => promise)
    for (let count = 0; count < 20; count++) {
      await idempotency.once(keyed('till', `k${count}`), createWork('x'.repeat(500)).run)
    }
    const twice = createWork()
    const second = idempotency.once(keyed('till', 'slow'), twice.run)
    resolve({ ok: true })

    expect([await slow, await second]).toMatchObject([{ replayed: false }, { replayed: true }])
    expect(twice.count()).toBe(0)
  })

  it('of an earlier generation of the account answer nothing in the next', async () => {
    const idempotency = createIdempotency({ maxBytes: 1e6, now: () => 0 })
    const sale = createWork()
    await idempotency.once(keyed('till', 'sale', 1), sale.run)
    await idempotency.once(keyed('till', 'sale', 2), sale.run)

    expect(sale.count()).toBe(2)
  })

  it('of a refused request may be used again, with other fields too', async () => {
    await using checked = await openSandbox({ idempotency: true })
    const charge = (body: object) =>
      checked.api.post('/charges', body).set('Idempotency-Key', 'sale')
    await charge(chargeBody({ amount: 1 })).expect(400)

    await charge(chargeBody()).expect(200)

    expect((await checked.api.get('/charges')).body.total).toBe(1)
  })
})
