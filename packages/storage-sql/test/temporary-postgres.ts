import type { Store } from '@omise-sandbox/sandbox/store'
import { openPostgresStore } from '../src/index.ts'
import { freshDatabase } from './database.ts'

/** A store in a database that is gone when it is closed. */
export async function openTemporary(): Promise<Store> {
  const database = await freshDatabase()
  const store = await openPostgresStore({
    url: database.url,
    onError(error) {
      throw error
    },
  })
  return {
    ...store,
    async close() {
      await store.close()
      await database[Symbol.asyncDispose]()
    },
  }
}
