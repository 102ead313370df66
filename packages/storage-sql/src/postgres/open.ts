import { createHash, randomUUID } from 'node:crypto'
import { type Store, StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import { createNotifications } from '../cluster/notifications.ts'
import { createServer } from '../cluster/server-lease.ts'
import { migrate } from '../schema/migrate.ts'
import { createSqlStore } from '../sql-store.ts'
import { prepareStatements } from '../statements/index.ts'
import { createPostgresDriver, type PostgresDriver, type PostgresOptions } from './driver.ts'
import { mapErrors } from './errors.ts'

export interface PostgresStoreOptions extends PostgresOptions {
  /** The schema that the tables stand in; made where it is not there. `omise_sandbox` when left out. */
  readonly schema?: string
  /** Milliseconds after which another server takes over what this one did when it died; 10000 when left out. */
  readonly lease?: number
  readonly onError: (error: unknown) => void
}

/**
 * Shares a PostgreSQL database with any number of other servers. Throws a StoreUnavailableError where that cannot be used,
 * and a FormatError where a newer version made its tables.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const driver = createPostgresDriver(options)
  try {
    return await openStoreOn(driver, options)
  } catch (error) {
    await driver.close()
    throw error
  }
}

/** As {@link openPostgresStore}, on connections that are there. Closes the driver with the store, but not where it throws. */
export async function openStoreOn(
  driver: PostgresDriver,
  options: Pick<PostgresStoreOptions, 'schema' | 'lease' | 'onError'>,
): Promise<Store> {
  const { schema = 'omise_sandbox', lease = 10_000, onError } = options
  await mapErrorsAtStart(() => makeTables(driver.pool, schema))
  const statements = prepareStatements('postgres', schema)
  const name = randomUUID()
  const notifications = await mapErrorsAtStart(() =>
    createNotifications<never>({
      pool: driver.pool,
      createClient: () => driver.createClient('omise-sandbox news'),
      channel: channelOf(schema),
      name,
      onError,
    }),
  )
  const server = createServer({ name, lease, driver, statements, notifications, onError })
  return createSqlStore({ driver, statements, server, onError })
}

/** PostgreSQL takes names of 63 bytes, and a schema's may be as long by itself. */
function channelOf(schema: string): string {
  return `omise_sandbox ${createHash('sha256').update(schema).digest('hex').slice(0, 32)}`
}

/** In milliseconds: what a timer can count to. */
const maxTimeout = 2 ** 31 - 1

/** One server after the other, where several start at once. */
async function makeTables(pool: pg.Pool, schema: string): Promise<void> {
  const client = await pool.connect()
  let unlocked = false
  try {
    const key = `omise_sandbox ${schema}`
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key])
    await makeSchema(client, pg.escapeIdentifier(schema))
    await migrate({
      dialect: 'postgres',
      schema,
      async run(text) {
        const unhurried = { text, query_timeout: maxTimeout }
        await client.query(unhurried)
      },
      async format() {
        const table = `${pg.escapeIdentifier(schema)}.format`
        const { rows } = await client.query('select to_regclass($1) as there', [table])
        if (rows[0]?.there === null) return 0
        const { rows: formats } = await client.query<{ number: number | string }>(
          `select number from ${table}`,
        )
        return Number(formats[0]?.number)
      },
    })
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key])
    unlocked = true
  } finally {
    // Closed, it gives its lock back whatever happened.
    client.release(!unlocked)
  }
}

async function makeSchema(client: pg.PoolClient, schema: string): Promise<void> {
  const { rows } = await client.query('select to_regnamespace($1) as there', [schema])
  // Where somebody made it for us, we need no right to make one.
  if (rows[0]?.there === null) await client.query(`create schema if not exists ${schema}`)
}

/** As {@link mapErrors}; what else the database says is then a reason not to start. */
async function mapErrorsAtStart<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await mapErrors(work)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const { message } = error
    throw new StoreUnavailableError(
      `The database cannot be used: ${message}. Mend that, or name another with --database or --database-schema.`,
      error,
    )
  }
}
