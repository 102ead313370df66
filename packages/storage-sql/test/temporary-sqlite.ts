import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '@omise-sandbox/sandbox/store'
import { openSqliteStore } from '../src/index.ts'
import { folderInMemory } from './folder-in-memory.ts'

/** A store in a file that is gone when it is closed. */
export async function openTemporary(): Promise<Store> {
  const folder = await mkdtemp(join(await folderInMemory(), 'sqlite-store-'))
  const store = await openSqliteStore({
    file: join(folder, 'data.db'),
    // What a crash would lose is tested with servers that are killed.
    durability: 'normal',
    onError(error) {
      throw error
    },
  })
  return {
    ...store,
    async close() {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
