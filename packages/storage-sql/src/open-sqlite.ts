import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import type { Store } from '@omise-sandbox/sandbox/store'
import { migrate } from './migrate.ts'
import { createSqlStore } from './sql-store.ts'
import { createSqliteDriver, type Durability, open, told } from './sqlite.ts'
import { prepareStatements } from './statements/index.ts'

export interface SqliteOptions {
  /** Where everything is kept; made where it is not there. */
  readonly file: string
  /** `full` when left out. */
  readonly durability?: Durability
  readonly onError: (error: unknown) => void
}

/**
 * Keeps everything in one file, by SQLite's write-ahead log. Throws a StoreUnavailableError where the file cannot be used, as
 * when another server uses it, and a FormatError where a newer version made it.
 */
export async function openSqliteStore({
  file,
  durability,
  onError,
}: SqliteOptions): Promise<Store> {
  const lock = lockOf(file)
  try {
    const isNew = !existsSync(file)
    const driver = createSqliteDriver(file, durability ?? 'full')
    try {
      await migrate(
        {
          dialect: 'sqlite',
          schema: undefined,
          run: async (sql) => driver.exec(sql),
          format: async () => formatIn(driver),
        },
        {
          async beforeMigrating(from) {
            if (isNew) return
            driver.exec('pragma wal_checkpoint(truncate)')
            await copyFile(file, `${file}.format-${from}.backup`)
          },
        },
      )
      const statements = prepareStatements('sqlite', undefined)
      const store = await createSqlStore({ driver, statements, server: undefined, onError })
      return {
        ...store,
        async close() {
          await store.close()
          lock.close()
        },
      }
    } catch (error) {
      await driver.close()
      throw error
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

/** A lock that ends with this process, however it ends: the data themselves stay readable, for backups. */
function lockOf(file: string) {
  const lock = open(`${file}-lock`)
  try {
    told(file, () => lock.exec('pragma locking_mode = exclusive; begin exclusive'))
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

function formatIn(driver: ReturnType<typeof createSqliteDriver>): number {
  const table = driver.first("select 1 from sqlite_schema where name = 'format'")
  return table ? Number(driver.first('select number from format')?.number) : 0
}
