import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { openPostgresStore } from '../src/postgres/open.ts'
import { freshDatabase } from './database.ts'
import { aNetwork } from './network.ts'

async function opened(url: string) {
  const store = await openPostgresStore({ url, connectionTimeout: 2_000, onError() {} })
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() })
}

/** The first URL with the hosts of all. */
function together(...urls: readonly string[]): string {
  const [first = ''] = urls
  return first.replace(new URL(first).host, urls.map((url) => new URL(url).host).join())
}

describe.concurrent('a URL with two hosts', () => {
  it('leads to the second where the first does not run, or says nothing', async () => {
    await using database = await freshDatabase()
    await using silent = await aNetwork(database.url)
    silent.hush()
    const stopped = Object.assign(new URL(database.url), { port: '1' }).href

    for (const first of [stopped, silent.url]) {
      await using store = await opened(together(first, database.url))
      await store.check()
    }
  })

  it('leads to the other as soon as the one that was used goes away, and stays there', async () => {
    await using database = await freshDatabase()
    await using one = await aNetwork(database.url)
    await using other = await aNetwork(database.url)
    await using store = await opened(together(one.url, other.url))
    let isElsewhere = false
    other.onSend(() => {
      isElsewhere = true
    })
    await store.check()
    expect(isElsewhere).toBe(false)

    one.hush()
    one.cut()

    while (await store.check().catch((error: Error) => error));
    expect(isElsewhere).toBe(true)
    one.reconnect()
    one.onSend(() => {
      throw new Error('The first host is used again.')
    })
    await store.check()
  })

  it('is refused where none of them takes writes, and used where any will do', async () => {
    await using database = await freshDatabase()
    const admin = new Client({ connectionString: database.url })
    await admin.connect()
    await (await opened(database.url)).close()
    const name = new URL(database.url).pathname.slice(1)
    await admin.query(`alter database ${name} set default_transaction_read_only = on`)
    await admin.end()
    const url = together(database.url, database.url)

    await expect(opened(url)).rejects.toThrow(/None of the hosts .* takes writes\. Wait until/)
    await expect(opened(`${database.url}?target_session_attrs=read-write`)).rejects.toThrow(
      /None of the hosts .* takes writes\. Wait until/,
    )
    await (await opened(`${url}?target_session_attrs=any`)).close()
    await (await opened(`${url}?target_session_attrs=primary`)).close()
  })
})
