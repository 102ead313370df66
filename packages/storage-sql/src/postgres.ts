import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import type { Arguments, Connection, Driver } from './driver.ts'
import type { Statement } from './statement.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database?sslmode=verify-full` */
  readonly url: string
  /** Connections at most; 10 when left out. */
  readonly pool?: number
  /** Milliseconds that one statement may take; 10000 when left out. */
  readonly statementTimeout?: number
}

/** Milliseconds to wait for a connection. */
const connectionTimeout = 5_000

const types = {
  // Counts and times: none is so large that a number could not hold it.
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

export function createPostgresDriver(
  options: PostgresOptions,
): Driver & { readonly pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.pool ?? 10,
    connectionTimeoutMillis: connectionTimeout,
    statement_timeout: options.statementTimeout ?? 10_000,
    application_name: 'omise-sandbox',
    types,
  })
  // Of a connection that nobody uses just now: the next who wants one gets another.
  pool.on('error', () => {})

  const connectionOf = (client: Pick<pg.Pool, 'query'>): Connection => ({
    all: <Row, Args extends Arguments>(
      { name, sql: text, bind }: Statement<Row, Args>,
      args: Args,
    ) =>
      told(async () => {
        const { rows } = await client.query({ name, text, values: bind(args) })
        return rows as Row[]
      }),
  })

  return {
    pool,
    ...connectionOf(pool),
    async decide(decision) {
      const client = await told(() => pool.connect())
      let broken: Error | undefined
      try {
        await told(() => client.query('begin'))
        const connection = connectionOf(client as unknown as pg.Pool)
        const { result, write } = await decision(connection)
        await write?.(connection)
        await told(() => client.query('commit'))
        return result
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

/** PostgreSQL's own codes, by their beginnings, and those of the network. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^28/, 'The database does not let this user in. Check the name and the password in its URL.'],
  [/^3D/, 'There is no such database. Make it, or name another in the URL.'],
  [
    /^42501/,
    'The user may not do this in the database. Give it the right to make tables in its schema.',
  ],
  [/^53100|^58/, 'The database cannot write: its disk is full, or reports an error.'],
  [
    /^53/,
    'The database has no room for more connections. Lower --database-pool, or raise its max_connections.',
  ],
  [/^25006/, 'The database is read-only at present.'],
  [
    /^57014/,
    'The database took too long. Raise --statement-timeout, or look at what keeps it busy.',
  ],
  [/^57|^08/, 'The database shuts down, or closed the connection.'],
  [/^ECONN|^ENOTFOUND|^EAI_AGAIN|^ETIMEDOUT|^EPIPE|^EHOST/, 'The database cannot be reached.'],
]

/** Waits for something, and tells of the database's errors in words; its URL is never among them. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string }
    const reason =
      typeof code === 'string'
        ? reasons.find(([form]) => form.test(code))?.[1]
        : /timeout|terminated|Connection ended|not queryable/i.test(message ?? '')
          ? 'The database cannot be reached.'
          : undefined
    throw reason === undefined ? error : new StoreUnavailableError(reason, error)
  }
}
