import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@omise-sandbox/storage-sql/testing'
import { load } from './load.ts'
import { processorTime } from './processor-time.ts'
import { run } from './server.ts'

const connections = 64

/** A store as `start` is told of it, and what ends it. */
interface Place extends AsyncDisposable {
  readonly flags: readonly string[]
  /** Of the database, where it is a process of its own. */
  readonly pid?: number
}

export const places: Readonly<Record<string, () => Promise<Place>>> = {
  'SQLite, normal': () => sqlite('normal'),
  'SQLite, full': () => sqlite('full'),
  PostgreSQL: postgres,
}

async function sqlite(durability: string): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  return {
    flags: ['--data', join(folder, 'data.db'), '--durability', durability],
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

async function postgres(): Promise<Place> {
  const server = await startPostgres()
  const { pid, stop } = server
  return { flags: ['--database', server.url], pid, [Symbol.asyncDispose]: stop }
}

export interface StoreMeasured {
  /** Creates a second, on the store and in memory. */
  readonly rates: readonly [number, number]
  /** Milliseconds of processor time for each create: of the server on the store, of its database, and of one in memory. */
  readonly processor: readonly [number, number, number]
}

/** A store and memory, one after the other. */
export async function measureStore(
  open: () => Promise<Place>,
  accounts: number,
  seconds: number,
): Promise<StoreMeasured> {
  await using place = await open()
  const stored = await creates(place, accounts, seconds)
  const inMemory = await creates({ flags: [] }, accounts, seconds)
  return {
    rates: [stored.perSecond, inMemory.perSecond],
    processor: [stored.server, stored.database, inMemory.server],
  }
}

async function creates(
  { flags, pid }: Pick<Place, 'flags' | 'pid'>,
  accounts: number,
  seconds: number,
) {
  await using server = await run('waiting', flags)
  const { url } = server
  const scenario = { url, scenario: 'create', connections, accounts } as const
  await load({ ...scenario, seconds: 2 })
  const times = () => [processorTime(server.pid), pid ? processorTime(pid) : 0] as const
  const before = times()
  const { perSecond, requests } = await load({ ...scenario, seconds })
  const after = times()
  return {
    perSecond,
    server: (after[0] - before[0]) / requests,
    database: (after[1] - before[1]) / requests,
  }
}
