import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { type Store, StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import { migrate } from '../schema/migrate.ts'
import { type Migration, migrations as present } from '../schema/migrations.ts'
import { createSqlStore } from '../sql-store.ts'
import { prepareStatements } from '../statements/index.ts'
import { busy, createSqliteDriver, type Durability, mapErrors, open, type Raw } from './driver.ts'

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
export async function openSqliteStore(
  { file: named, durability, onError }: SqliteOptions,
  migrations: readonly Migration[] = present,
): Promise<Store> {
  const file = fileAt(named)
  const lock = lockOf(file)
  try {
    const driver = createSqliteDriver(file, durability ?? 'full')
    try {
      await prepare(driver, file, migrations)
      const statements = prepareStatements('sqlite', undefined)
      const store = await createSqlStore({ driver, statements, server: undefined, onError })
      return {
        ...store,
        async close() {
          try {
            await store.close()
          } finally {
            lock.close()
          }
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

/** The file itself, whatever links lead to it, so that all who use it lock the same; made where it is not there. */
function fileAt(named: string): string {
  try {
    closeSync(openSync(named, 'a'))
    return realpathSync(named)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    const remedy = remedies[code]
    if (remedy === undefined) throw error
    throw new StoreUnavailableError(`${named} cannot be opened (${code}). ${remedy}`, error)
  }
}

const notWritable = 'See to it that the file and its folder may be written to.'

const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'Make its folder, or name another file with --data.',
  ENOTDIR: 'Name a file in a folder with --data.',
  EISDIR: 'Name a file, not a folder, with --data.',
  ELOOP: 'Name a file, not a link to itself, with --data.',
  ENAMETOOLONG: 'Name another file with --data.',
  ENOSPC: 'Free some space on its disk.',
  EDQUOT: 'Free some space on its disk.',
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
}

/** A lock that ends with this process, however it ends: the data themselves stay readable, for backups. */
function lockOf(file: string) {
  const lock = mapErrors(file, () => open(`${file}-lock`))
  try {
    mapErrors(file, () => lock.exec('pragma locking_mode = exclusive; begin exclusive'), {
      [busy]: 'is used by another server. Stop that one, or name another file with --data',
    })
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Brings the file to the present format. One that is refused stays as it is. */
async function prepare(driver: Raw, file: string, migrations: readonly Migration[]): Promise<void> {
  await migrate(
    {
      dialect: 'sqlite',
      schema: undefined,
      run: async (sql) => driver.exec(sql),
      format: async () => formatIn(driver, file),
    },
    {
      migrations,
      async checked() {
        const mode = driver.first('pragma journal_mode = wal')?.journal_mode
        if (mode === 'wal') return
        throw new StoreUnavailableError(
          `${file} lies where SQLite can keep no write-ahead log, as on some network disks. Name a file on another disk with --data.`,
        )
      },
      async beforeMigrating(from) {
        if (from > 0) backUp(driver, `${file}.format-${from}.backup`)
      },
    },
  )
}

/** 0 where there is nothing in the file yet. */
function formatIn(driver: Raw, file: string): number {
  const tables = driver.first(
    "select count(*) as n, sum(name = 'format') as ours from sqlite_schema",
  )
  if (tables?.n === 0) return 0
  const format = tables?.ours === 1 ? driver.first('select * from format')?.number : undefined
  if (typeof format === 'number') return format
  throw new StoreUnavailableError(
    `${file} is the database of another program. Name another file with --data.`,
  )
}

/** Copies the data as they are; a copy that is there stays until the new one is whole. */
function backUp(driver: Raw, copy: string): void {
  const part = `${copy}.part`
  rmSync(part, { force: true })
  driver.exec(`vacuum into '${part.replaceAll("'", "''")}'`)
  // SQLite leaves it to the system when that is on the disk.
  const written = openSync(part, 'r+')
  fsyncSync(written)
  closeSync(written)
  renameSync(part, copy)
}
