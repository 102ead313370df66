import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import type { DatabaseUrl } from './database-url.ts'
import { noSession } from './errors.ts'
import { createHostFinder } from './host-finder.ts'
import { requireOwnSession } from './pooler.ts'
import { isFit, noWrites, type Role, role } from './role.ts'

export interface SessionOptions {
  readonly database: DatabaseUrl
  readonly config: pg.ClientConfig
  /** Parameters of PostgreSQL's. Names and values stand in SQL as they are. */
  readonly parameters: Readonly<Record<string, number>>
  /** Milliseconds that each step may take on the way to a client that can be used. */
  readonly timeout: number
}

/**
 * Makes clients of one database: each connects to the host that is to be used now, and sets what holds for its session. It sends
 * that once it is connected: poolers such as PgBouncer refuse clients that send parameters they do not know.
 */
export function createClientClass(options: SessionOptions): typeof pg.Client {
  const { database, config, parameters, timeout } = options
  const finder = createHostFinder(options)
  /** Hosts whose connections were seen to have sessions of their own. */
  const checked = new Set<string>()
  const settings = Object.entries(parameters).map(
    ([name, value]) => `set_config('${name}', '${value}', false)`,
  )
  const set = `select ${settings.join()}`
  // Nothing is set on a session that may be another's.
  const begin = `select ${role}, pg_backend_pid() = $1 as direct,
    case when pg_backend_pid() = $1 then array[${settings.join()}] end as set`

  return class SessionClient extends pg.Client {
    constructor(own?: string | pg.ClientConfig) {
      super(own)
      // Where something is under way, that fails too.
      this.on('error', () => {})
    }

    override connect(): Promise<pg.Client>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
      const connected = this.#connect()
      if (!callback) return connected
      const done = callback as (error?: Error) => void
      connected.then(
        () => setImmediate(done),
        (error) => setImmediate(done, error),
      )
      return undefined
    }

    async #connect(): Promise<pg.Client> {
      if (finder) Object.assign(this, await finder.find())
      await super.connect()
      try {
        await this.#begin()
      } catch (error) {
        this.end().catch(() => {})
        // Anything else than words of the database or of ours is that nothing came in time.
        if (error instanceof pg.DatabaseError || error instanceof StoreUnavailableError) throw error
        throw new StoreUnavailableError(noSession, error)
      }
      return this
    }

    async #begin(): Promise<void> {
      const { processID } = this as unknown as { readonly processID: number }
      const session = await this.#ask<Role & { readonly direct: boolean }>(begin, [processID])
      if (!isFit(session, database.target)) throw new StoreUnavailableError(noWrites)
      if (session.direct) return
      const host = `${this.host}:${this.port}`
      if (!checked.has(host)) await requireOwnSession(this, this.#beside())
      checked.add(host)
      await this.#ask(set)
    }

    /** Another client of the same host, on which nothing is set. */
    #beside(): pg.Client {
      return Object.assign(new pg.Client({ ...config, query_timeout: timeout }), {
        host: this.host,
        port: this.port,
      })
    }

    async #ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row> {
      const query = { text, values, query_timeout: timeout }
      const { rows } = await this.query<Row>(query)
      return rows[0] as Row
    }
  }
}
