import { freshDatabase } from '@omise-sandbox/storage-sql/testing'
import { describe, expect, it } from 'vitest'
import { charge, send } from '../durable/asking.ts'
import { mistakesIn, readBooks } from '../durable/books.ts'
import { aHook } from '../durable/hook.ts'
import { allFinal, allSent } from '../durable/settled.ts'
import { start } from '../run.ts'
import { freePort, startNginx } from './nginx.ts'

const accounts = ['a', 'b', 'c', 'd'].map((name) => `skey_test_${name}`)
const clients = 16
const rounds = 3

/** Two servers on one database, each of which can be restarted on its port. */
async function twoServers() {
  const database = await freshDatabase()
  const ports = [await freePort(), await freePort()]
  const begin = (port: number) =>
    start(['--database', database.url, '--port', `${port}`, '--after', '1s', '--drain-time', '2s'])
  const servers = await Promise.all(ports.map(begin))
  return {
    ports,
    /** Stops one as a deployment does, and resolves when it is back. */
    async restart(number: number): Promise<void> {
      const server = servers[number]
      server?.child.kill('SIGTERM')
      expect((await server?.ended)?.code).toBe(0)
      servers[number] = await begin(ports[number] ?? 0)
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()))
      await database[Symbol.asyncDispose]()
    },
  }
}

describe('two servers behind nginx', () => {
  it('are restarted one after the other without a failed call, and send every webhook once', async () => {
    await using hook = await aHook()
    await using servers = await twoServers()
    await using nginx = await startNginx(servers.ports)
    const places = accounts.map((secretKey) => ({ url: nginx.url, secretKey }))
    for (const place of places) {
      await send(place, 'PUT', '/__sandbox/webhooks', { url: hook.url })
    }
    const made: string[] = []
    const failures: unknown[] = []
    let isOver = false
    const shopping = Array.from({ length: clients }, async (_, number) => {
      const place = places[number % places.length]
      while (!isOver && place) {
        await charge(place).then(
          ({ id }) => made.push(id),
          (error) => failures.push(error),
        )
      }
    })

    for (let round = 0; round < rounds; round++) {
      await servers.restart(0)
      await servers.restart(1)
    }
    isOver = true
    await Promise.all(shopping)

    const reasons = nginx.errors.filter((line) => !line.includes('Connection refused'))
    expect(failures, reasons.join('').slice(0, 5_000)).toEqual([])
    const events = []
    const charges = []
    for (const place of places) {
      await allFinal(place)
      await allSent(place)
      const books = await readBooks(place)
      expect(mistakesIn(books)).toEqual([])
      events.push(...books.events.map(({ id }) => id))
      charges.push(...books.charges.map(({ id }) => id))
    }
    expect(charges.sort()).toEqual(made.sort())
    expect(hook.arrivals.map(({ event }) => event).sort()).toEqual(events.sort())
    process.stdout.write(
      `${made.length} charges over ${2 * rounds} restarts, ${hook.arrivals.length} webhooks\n`,
    )
  }, 600_000)
})
