import type { Arguments, Statement } from './statements/prepared-statement.ts'

/** Runs statements, in one connection where that matters. */
export interface Connection {
  all<Row, Args extends Arguments>(statement: Statement<Row, Args>, args: Args): Promise<Row[]>
}

/** What came of a decision, and how it is written; not at all where it changes nothing. */
export interface WorkResult<T> {
  readonly result: T
  /** Resolves when all statements are on their way: they need not be over, for the commit comes after them. */
  readonly write?: (connection: Connection) => Promise<UnderWay | undefined>
  /** Called where that was not kept after all, before anything else is decided. */
  readonly rolledBack?: () => void
}

export interface Decided<T> {
  readonly committed: Promise<T>
}

export interface UnderWay {
  readonly done: Promise<unknown>
}

/**
 * One engine's way of running statements: those that are committed are seen by {@link Connection.all}. Each throws a
 * StoreUnavailableError where the database cannot.
 */
export interface Driver extends Connection {
  /**
   * Runs a decision on what others have decided before it, and resolves when the next may come; to when what it writes is
   * kept, which is all of it. Where either rejects, nothing is.
   */
  transact<T>(work: (connection: Connection) => Promise<WorkResult<T>>): Promise<Decided<T>>
  close(): Promise<void>
}

/** Writes, with nothing to decide. */
export async function write<T>(
  driver: Driver,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  let result: T | undefined
  const { committed } = await driver.transact(async () => ({
    result: undefined,
    async write(connection) {
      result = await work(connection)
      return undefined
    },
  }))
  await committed
  return result as T
}
