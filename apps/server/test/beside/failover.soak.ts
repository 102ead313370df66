import { describe, expect, it } from 'vitest'
import { charge, type Place, send } from '../durable/asking.ts'
import { mistakesIn, readBooks } from '../durable/books.ts'
import { aHook } from '../durable/hook.ts'
import { ready } from '../durable/outage.ts'
import { allFinal, allSent } from '../durable/settled.ts'
import { call, form, start } from '../run.ts'
import { startReplicatedPostgres } from './replicated-postgres.ts'

const accounts = ['a', 'b', 'c', 'd'].map((name) => `skey_test_${name}`)

async function twoServers(database: string) {
  const begin = () => start(['--database', database, '--after', '500ms'])
  const servers = await Promise.all([begin(), begin()])
  return {
    places: accounts.flatMap((secretKey) =>
      servers.map(({ ready }): Place => ({ url: ready.url, secretKey })),
    ),
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()))
    },
  }
}

/** Makes charges through each place until it is stopped. Gives the ids of those that were acknowledged. */
function shop(places: readonly Place[]) {
  const made: string[] = []
  let isOver = false
  const all = places.map(async (place) => {
    while (!isOver) {
      await charge(place).then(
        ({ id }) => made.push(id),
        () => new Promise(setImmediate),
      )
    }
  })
  return {
    made,
    async stop() {
      isOver = true
      await Promise.all(all)
    },
  }
}

async function acknowledged(shopping: { readonly made: readonly string[] }, count: number) {
  while (shopping.made.length < count) await new Promise(setImmediate)
}

describe('two servers on a PostgreSQL with a synchronous standby', { timeout: 600_000 }, () => {
  it('find the standby that was promoted by themselves, and have lost nothing', async () => {
    await using postgres = await startReplicatedPostgres()
    await using hook = await aHook()
    await using servers = await twoServers(postgres.url)
    const { places } = servers
    for (const place of places) await send(place, 'PUT', '/__sandbox/webhooks', { url: hook.url })
    const shopping = shop(places)
    await acknowledged(shopping, 200)

    await postgres.killPrimary()
    await postgres.promoteStandby()
    const promoted = performance.now()
    await Promise.all(places.map(ready))
    const away = Math.round(performance.now() - promoted)
    const before = shopping.made.length
    await acknowledged(shopping, before + 200)
    await shopping.stop()

    const kept: string[] = []
    for (const place of places.filter((_, number) => number % 2 === 0)) {
      await allFinal(place)
      await allSent(place)
      const books = await readBooks(place)
      expect(mistakesIn(books)).toEqual([])
      kept.push(...books.charges.map(({ id }) => id))
    }
    expect(shopping.made.filter((id) => !kept.includes(id))).toEqual([])
    process.stdout.write(
      `${shopping.made.length} charges acknowledged, none lost; ready ${away} ms after the promotion\n`,
    )
  })

  it('answer every request in time while the standby is away, and go on when it is back', async () => {
    await using postgres = await startReplicatedPostgres()
    await using servers = await twoServers(postgres.url)
    const { places } = servers
    for (const place of places) await charge(place)
    await postgres.stopStandby()

    const took: number[] = []
    const probes: number[] = []
    const statuses = new Set<number>()
    const probing = probe(places, probes)
    for (let round = 0; round < 5; round++) {
      await Promise.all(
        Array.from({ length: 56 }, async (_, number) => {
          const place = places[number % places.length] as Place
          const began = performance.now()
          const { status } = await call(place, '/charges', { method: 'POST', body: form })
          took.push(performance.now() - began)
          statuses.add(status)
        }),
      )
    }
    const readiness = await Promise.all(places.map(({ url }) => fetch(`${url}/readyz`)))
    await probing.stop()

    expect(took).toHaveLength(280)
    expect([...statuses]).toEqual([503])
    const [slowest, slowestProbe] = [Math.max(...took), Math.max(...probes)].map(Math.round)
    expect(slowest).toBeLessThan(15_000)
    expect(slowestProbe).toBeLessThan(2_000)
    expect(new Set(readiness.map(({ status }) => status))).toEqual(new Set([503]))
    await postgres.startStandby()
    await Promise.all(places.map(ready))
    for (const place of places) await charge(place)
    process.stdout.write(
      `280 requests answered 503 within ${slowest} ms, ${probes.length} probes within ${slowestProbe} ms\n`,
    )
  })
})

function probe(places: readonly Place[], took: number[]) {
  let isOver = false
  const all = places.map(async ({ url }) => {
    while (!isOver) {
      const began = performance.now()
      await (await fetch(`${url}/readyz`)).text()
      took.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  })
  return {
    async stop() {
      isOver = true
      await Promise.all(all)
    },
  }
}
