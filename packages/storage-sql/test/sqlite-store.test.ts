import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeStore } from '@omise-sandbox/sandbox/store/contract'
import { openSqliteStore } from '../src/index.ts'

describeStore('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sqlite-store-'))
  const store = await openSqliteStore({ file: join(folder, 'data.db'), onError })
  return {
    ...store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
})

function onError(error: unknown): void {
  throw error
}
