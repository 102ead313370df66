import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import type { Connection, Decided, Driver, WorkResult } from '../driver.ts'
import type { Arguments, Statement } from '../statements/prepared-statement.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createCommits } from './confirmed-commit.ts'
import { readDatabaseUrl } from './database-url.ts'
import { isTooLong, mapErrors, unreadable } from './errors.ts'
import { createClientClass } from './session.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database?sslmode=verify-full` */
  readonly url: string
  /** Connections at most; 8 when left out. */
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
  /** For a connection besides the pool's, which has yet to connect. */
  createClient(applicationName: string): pg.Client
}

/** Throws a StoreUnavailableError where the URL is none. */
export function createPostgresDriver(options: PostgresOptions): PostgresDriver {
  const url = readDatabaseUrl(options.url)
  if (!url.ok) throw new StoreUnavailableError(`${unreadable} ${url.refusal}`)
  const statementTimeout = options.statementTimeout ?? 10_000
  const timeout = options.connectionTimeout ?? 5_000
  const config: pg.ClientConfig = {
    connectionString: url.value.urls[0],
    connectionTimeoutMillis: timeout,
    query_timeout: statementTimeout + graceForAnswer,
    keepAlive: true,
    application_name: 'omise-sandbox',
    // What is asked for at once goes out at once: a decision then takes two round trips.
    pipeline: true,
    types,
  }
  const parameters = {
    statement_timeout: statementTimeout,
    // Else rows that a server had locked when it was cut off would stay locked.
    idle_in_transaction_session_timeout: statementTimeout + graceForAnswer,
  }
  const Client = createClientClass({ database: url.value, config, parameters, timeout })
  const pool = new pg.Pool({ ...config, Client, max: options.pool ?? 8 })
  // Of a connection that nobody uses just now: the next who wants one gets another.
  pool.on('error', () => {})

  const breaker = createCircuitBreaker()
  const commits = createCommits({ timeout, breaker })

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

  async function transact<T>(
    work: (connection: Connection) => Promise<WorkResult<T>>,
  ): Promise<Decided<T>> {
    const client = await mapErrors(() => pool.connect())
    let broken: Error | undefined
    let lost: (() => void) | undefined
    try {
      gatherWrites(client)
      const connection = connectionOf({
        query: ((query: pg.QueryConfig) => {
          gatherWrites(client)
          return client.query(query)
        }) as pg.Pool['query'],
      })
      // Nothing waits for its answer by itself: what follows is sent in the same breath.
      const begun = mapErrors(() => client.query('begin'))
      const [outcome] = await Promise.all([work(connection), begun])
      lost = outcome.rolledBack
      const writing = await outcome.write?.(connection)
      const { command } = await mapErrors(() => commits.commit(client, writing?.done))
      // What had failed before is rolled back by a commit, without an error.
      if (command !== 'COMMIT') throw new Error('A statement of the transaction had failed.')
      return { committed: Promise.resolve(outcome.result) }
    } catch (error) {
      broken = await takeBack(client, error)
      if (isTooLong(error)) breaker.open(error, nextTurn())
      lost?.()
      throw error
    } finally {
      commits.release(client, broken)
    }
  }

  return {
    pool,
    createClient: (application_name) => new Client({ ...config, application_name }),
    all(statement, args) {
      const { all } = connectionOf(pool)
      return isRead(statement) ? all(statement, args) : breaker.run(() => all(statement, args))
    },
    transact: (work) => breaker.run(() => transact(work)),
    async close() {
      commits.abandon()
      await pool.end()
    },
  }
}

/** What is sent in one turn goes out in one packet: a system call for each statement would cost as much as all else. */
function gatherWrites({ connection: { stream } }: pg.PoolClient): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

function isRead({ sql }: { readonly sql: string }): boolean {
  return sql.startsWith('select')
}

/** So that decisions that waited in turn for this one fail with it, and do not wait as long each. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
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
