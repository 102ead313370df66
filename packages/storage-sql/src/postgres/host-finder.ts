import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import pg from 'pg'
import type { DatabaseUrl } from './database-url.ts'
import { isFit, noWrites, type Role, role } from './role.ts'

/** Milliseconds that one of several hosts may take to say what it is: one without power says nothing. */
const maxPatience = 1_000

export interface Host {
  readonly host: string
  readonly port: number
}

/**
 * Finds, among several hosts, the one to be used now: the first that is what the URL wants, the one that was used last before all
 * others. Undefined where there is but one.
 */
export function createHostFinder(parts: {
  readonly database: DatabaseUrl
  readonly config: pg.ClientConfig
  /** Milliseconds for all of them. */
  readonly timeout: number
}): { find(): Promise<Host> } | undefined {
  const { database, config, timeout } = parts
  const { urls, target } = database
  if (urls.length === 1) return undefined
  const patience = Math.min(maxPatience, timeout / urls.length)
  let order: readonly string[] = urls
  let finding: Promise<Host> | undefined

  async function search(): Promise<Host> {
    const failures: unknown[] = []
    for (const url of order) {
      try {
        const found = await probe(url)
        order = [url, ...urls.filter((other) => other !== url)]
        return found
      } catch (error) {
        failures.push(error)
      }
    }
    // What a host that answered said, before that others did not.
    throw failures.find(isAnswer) ?? failures[0]
  }

  async function probe(connectionString: string): Promise<Host> {
    const limits = { connectionTimeoutMillis: patience, query_timeout: patience }
    const client = new pg.Client({ ...config, connectionString, ...limits })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query<Role>(`select ${role}`)
      if (!rows[0] || !isFit(rows[0], target)) throw new StoreUnavailableError(noWrites)
      return { host: client.host, port: client.port }
    } finally {
      client.end().catch(() => {})
    }
  }

  return {
    /** Connections that are opened at the same moment look for it together. */
    find() {
      finding ??= search().finally(() => {
        finding = undefined
      })
      return finding
    },
  }
}

function isAnswer(error: unknown): boolean {
  return error instanceof StoreUnavailableError || error instanceof pg.DatabaseError
}
