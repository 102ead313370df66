import { freshDatabase } from '@omise-sandbox/storage-sql/testing'
import { startInProcess } from '../in-process.ts'
import { type Begun, type Started, start } from '../run.ts'
import type { Place } from './asking.ts'
import { sizes } from './sizes.ts'

/** Servers on one database; the first is a process of its own, which can be killed. */
export interface Several extends AsyncDisposable {
  /** Where each of them is, for one account. */
  places(secretKey: string): readonly Place[]
  /** One after the other, those that were ended left out. */
  next(secretKey: string): Place
  /** Starts one more, and resolves when it listens. */
  another(): Promise<void>
  /** Ends the first, by SIGKILL as a crash would; resolves when it is gone. */
  endFirst(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** On a database of their own. */
export async function several(count: number, args: readonly string[] = []): Promise<Several> {
  const database = await freshDatabase()
  const pool = ['--database-pool', String(sizes.pool)]
  const all = ['--database', database.url, ...pool, ...args]
  const first = await start(all)
  const servers: Started<Begun>[] = [first]
  const begin = async () => {
    const server = await (servers.length < sizes.processes ? start(all) : startInProcess(all))
    servers.push(server)
    return server
  }
  const others = await Promise.all(Array.from({ length: count - 1 }, begin))
  const living: Started<Begun>[] = [first, ...others]
  let next = 0
  return {
    places: (secretKey) => living.map(({ ready }) => ({ url: ready.url, secretKey })),
    next(secretKey) {
      const server = living[next++ % living.length]
      if (!server) throw new Error('All servers were ended.')
      return { url: server.ready.url, secretKey }
    },
    async another() {
      living.push(await begin())
    },
    async endFirst(signal) {
      living.splice(living.indexOf(first), 1)
      first.child.kill(signal)
      await first.ended
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()))
      await database[Symbol.asyncDispose]()
    },
  }
}
