import type { Store } from '@omise-sandbox/sandbox'
import { parseTimeout } from './parse-timeout.ts'
import type { StartFlags } from './start-flags.ts'

/** Where the flags keep everything; undefined for memory. What is not used is not loaded. */
export async function openStore(
  flags: StartFlags,
  onError: (error: unknown) => void,
): Promise<Store | undefined> {
  const { data, durability, database } = flags
  if (data !== undefined) {
    const { openSqliteStore } = await import('@omise-sandbox/storage-sql/sqlite')
    return openSqliteStore({ file: data, durability, onError })
  }
  if (database === undefined) return undefined
  const { openPostgresStore } = await import('@omise-sandbox/storage-sql/postgres')
  return openPostgresStore({
    url: database,
    schema: flags.databaseSchema,
    pool: flags.databasePool,
    statementTimeout: parseTimeout(flags.statementTimeout),
    onError,
  })
}
