import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@omise-sandbox/storage-sql/testing'
import { load } from './load.ts'
import { run } from './server.ts'

const connections = 10

/** A store as `start` is told of it, and what ends it. */
interface Place extends AsyncDisposable {
  readonly flags: readonly string[]
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
  return { flags: ['--database', server.url], [Symbol.asyncDispose]: server.stop }
}

/** Creates a second on a store and in memory, one after the other. */
export async function storeRates(
  open: () => Promise<Place>,
  seconds: number,
): Promise<readonly [number, number]> {
  await using place = await open()
  return [await createRate(place.flags, seconds), await createRate([], seconds)]
}

async function createRate(flags: readonly string[], seconds: number): Promise<number> {
  await using server = await run('waiting', flags)
  const { url } = server
  await load({ url, scenario: 'create', connections, seconds: 2 })
  return (await load({ url, scenario: 'create', connections, seconds })).perSecond
}
