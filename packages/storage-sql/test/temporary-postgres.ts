import type { Store } from '@omise-sandbox/sandbox/store'
import { Client } from 'pg'
import { openPostgresStore } from '../src/index.ts'
import { freshDatabase } from './database.ts'

/** Databases that stand empty, with who empties them: that takes half of the time that it takes to make one. */
const empty: { readonly url: string; readonly janitor: Client }[] = []

/** A store that is gone when it is closed. */
export async function openTemporary(): Promise<Store> {
  const { url, janitor } = empty.pop() ?? (await another())
  const store = await openPostgresStore({
    url,
    onError(error) {
      throw error
    },
  })
  return {
    ...store,
    async close() {
      await store.close()
      await clear(janitor)
      empty.push({ url, janitor })
    },
  }
}

async function another() {
  const { url } = await freshDatabase()
  const janitor = new Client({ connectionString: url })
  // The server goes at the end of the suite, before this process.
  janitor.on('error', () => {})
  await janitor.connect()
  return { url, janitor }
}

/** Takes away all that stands in its tables but their format. */
async function clear(janitor: Client): Promise<void> {
  const { rows } = await janitor.query<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'omise_sandbox' and tablename <> 'format'",
  )
  await janitor.query(rows.map(({ name }) => `delete from ${name}`).join('; '))
}
