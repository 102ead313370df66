import type { TestProject } from 'vitest/node'
import type {} from './database.ts'
import { startPostgres } from './server.ts'

/** One PostgreSQL for the whole suite. A test that ends its server starts its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ keep: 'in memory' })
  provide('postgres', server.url)
  return server.stop
}
