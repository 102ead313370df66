import type { Store } from '@omise-sandbox/sandbox/store'
import { createPostgresDriver, type PostgresDriver } from '../src/postgres/driver.ts'
import { openStoreOn } from '../src/postgres/open.ts'
import { freshDatabase } from './database.ts'

/**
 * Databases that stand empty, each with its open connections: to empty one takes half of the time that it takes to make one,
 * and a connection is a process of PostgreSQL's, which has to read and plan all statements anew.
 */
const empty: PostgresDriver[] = []

/** A store that is gone when it is closed. */
export async function openTemporary(): Promise<Store> {
  const driver = empty.pop() ?? createPostgresDriver(await freshDatabase())
  const store = await openStoreOn(
    // The next store uses its connections. That a store closes them is shown by those that are opened by their URL.
    { ...driver, close: async () => {} },
    {
      onError(error) {
        throw error
      },
    },
  )
  return {
    ...store,
    async close() {
      await store.close()
      await clear(driver)
      empty.push(driver)
    },
  }
}

/** Takes away all that stands in its tables but their format. */
async function clear({ pool }: PostgresDriver): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'omise_sandbox' and tablename <> 'format'",
  )
  await pool.query(rows.map(({ name }) => `delete from ${name}`).join('; '))
}
