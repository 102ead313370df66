import type { Store } from '@omise-sandbox/sandbox/store'
import { accountState, everything } from '@omise-sandbox/sandbox/store/contract'
import { Client } from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { openPostgresStore, type PostgresStoreOptions } from '../../src/postgres/open.ts'
import { freshDatabase } from '../database.ts'
import { aTransaction } from '../objects.ts'
import { startPgBouncer } from './pgbouncer.ts'

async function opened(url: string, options: Partial<PostgresStoreOptions> = {}) {
  const store = await openPostgresStore({ url, onError() {}, ...options })
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() })
}

function put(store: Store, number: number): Promise<void> {
  return store.atomically('a', async (tx) => {
    tx.saveAccount({ ...accountState, counter: number })
    tx.put('transaction', aTransaction(number))
  })
}

/** Clients of another program, which never rest. */
async function others(url: string, count: number) {
  const failures: unknown[] = []
  let isOver = false
  const clients = Array.from({ length: count }, () => new Client({ connectionString: url }))
  const work = clients.map(async (client) => {
    await client.connect()
    while (!isOver) await client.query('select pg_sleep(0.001)')
    await client.end()
  })
  const all = Promise.all(work).catch((error) => failures.push(error))
  return {
    failures,
    async [Symbol.asyncDispose]() {
      isOver = true
      await all
    },
  }
}

/** A database, and its URL through a pooler. */
async function pooled(settings: Readonly<Record<string, string>> = {}) {
  const database = await freshDatabase()
  const pooler = await startPgBouncer(inject('postgres'), settings)
  const url = new URL(pooler.url)
  url.pathname = new URL(database.url).pathname
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await pooler[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

describe('a server behind PgBouncer', () => {
  it('works with sessions, without a setting for its parameters', async () => {
    await using pooler = await pooled()
    await using one = await opened(pooler.url, { statementTimeout: 200 })
    await using other = await opened(pooler.url)
    const notified = new Promise((resolve) => one.onCommit(resolve, 'a'))
    await put(other, 1)
    await notified

    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: over, resolve: end } = Promise.withResolvers<void>()
    const long = other.atomically('a', async () => {
      begin()
      await over
    })
    await begun
    await expect(put(one, 2)).rejects.toThrow(/took too long/)
    end()
    await long

    await put(one, 3)
    expect((await other.reader('a').list('transaction', everything)).total).toBe(2)
  })

  it.each(['transaction', 'statement'])(
    'that pools by the %s is refused at start with what to do',
    async (pool_mode) => {
      await using pooler = await pooled({ pool_mode })

      for (let time = 0; time < 20; time++) {
        await expect(opened(pooler.url)).rejects.toThrow(/Set pool_mode = session in PgBouncer/)
      }
    },
  )

  it('that pools by the transaction is refused while others keep it busy', async () => {
    await using pooler = await pooled({ pool_mode: 'transaction', default_pool_size: '4' })
    await using busy = await others(pooler.url, 6)

    for (let time = 0; time < 20; time++) {
      await expect(opened(pooler.url)).rejects.toThrow(/Set pool_mode = session in PgBouncer/)
    }
    expect(busy.failures).toEqual([])
  })

  it('that has too few sessions answers in time, with what must be raised', async () => {
    await using pooler = await pooled({ default_pool_size: '3' })
    await using store = await opened(pooler.url, { pool: 8, connectionTimeout: 500 })
    const { promise: over, resolve } = Promise.withResolvers<void>()
    const began = performance.now()

    const all = Promise.allSettled(
      Array.from({ length: 8 }, (_, number) => store.atomically(`${number}`, () => over)),
    )
    await expect(store.atomically('z', () => over)).rejects.toThrow(/gave no connection in time/)

    expect(performance.now() - began).toBeLessThan(2_000)
    resolve()
    const refused = (await all).filter(({ status }) => status === 'rejected')
    expect(refused.map((one) => String((one as PromiseRejectedResult).reason))).toEqual(
      Array.from({ length: 6 }, () => expect.stringContaining('the pool size of PgBouncer')),
    )
  })

  it('says what the pooler says of a parameter that it does not take', async () => {
    await using pooler = await pooled()

    await expect(opened(`${pooler.url}?options=-cgeqo%3Doff`)).rejects.toThrow(
      /unsupported startup parameter: options/,
    )
  })
})
