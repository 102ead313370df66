import { describeStore } from '@omise-sandbox/sandbox/store/contract'
import { openPostgresStore } from '../src/index.ts'
import { freshDatabase } from './database.ts'

describeStore('PostgreSQL', async () => {
  const database = await freshDatabase()
  const store = await openPostgresStore({ url: database.url, onError })
  return {
    ...store,
    async close() {
      await store.close()
      await database[Symbol.asyncDispose]()
    },
  }
})

function onError(error: unknown): void {
  throw error
}
