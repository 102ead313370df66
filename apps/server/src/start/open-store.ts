import { parseDuration } from '@omise-sandbox/core'
import type { Store } from '@omise-sandbox/sandbox'
import type { StartSettings } from '../settings/start-settings.ts'

/** Where the settings keep everything; undefined for memory. What is not used is not loaded. */
export async function openStore(
  settings: StartSettings,
  onError: (error: unknown) => void,
): Promise<Store | undefined> {
  const { data, durability, database } = settings
  if (data !== undefined) {
    const { openSqliteStore } = await import('@omise-sandbox/storage-sql/sqlite')
    return openSqliteStore({ file: data, durability, onError })
  }
  if (database === undefined) return undefined
  const { openPostgresStore } = await import('@omise-sandbox/storage-sql/postgres')
  return openPostgresStore({
    url: database,
    schema: settings.databaseSchema,
    pool: settings.databasePool,
    statementTimeout: parseDuration(settings.statementTimeout) ?? 10_000,
    onError,
  })
}
