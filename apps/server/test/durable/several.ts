import { freshDatabase } from '@omise-sandbox/storage-sql/testing'
import { start } from '../run.ts'
import type { Place } from './asking.ts'
import { sizes } from './sizes.ts'

/** Servers as processes of their own, on one database. */
export interface Several extends AsyncDisposable {
  /** Where each of them is, for one account. */
  places(secretKey: string): readonly Place[]
  /** One after the other, those that were ended left out. */
  next(secretKey: string): Place
  /** Starts one more, and resolves when it listens. */
  another(): Promise<void>
  /** Ends one, by SIGKILL as a crash would; resolves when it is gone. */
  end(server: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** On a database of their own. */
export async function several(count: number, args: readonly string[] = []): Promise<Several> {
  const database = await freshDatabase()
  const pool = ['--database-pool', String(sizes.pool)]
  const begin = () => start(['--database', database.url, ...pool, ...args])
  const servers = await Promise.all(Array.from({ length: count }, begin))
  const living = [...servers]
  let next = 0
  return {
    places: (secretKey) => living.map(({ ready }) => ({ url: ready.url, secretKey })),
    next(secretKey) {
      const server = living[next++ % living.length]
      if (!server) throw new Error('All servers were ended.')
      return { url: server.ready.url, secretKey }
    },
    async another() {
      const server = await begin()
      servers.push(server)
      living.push(server)
    },
    async end(number, signal) {
      const [server] = living.splice(number, 1)
      server?.child.kill(signal)
      await server?.ended
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()))
      await database[Symbol.asyncDispose]()
    },
  }
}
