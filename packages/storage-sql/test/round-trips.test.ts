import { createSandbox } from '@omise-sandbox/sandbox'
import type { Store } from '@omise-sandbox/sandbox/store'
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
        const before = network.roundTrips()
        const result = await store.atomically(account, work)
        const after = network.roundTrips()
        trips.push(Math.max(...after.map((count, index) => count - (before[index] ?? count))))
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
    network.slow(50)
    trips.length = 0

    await create()

    expect(trips).toEqual([2])
    let transactions = 0
    network.onSend((text) => {
      transactions += text.split('begin\0').length - 1
    })
    await together()
    expect(transactions).toBeLessThanOrEqual(6)
  })
})
