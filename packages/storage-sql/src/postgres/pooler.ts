import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import type pg from 'pg'

/** How often the two connections are compared: on a pooler that others use, one round may show nothing. */
const rounds = 5

const sharedSessions =
  'The database is behind a pooler that gives each transaction another session, and a server needs sessions of its own (LISTEN, advisory locks, prepared statements). Set pool_mode = session in PgBouncer for this database, or name the database itself in the URL.'

/**
 * Throws where a pooler hands out sessions by the transaction. With a session of its own, a connection keeps one process of the
 * database, which no other has; else the process changes, or the other connection meets it.
 */
export async function requireOwnSession(client: pg.Client, other: pg.Client): Promise<void> {
  other.on('error', () => {})
  try {
    await other.connect()
    const own = await processBehind(client)
    for (let round = 0; round < rounds; round++) {
      const isShared = (await processBehind(client)) !== own || (await processBehind(other)) === own
      if (isShared) throw new StoreUnavailableError(sharedSessions)
    }
  } finally {
    other.end().catch(() => {})
  }
}

async function processBehind(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid
}
