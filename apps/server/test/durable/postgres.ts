import { startPostgres } from '@omise-sandbox/storage-sql/testing'
import type { TestProject } from 'vitest/node'

/** One PostgreSQL for the whole suite. A test that ends its server starts its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  // Each server under test keeps some connections, and those of several tests run at once.
  const server = await startPostgres({ keep: 'in memory', settings: { max_connections: '300' } })
  provide('postgres', server.url)
  return server.stop
}
