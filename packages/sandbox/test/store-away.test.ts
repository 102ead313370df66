import request from 'supertest'
import { expect, it } from 'vitest'
import { createMemoryStore } from '../src/storage/memory/memory.ts'
import { type Store, StoreUnavailableError } from '../src/storage/store.ts'
import { createCharge, getCharge, openReceiver, openSandbox } from './harness.ts'

/** A store that can be away, as a database can that others stop and start. */
function aStore(): Store & { readonly away: { what: 'nothing' | 'claims' | 'all' } } {
  const store = createMemoryStore()
  const away: { what: 'nothing' | 'claims' | 'all' } = { what: 'nothing' }
  async function reach(): Promise<void> {
    if (away.what === 'all') throw new StoreUnavailableError('The database is away. Start it.')
  }
  return {
    ...store,
    away,
    async atomically(account, work) {
      await reach()
      return store.atomically(account, work)
    },
    async claim(account) {
      if (away.what === 'claims') throw new StoreUnavailableError('The database is away. Start it.')
      return store.claim(account)
    },
    check: reach,
  }
}

it('records a webhook that was sent once the store is back, and sends it no second time', async () => {
  const store = aStore()
  await using checked = await openSandbox({ store, clock: 'real', outcome: 'manual' })
  const { sandbox, api, errors } = checked
  await using receiver = await openReceiver(() => {
    store.away.what = 'all'
    return 200
  })
  await sandbox.control.webhooks.update({ url: receiver.url })
  await createCharge(api)
  while (errors.length === 0) await new Promise(setImmediate)

  store.away.what = 'nothing'
  await sandbox.settled()

  const { data } = await sandbox.control.deliveries.list()
  expect(data).toMatchObject([{ state: 'delivered', attempts: [{ response: { status: 200 } }] }])
  expect(receiver.received).toHaveLength(1)
  expect(errors.splice(0)).toEqual([expect.any(StoreUnavailableError)])
})

it('is closed though a webhook that was sent cannot be recorded', async () => {
  const store = aStore()
  const checked = await openSandbox({ store, clock: 'real', outcome: 'manual' })
  await using receiver = await openReceiver(() => {
    store.away.what = 'all'
    return 200
  })
  await checked.sandbox.control.webhooks.update({ url: receiver.url })
  await createCharge(checked.api)
  while (checked.errors.length === 0) await new Promise(setImmediate)

  await checked.sandbox.close()

  expect(checked.errors).toHaveLength(2)
})

it('says within the patience of a probe that the store gives no answer, and asks it once for all probes', async () => {
  const store = createMemoryStore()
  const { promise: answered, resolve } = Promise.withResolvers<void>()
  let checks = 0
  async function check(): Promise<void> {
    checks++
    await answered
  }
  await using checked = await openSandbox({ store: { ...store, check } })
  const probe = () => request(checked.sandbox.handler).get('/readyz')
  const began = performance.now()

  const [one, other] = await Promise.all([probe(), probe()])

  expect([one.status, other.status, checks]).toEqual([503, 503, 1])
  expect(one.body.detail).toMatch(/no answer for 900 ms/)
  expect(performance.now() - began).toBeLessThan(2_000)
  resolve()
  expect((await probe()).status).toBe(200)
  checked.errors.splice(0)
})

it('does by itself what falls due after an advance that could not begin', async () => {
  const store = aStore()
  await using checked = await openSandbox({ store, clock: 'real', after: '50ms' })
  const { sandbox, api } = checked
  const { id } = await createCharge(api)
  store.away.what = 'claims'
  await expect(sandbox.control.clock.advance('1s')).rejects.toThrow(/database is away/)

  store.away.what = 'nothing'

  await sandbox.control.wait({ charge: id })
  expect(await getCharge(api, id)).toMatchObject({ status: 'successful' })
})
