import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import type { Connection, Driver } from '../driver.ts'
import type { Arguments, Statement } from '../statements/prepared-statement.ts'
import { createGroupCommit } from './group-commit.ts'

/**
 * How far a decision is on disk before it is answered: `full`, also after a loss of power; `normal`, after a crash of
 * this process, while a loss of power may take the last of them.
 */
export type Durability = 'full' | 'normal'

/** The pages that a connection keeps, in KiB. */
const cacheSize = 64 * 1024
/** Pages of the log that are moved into the file at once: a page that changes often is then moved once for many changes. */
const checkpointPages = 4_000

/** One connection that writes, and one that reads what is kept. */
export function createSqliteDriver(file: string, durability: Durability): Driver & Raw {
  const database = open(file)
  let reading: DatabaseSync | undefined
  try {
    mapErrors(file, () => {
      database.exec(`pragma synchronous = ${durability}`)
      database.exec(`pragma cache_size = -${cacheSize}`)
      database.exec(`pragma wal_autocheckpoint = ${checkpointPages}`)
    })
    reading = open(file)
    reading.exec(`pragma query_only = true; pragma cache_size = -${cacheSize}`)
  } catch (error) {
    reading?.close()
    database.close()
    throw error
  }
  const reads = reading

  function rollBack(): void {
    // A full disk has rolled it back already.
    if (database.isTransaction) database.exec('rollback')
  }

  const group = createGroupCommit({
    connection: connectionOf(file, database),
    begin() {
      mapErrors(file, () => {
        rollBack()
        database.exec('begin immediate')
      })
    },
    commit: () => mapErrors(file, () => database.exec('commit')),
    rollback: rollBack,
  })

  return {
    ...connectionOf(file, reads),
    transact: (work) => group.decide(work),
    exec: (sql) => mapErrors(file, () => database.exec(sql)),
    first: (sql) => mapErrors(file, () => database.prepare(sql).get()),
    async close() {
      await group.rest()
      reads.close()
      database.close()
    },
  }
}

/** What only opening a store needs. */
export interface Raw {
  exec(sql: string): void
  first(sql: string): Record<string, unknown> | undefined
}

function connectionOf(file: string, database: DatabaseSync): Connection {
  const prepared = new Map<string, StatementSync>()

  function run<Row, Args extends Arguments>(statement: Statement<Row, Args>, args: Args): Row[] {
    let one = prepared.get(statement.name)
    if (!one) {
      one = database.prepare(statement.sql)
      prepared.set(statement.name, one)
    }
    return one.all(...statement.bind(args)) as Row[]
  }

  return { all: async (statement, args) => mapErrors(file, () => run(statement, args)) }
}

export function open(file: string): DatabaseSync {
  return mapErrors(file, () => new DatabaseSync(file))
}

/** SQLite's code for what another has locked. */
export const busy = 5

/** SQLite's own codes, by what they mean for whoever runs the sandbox. */
const reasons: Readonly<Record<number, string>> = {
  3: 'may not be used by this user. Give it the right to read and write there',
  [busy]: 'is used by another program. Wait until that is done with it',
  8: 'cannot be written to: it, or its folder, is read-only. Make both writable',
  10: 'cannot be read or written: the disk reports an error, or a limit on the size of files. Mend that',
  11: 'is damaged. Bring back a backup',
  13: 'cannot grow: the disk is full. Free some space',
  14: 'cannot be opened. See to it that its folder exists and may be written to',
  26: 'is no SQLite database. Name another file with --data',
}

/** Runs something, and tells of SQLite's errors in words: those for this work, or the usual ones. */
export function mapErrors<T>(
  file: string,
  work: () => T,
  words: Readonly<Record<number, string>> = {},
): T {
  try {
    return work()
  } catch (error) {
    const { errcode } = error as { errcode?: number }
    const code = (errcode ?? 0) & 0xff
    const reason = words[code] ?? reasons[code]
    throw reason === undefined ? error : new StoreUnavailableError(`${file} ${reason}.`, error)
  }
}
