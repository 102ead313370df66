import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import { databaseUrlForm, readDatabaseUrl } from './database-url.ts'
import type { Connection, Driver } from './driver.ts'
import type { Arguments, Statement } from './statement.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database?sslmode=verify-full` */
  readonly url: string
  /** Connections at most; 10 when left out. */
  readonly pool?: number
  /** Milliseconds that one statement may take; 10000 when left out. */
  readonly statementTimeout?: number
  /** Milliseconds to wait for a connection; 5000 when left out. */
  readonly connectionTimeout?: number
}

/** How much longer than a statement may take its answer is waited for: a server that is cut off sends none. */
const graceForAnswer = 2_000

const types = {
  // Counts and times: none is so large that a number could not hold it.
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

export interface PostgresDriver extends Driver {
  readonly pool: pg.Pool
  /** For connections besides the pool's. */
  readonly config: pg.ClientConfig
}

/** Throws a StoreUnavailableError where the URL is none. */
export function createPostgresDriver(options: PostgresOptions): PostgresDriver {
  const url = readDatabaseUrl(options.url)
  if (!url.ok) throw new StoreUnavailableError(`${unreadable} ${url.refusal}`)
  const statementTimeout = options.statementTimeout ?? 10_000
  const config: pg.ClientConfig = {
    connectionString: url.value,
    connectionTimeoutMillis: options.connectionTimeout ?? 5_000,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + graceForAnswer,
    // Else rows that a server had locked when it was cut off would stay locked.
    idle_in_transaction_session_timeout: statementTimeout + graceForAnswer,
    keepAlive: true,
    application_name: 'omise-sandbox',
    // What is asked for at once goes out at once: a decision then takes two round trips.
    pipeline: true,
    types,
  }
  const pool = new pg.Pool({ ...config, max: options.pool ?? 10 })
  // Of a connection that nobody uses just now: the next who wants one gets another.
  pool.on('error', () => {})
  // Of one in use: the statement under way says it too.
  pool.on('connect', (client) => client.on('error', () => {}))

  const connectionOf = (client: Pick<pg.Pool, 'query'>): Connection => ({
    all: <Row, Args extends Arguments>(
      { name, sql: text, bind }: Statement<Row, Args>,
      args: Args,
    ) =>
      mapErrors(async () => {
        const { rows } = await client.query({ name, text, values: bind(args) })
        return rows as Row[]
      }),
  })

  return {
    pool,
    config,
    ...connectionOf(pool),
    async transact(work) {
      const client = await mapErrors(() => pool.connect())
      let broken: Error | undefined
      let lost: (() => void) | undefined
      try {
        const connection = connectionOf(client as unknown as pg.Pool)
        // Nothing waits for its answer by itself: what follows is sent in the same breath.
        const begun = mapErrors(() => client.query('begin'))
        const [outcome] = await Promise.all([work(connection), begun])
        lost = outcome.rolledBack
        const writing = await outcome.write?.(connection)
        const committing = mapErrors(() => client.query('commit'))
        const [{ command }] = await Promise.all([committing, writing?.done])
        // What had failed before is rolled back by a commit, without an error.
        if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed.')
        return { committed: Promise.resolve(outcome.result) }
      } catch (error) {
        broken = await takeBack(client, error)
        lost?.()
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

/** Takes back what was begun; what it gives is why the connection must be closed, which takes it back too. */
async function takeBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  // It may answer nothing more, and each question to it would be waited for in vain.
  if (error instanceof StoreUnavailableError) return error
  try {
    await client.query('rollback')
    return undefined
  } catch (failure) {
    return failure as Error
  }
}

const unreadable = 'The URL of the database cannot be read.'
const unreachable =
  'The database cannot be reached. See to it that it runs, and check host and port in its URL.'
const closed = 'The database shut down, or closed the connection. See to it that it runs.'
const accessDenied =
  'The database does not let this user in. Check the name and the password in its URL.'

/** PostgreSQL's own codes, by their beginnings, and those of the network and of Node. */
const reasonsByCode: readonly (readonly [RegExp, string])[] = [
  [/^28/, accessDenied],
  [/^3D/, 'There is no such database. Make it, or name another in the URL.'],
  [
    /^42501/,
    'The user may not do this in the database. Give it the right to make tables in its schema.',
  ],
  [/^42P01|^3F/, 'The tables are gone from the database. Start the sandbox again to make them.'],
  [
    /^53100|^58/,
    'The database cannot write: its disk is full, or reports an error. Free some space there.',
  ],
  [
    /^53/,
    'The database has no room for more connections. Lower --database-pool, or raise its max_connections.',
  ],
  [
    /^25006/,
    'The database is read-only at present. Wait until it takes writes again, or name another in the URL.',
  ],
  [
    /^57014/,
    'The database took too long. Raise --statement-timeout, or look at what keeps it busy.',
  ],
  [/^40/, 'Other servers changed the same at the same moment. Ask again.'],
  [/^57|^08|^25P03/, closed],
  [/^ECONN|^ENOTFOUND|^EAI_AGAIN|^ETIMEDOUT|^EPIPE|^EHOST|^ENET|^EADDR/, unreachable],
  [
    /^ENOENT|^EACCES/,
    'A socket or a certificate that the URL of the database names cannot be opened. Check its path.',
  ],
  [/^ERR_INVALID_URL/, `${unreadable} ${databaseUrlForm}`],
  [
    /CERT|^UNABLE_TO|^ERR_TLS|^ERR_SSL/,
    'The certificate of the database is not trusted. Name its authority with sslrootcert in the URL, and the host as the certificate does.',
  ],
]

/** What the driver says without a code. */
const reasonsByMessage: readonly (readonly [RegExp, string])[] = [
  [
    /exceeded when trying to connect/,
    'The database gave no connection in time. See to it that it runs, or raise --database-pool where many requests come at once.',
  ],
  [/timeout/i, unreachable],
  [/terminated|Connection ended|not queryable|calling end/i, closed],
  [/SASL|password/i, accessDenied],
  [
    /support SSL/,
    'The database takes no TLS connections. Set that up there, or leave sslmode out of its URL.',
  ],
]

/** Waits for something, and tells of the database's errors in words; its URL is never among them. */
export async function mapErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreUnavailableError) throw error
    const reason = reasonOf(error as { readonly code?: unknown; readonly message?: string })
    throw reason === undefined ? error : new StoreUnavailableError(reason, error)
  }
}

function reasonOf(error: { readonly code?: unknown; readonly message?: string }) {
  const { code, message = '' } = error
  const [reasons, said] =
    typeof code === 'string' ? [reasonsByCode, code] : [reasonsByMessage, message]
  return reasons.find(([form]) => form.test(said))?.[1]
}
