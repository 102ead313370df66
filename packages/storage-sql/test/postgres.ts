import type { TestProject } from 'vitest/node'
import { startPgBouncer } from './beside/pgbouncer.ts'
import type {} from './database.ts'
import { startPostgres } from './server.ts'

/** One PostgreSQL for the whole suite. A test that ends its server starts its own. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres({ keep: 'in memory' })
  if (process.env.OMISE_SANDBOX_TEST_BEHIND !== 'pgbouncer') {
    provide('postgres', server.url)
    return server.stop
  }
  const pooler = await startPgBouncer(server.url)
  provide('postgres', pooler.url)
  return async () => {
    await pooler[Symbol.asyncDispose]()
    await server.stop()
  }
}
