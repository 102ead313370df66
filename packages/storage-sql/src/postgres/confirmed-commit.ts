import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import type pg from 'pg'
import type { CircuitBreaker } from './circuit-breaker.ts'

const unconfirmed =
  'The database does not confirm what it was given to keep. See to it that its synchronous standby runs, and that its disk keeps up.'

/** Commits that are waited for no longer than for a connection: one that waits for a standby may never be confirmed. */
export interface Commits {
  /** Sends the commit after statements that may still be under way, and rejects with what they reject with. */
  commit(client: pg.PoolClient, writing?: Promise<unknown>): Promise<pg.QueryResult>
  /** Gives a client back, once no commit of it is watched any more. */
  release(client: pg.PoolClient, broken: Error | undefined): void
  /** Ends the clients that are still watched. */
  abandon(): void
}

/** The driver would else give up before the database does, and nobody would hear that it was kept after all. */
const commitWithoutTimeout = { text: 'commit', query_timeout: 2 ** 31 - 1 }

export function createCommits(parts: {
  readonly timeout: number
  readonly breaker: CircuitBreaker
}): Commits {
  const { timeout, breaker } = parts
  /** The commit that keeps the breaker open: once that is confirmed, others are again. */
  const watched = new Map<pg.PoolClient, Promise<unknown>>()

  return {
    commit(client, writing) {
      const answer = client.query(commitWithoutTimeout)
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          const reason = new StoreUnavailableError(unconfirmed)
          if (breaker.open(reason, answer)) watched.set(client, answer)
          reject(reason)
        }, timeout)
        // What failed before the commit says why that keeps nothing.
        Promise.all([writing, answer])
          .then(([, result]) => resolve(result), reject)
          .finally(() => clearTimeout(timer))
      })
    },
    release(client, broken) {
      const answer = watched.get(client)
      if (!answer) return client.release(broken)
      const end = (): void => {
        watched.delete(client)
        client.release(broken)
      }
      answer.then(end, end)
    },
    abandon() {
      for (const client of watched.keys()) client.connection.stream.destroy()
    },
  }
}
