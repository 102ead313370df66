import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freshDatabase } from '@omise-sandbox/storage-sql/testing'
import { describe, expect, it } from 'vitest'
import { charge, post, send } from './asking.ts'
import { mistakesIn, readBooks } from './books.ts'
import { differences, disordered } from './differences.ts'
import { aHook } from './hook.ts'
import { killAgainAndAgain } from './kills.ts'
import { accounts, allDone, endpoints, queue } from './queue.ts'
import { withSeededRandom } from './random.ts'
import { allSent } from './settled.ts'
import { several } from './several.ts'
import { sizes } from './sizes.ts'

const { kills, charges, pool, patience } = sizes

// At once, for what they wait for longest is that a database takes a server for dead.
describe.concurrent('a server that is killed at any moment', { timeout: patience }, () => {
  it('keeps what it answered, whole, in a file, and sends each webhook at least once', () =>
    withSeededRandom(async (random) => {
      const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-'))
      const where = ['--data', join(folder, 'sandbox.db'), '--durability', 'full']
      await killAgainAndAgain({ where, kills, random })
      await rm(folder, { recursive: true })
    }))

  it('keeps what it answered, whole, in PostgreSQL, and sends each webhook at least once', () =>
    withSeededRandom(async (random) => {
      await using database = await freshDatabase()
      const where = ['--database', database.url, '--database-pool', String(pool)]
      await killAgainAndAgain({ where, kills, random })
    }))

  it('leaves all that it had to do to two others', async () => {
    await using hook = await aHook()
    await using servers = await several(3, ['--after', '1s'])
    await endpoints(servers, hook.url)

    let killed: Promise<void> | undefined
    const made = await queue(servers, charges, (answers) => {
      if (answers >= charges / 2) killed ??= servers.endFirst('SIGKILL')
    })
    await killed
    await allDone(servers)

    const found = new Set<string>()
    const deliveries = []
    for (const key of accounts) {
      const books = await readBooks(servers.next(key))
      expect(mistakesIn(books)).toEqual([])
      expect(disordered(books, hook.arrivals)).toEqual([])
      for (const { id } of books.charges) found.add(id)
      deliveries.push(...books.deliveries)
    }
    expect(differences({ deliveries }, hook.arrivals, () => true)).toEqual([])
    expect(made.filter(({ id }) => !found.has(id))).toEqual([])
  })

  it('leaves the webhooks of a charge in their order, even of one moment', async () => {
    const key = 'skey_test_heir'
    await using hook = await aHook((came, isFirst) =>
      came.key === 'charge.create' && isFirst ? new Promise(() => {}) : Promise.resolve(200),
    )
    await using servers = await several(1, ['--outcome', 'manual', '--clock', 'virtual'])
    // The first attempt must not end before the server does, however long the other takes to start.
    const settings = { url: hook.url, retry_policy: { waits: [], timeout: '1m' } }
    await send(servers.next(key), 'PUT', '/__sandbox/webhooks', settings)
    const { id } = await charge(servers.next(key))
    await hook.came('charge.create')
    await servers.another()

    await servers.endFirst('SIGKILL')
    await post(servers.next(key), `/charges/${id}/mark_as_paid`)
    await allSent(servers.next(key))

    const came = hook.arrivals.map((arrival) => arrival.key)
    expect(came).toEqual(['charge.create', 'charge.create', 'charge.complete'])
  })
})
