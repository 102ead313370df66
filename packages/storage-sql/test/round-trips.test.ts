import { createSandbox } from '@omise-sandbox/sandbox'
import type { Store } from '@omise-sandbox/sandbox/store'
import { anyRequest } from '@omise-sandbox/sandbox/store/contract'
import { describe, expect, it } from 'vitest'
import { openPostgresStore } from '../src/index.ts'
import { freshDatabase } from './database.ts'
import { aNetwork, type Network } from './network.ts'

/** A store that counts the round trips of each decision, on the connection that it has to itself. */
function counting(store: Store, network: Network): { readonly store: Store; trips: number[] } {
  const trips: number[] = []
  return {
    trips,
    store: {
      ...store,
      async atomically(account, work) {
        let own = 0
        network.onSend((text, _cut, connection) => {
          if (text.includes('begin\0')) own = connection
        })
        const before = network.roundTrips()
        const result = await store.atomically(account, work)
        trips.push((network.roundTrips()[own] ?? 0) - (before[own] ?? 0))
        return result
      },
    },
  }
}

async function farAway() {
  const network = await aNetwork((await freshDatabase()).url)
  const opened = await openPostgresStore({
    url: network.url,
    onError(error) {
      throw error
    },
  })
  const { store, trips } = counting(opened, network)
  const sandbox = await createSandbox({ store, clock: 'virtual', outcome: 'manual' })
  const { url } = await sandbox.listen()
  const source = { type: 'barcode_alipay', barcode: '1', store_id: '1', store_name: 'A' }
  return {
    network,
    trips,
    /** Resolves when the journal is kept, which has transactions of its own. */
    atRest: () => store.journal.list('any', anyRequest),
    async create() {
      const answer = await fetch(`${url}/charges`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${sandbox.secretKey}:`)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ amount: 400_000, currency: 'THB', source }),
      })
      expect(answer.status).toBe(200)
    },
    async [Symbol.asyncDispose]() {
      network.slow(0)
      await sandbox.close()
      await network[Symbol.asyncDispose]()
    },
  }
}

describe('charges that are created on PostgreSQL', () => {
  it('take two round trips to decide and keep, and share them where they wait for each other', async () => {
    await using place = await farAway()
    const { network, trips, create } = place
    const together = () => Promise.all(Array.from({ length: 20 }, create))
    // The first of them make the account, and all connections.
    await together()
    await together()
    await place.atRest()
    network.slow(50)
    trips.length = 0

    await create()

    expect(trips).toEqual([2])
    const before = network.roundTrips()
    await together()
    const after = network.roundTrips()
    const all = after.reduce((sum, count, index) => sum + count - (before[index] ?? 0), 0)
    // Each request reads its account before; decided one by one they would take forty more.
    expect(all).toBeLessThan(20 + 20)
  })
})
