import { chownSync } from 'node:fs'
import { type Commit, type Store, StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import { accountState, everything } from '@omise-sandbox/sandbox/store/contract'
import { Client } from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { openPostgresStore, type PostgresStoreOptions } from '../src/postgres/open.ts'
import { migrate } from '../src/schema/migrate.ts'
import { migrations } from '../src/schema/migrations.ts'
import { otherAccount } from './account.ts'
import { freshDatabase } from './database.ts'
import { aNetwork } from './network.ts'
import { aTransaction, aWebhook } from './objects.ts'
import { startPostgres } from './server.ts'
import { smallDisk } from './small-disk.ts'

async function opened(url: string, options: Partial<PostgresStoreOptions> = {}) {
  const store = await openPostgresStore({ url, onError() {}, ...options })
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() })
}

async function connected(url: string) {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}

/** Why a database cannot be used. */
async function refusalOf(
  url: string,
  options: Partial<PostgresStoreOptions> = {},
): Promise<string> {
  try {
    await using _store = await opened(url, options)
    return 'none'
  } catch (error) {
    const { name, message } = error as Error
    return `${name}: ${message}`
  }
}

function changed(url: string, parts: Partial<URL>): string {
  return Object.assign(new URL(url), parts).href
}

const put = (store: Store, number: number) =>
  store.atomically('a', async (tx) => {
    tx.saveAccount({ ...accountState, counter: number })
    tx.put('transaction', aTransaction(number))
  })

const numbers = async (store: Store) => {
  const { data, total } = await store.reader('a').list('transaction', everything)
  expect(data).toHaveLength(total)
  return data.map(({ createdAt }) => createdAt)
}

/** The next commit of the account of which a store tells, its own or another's. */
const notificationOf = (store: Store) =>
  new Promise<Commit>((resolve) => {
    const stop = store.onCommit((commit) => {
      stop()
      resolve(commit)
    }, 'a')
  })

/** Resolves once something succeeds that fails at first. */
async function eventually(work: () => Promise<void>): Promise<void> {
  for (;;) {
    const error = await work().catch((failure: Error) => failure)
    if (!error) return
    expect(error.name).toBe('StoreUnavailableError')
    await new Promise(setImmediate)
  }
}

describe.concurrent('a database that cannot be used', () => {
  it('is told apart by what is wrong with it', async () => {
    await using database = await freshDatabase()
    const { url } = database

    expect(await refusalOf(changed(url, { password: 'guess' }))).toMatch(
      /does not let this user in/,
    )
    expect(await refusalOf(changed(url, { pathname: 'nowhere' }))).toMatch(/no such database/)
    expect(await refusalOf(changed(url, { port: '1' }))).toMatch(/cannot be reached/)
    expect(await refusalOf(changed(url, { search: 'sslmode=verify-full' }))).toMatch(/no TLS/)
    expect(await refusalOf(changed(url, { search: 'sslrootcert=/nowhere' }))).toMatch(/certificate/)
    expect(await refusalOf('postgres://user:secret@[broken/')).toMatch(/URL of the database/)
    expect(await refusalOf('mysql://user:secret@127.0.0.1/')).toMatch(/URL of the database/)
  })

  it('for a user without rights is refused, and used in a schema that was made for it', async () => {
    await using database = await freshDatabase()
    await using admin = await connected(database.url)
    const role = `clerk_${new URL(database.url).pathname.slice(1)}`
    await admin.query(`create role ${role} login password 'clerk'`)
    const url = changed(database.url, { username: role, password: 'clerk' })

    expect(await refusalOf(url)).toMatch(/StoreUnavailableError: The user may not do this/)
    await admin.query(`create schema omise_sandbox authorization ${role}`)
    expect(await refusalOf(url)).toBe('none')

    await admin.query(`drop schema omise_sandbox cascade; drop role ${role}`)
  })

  it('whose schema has tables of another program is refused', async () => {
    await using database = await freshDatabase()
    await using client = await connected(database.url)
    await client.query('create schema omise_sandbox; create table omise_sandbox.account (id text)')

    expect(await refusalOf(database.url)).toMatch(
      /relation "account" already exists\. Mend that, or name another/,
    )
  })

  it('that answers nothing is given up on, without hanging at start', async () => {
    await using wire = await aNetwork(inject('postgres'))
    wire.hush()

    expect(await refusalOf(wire.url, { connectionTimeout: 100 })).toMatch(/cannot be reached/)
  })
})

describe.concurrent('a database that fails for a while', () => {
  it('keeps nothing of a decision whose connection is cut, and the next is kept', async () => {
    await using database = await freshDatabase()
    await using admin = await connected(database.url)
    await using store = await opened(database.url)
    await put(store, 1)

    const cut = store.atomically('a', async (tx) => {
      tx.put('transaction', aTransaction(2))
      await admin.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`)
      await tx.get('charge', 'chrg_test_1')
    })

    await expect(cut).rejects.toThrow(/shut down, or closed the connection/)
    await store.check()
    await put(store, 3)
    expect(await numbers(store)).toEqual([1, 3])
  })

  it('loses no connection over failures: as many as the pool has still work at once', async () => {
    await using database = await freshDatabase()
    await using wire = await aNetwork(database.url)
    await using store = await opened(wire.url, { pool: 2, connectionTimeout: 2_000 })
    for (let round = 0; round < 5; round++) {
      const failing = [1, 2, 3].map((number) =>
        store.atomically(String(number), async (tx) => {
          wire.cut()
          await tx.get('charge', 'chrg_test_1')
        }),
      )
      await Promise.allSettled(failing)
      const refused = store.atomically('a', () => Promise.reject(new Error('no')))
      await expect(refused).rejects.toThrow('no')
    }

    const { promise: both, resolve } = Promise.withResolvers<void>()
    let begun = 0
    const meet = (account: string) =>
      store.atomically(account, async () => {
        if (++begun === 2) resolve()
        await both
      })
    await Promise.all([meet('b'), meet('c')])
  })

  it('that is cut off while it is used fails what waits, and all comes back by itself', async () => {
    await using database = await freshDatabase()
    await using wire = await aNetwork(database.url)
    await using store = await opened(wire.url, { connectionTimeout: 2_000, statementTimeout: 500 })
    await put(store, 1)

    wire.hush()

    await expect(put(store, 2)).rejects.toThrow(/cannot be reached/)
    await expect(store.check()).rejects.toThrow(/cannot be reached/)
    wire.reconnect()
    await eventually(() => store.check())
    await put(store, 3)
    expect(await numbers(store)).toEqual([1, 3])
  })

  it('that confirms no commit fails it in time and the others at once, and goes on when it confirms again', async () => {
    await using database = await freshDatabase()
    await using wire = await aNetwork(database.url)
    await using store = await opened(wire.url, { connectionTimeout: 1_000 })
    await put(store, 1)
    wire.onSend((text) => {
      if (text.includes('commit')) wire.hush()
    })

    const writes = Array.from({ length: 20 }, (_, number) => put(store, number + 2))
    const answers = await Promise.allSettled(writes)

    expect(answers.map((one) => String((one as PromiseRejectedResult).reason))).toEqual(
      Array.from({ length: 20 }, () => expect.stringContaining('does not confirm what it was')),
    )
    await expect(put(store, 50)).rejects.toThrow(/does not confirm what it was given to keep/)
    wire.onSend(() => {})
    wire.reconnect()
    await eventually(() => put(store, 100))
    expect((await numbers(store)).at(-1)).toBe(100)
  })

  it('whose account another server keeps locked fails all that waited for it with the first', async () => {
    await using database = await freshDatabase()
    await using store = await opened(database.url, { statementTimeout: 300 })
    await using other = await opened(database.url)
    await put(other, 1)
    const { promise: over, resolve } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const long = other.atomically('a', async () => {
      begin()
      await over
    })
    await begun
    const began = performance.now()

    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, number) => put(store, number + 2)),
    )

    expect(answers.every(({ status }) => status === 'rejected')).toBe(true)
    expect(performance.now() - began).toBeLessThan(20 * 300)
    resolve()
    await long
    await put(store, 100)
    expect(await numbers(store)).toEqual([1, 100])
  })

  it('is closed in a moment, though it is cut off', async () => {
    await using database = await freshDatabase()
    await using wire = await aNetwork(database.url)
    const store = await opened(wire.url, { connectionTimeout: 2_000, statementTimeout: 500 })
    await put(store, 1)
    wire.hush()

    await store.close()
  })

  it('that takes too long fails the decision, and frees the account', async () => {
    await using database = await freshDatabase()
    await using store = await opened(database.url, { statementTimeout: 500 })
    await put(store, 1)
    await using client = await connected(database.url)
    await client.query('begin; lock table omise_sandbox.account')

    await expect(put(store, 2)).rejects.toThrow(/took too long. Raise --statement-timeout/)
    await client.query('rollback')

    await put(store, 3)
    expect(await numbers(store)).toEqual([1, 3])
  })

  it('that has become read-only fails what writes, and says so until it no longer is', async () => {
    await using database = await freshDatabase()
    await using admin = await connected(database.url)
    await using store = await opened(database.url)
    await put(store, 1)
    const name = new URL(database.url).pathname.slice(1)
    async function readOnly(how: 'on' | 'off'): Promise<void> {
      await admin.query(`alter database ${name} set default_transaction_read_only = ${how}`)
      await admin.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and application_name = 'omise-sandbox'`)
    }
    await readOnly('on')

    // Connections that were ended before are still met first.
    for (let message = ''; !message.includes('is read-only at present'); ) {
      const error = await put(store, 2).catch((failure: Error) => failure)
      expect(error).toBeInstanceOf(StoreUnavailableError)
      message = String(error)
    }
    await expect(store.check()).rejects.toThrow(/is read-only at present/)
    expect(await numbers(store)).toEqual([1])
    await admin.query('set default_transaction_read_only = off')
    await readOnly('off')

    await eventually(() => store.check())
    await put(store, 3)
    expect(await numbers(store)).toEqual([1, 3])
  })

  it('hears of what other servers write again, once the connection that tells of it was cut', async () => {
    await using database = await freshDatabase()
    await using admin = await connected(database.url)
    await using one = await opened(database.url)
    await using other = await opened(database.url)
    const listening = `from pg_stat_activity
      where datname = current_database() and application_name = 'omise-sandbox news'`
    await admin.query(`select pg_notify('omise_sandbox omise_sandbox', 'nonsense')`)
    await admin.query(`select pg_terminate_backend(pid, 5000) ${listening}`)

    for (let count = 0; count < 2; ) {
      const { rows } = await admin.query(`select query ${listening} and state = 'idle'`)
      count = rows.filter(({ query }) => query.startsWith('listen')).length
    }
    const notified = notificationOf(other)
    await put(one, 1)

    expect(await notified).toMatchObject({ account: 'a' })
    expect((await notified).written()).toEqual([{ kind: 'transaction', entity: aTransaction(1) }])
  })

  it('gives a webhook back that was taken by a commit whose answer was lost', async () => {
    await using database = await freshDatabase()
    await using wire = await aNetwork(database.url)
    await using store = await opened(wire.url, { lease: 2_000 })
    await store.atomically('a', async (tx) => {
      tx.saveAccount(accountState)
      tx.schedule(aWebhook(1))
    })
    const take = () => store.atomically('a', (tx) => tx.claimDueTask(aWebhook(1).due))
    wire.onSend((text, cut) => {
      if (text.includes('commit')) cut()
    })

    await expect(take()).rejects.toThrow(/cannot be reached|shut down/)
    wire.onSend(() => {})
    expect(await take()).toBeUndefined()
    await notificationOf(store)

    expect(await take()).toEqual(aWebhook(1))
  })

  it('leaves a webhook that is being sent with the server that sends it, however long that takes', async () => {
    await using database = await freshDatabase()
    await using store = await opened(database.url, { lease: 600 })
    await using admin = await connected(database.url)
    await store.atomically('a', async (tx) => {
      tx.saveAccount(accountState)
      tx.schedule(aWebhook(1))
    })
    await store.atomically('a', (tx) => tx.claimDueTask(aWebhook(1).due))
    const until = async () =>
      Number((await admin.query('select until from omise_sandbox.sending')).rows[0]?.until)

    const first = await until()
    while ((await until()) < first + 400);

    expect(await store.reader('a').tasks({ charge: undefined, limit: 1 })).toEqual([])
  })

  // Only root can mount a disk.
  const root = process.getuid?.() === 0 ? it : undefined
  root?.(
    'whose disk is full fails what writes and goes on reading; once there is room, it writes again',
    async ({ skip }) => {
      using disk = smallDisk('2m')
      if (!disk) return skip('No disk can be mounted here.')
      // Its own: a full disk keeps a whole server from writing what it has in memory.
      await using server = await startPostgres({ keep: 'in memory' })
      const account = otherAccount()
      if (account) chownSync(disk.path, account.uid, account.gid)
      await using admin = await connected(server.url)
      await admin.query(`create tablespace small location '${disk.path}'`)
      await admin.query('alter role postgres set default_tablespace = small')
      await admin.query('set default_tablespace = small')
      await using store = await opened(server.url)
      await put(store, 1)
      await admin.query('create table ballast (text text)')
      const fill = (bytes: number) =>
        admin.query(
          `insert into ballast select repeat(md5(n::text), 50) from generate_series(1, $1 / 1700) n`,
          [bytes],
        )
      for (const bytes of [1_000_000, 100_000, 10_000]) {
        while (
          await fill(bytes).then(
            () => true,
            () => false,
          )
        );
      }

      const failures: string[] = []
      let number = 1
      while (failures.length === 0) {
        number++
        await put(store, number).catch((error: Error) => failures.push(error.message))
      }

      expect(failures).toEqual([expect.stringContaining('its disk is full')])
      expect(await numbers(store)).toHaveLength(Math.min(number - 1, 100))
      await admin.query('drop table ballast')
      await eventually(() => store.check())
      await put(store, number)
      expect((await store.reader('a').list('transaction', everything)).total).toBe(number)
    },
  )
})

describe.concurrent('the format of a database', () => {
  const second = () => [`create table omise_sandbox.novelty (id text)`]

  async function bringOn(url: string, more = migrations): Promise<void> {
    await using client = await connected(url)
    await migrate(
      {
        dialect: 'postgres',
        schema: 'omise_sandbox',
        run: async (sql) => void (await client.query(sql)),
        format: async () =>
          Number((await client.query('select number from omise_sandbox.format')).rows[0]?.number),
      },
      { migrations: more },
    )
  }

  it('that is newer is refused', async () => {
    await using database = await freshDatabase()
    await (await opened(database.url)).close()
    await bringOn(database.url, [...migrations, second])

    const newer = migrations.length + 1
    expect(await refusalOf(database.url)).toContain(
      `FormatError: The data is of format ${newer}, made by`,
    )
  })

  it('stays where the way to the next one fails, and goes on with one that does not', async () => {
    await using database = await freshDatabase()
    await using store = await opened(database.url)
    await put(store, 1)

    const failing = () => [...second(), 'insert into nowhere values (1)']
    await expect(bringOn(database.url, [...migrations, failing])).rejects.toThrow(/nowhere/)

    expect(await refusalOf(database.url)).toBe('none')
    await bringOn(database.url, [...migrations, second])
    expect(await numbers(store)).toEqual([1])
  })

  it('is brought on however long that takes, whatever the timeout of a statement', async () => {
    await using database = await freshDatabase()
    await (await opened(database.url)).close()
    const impatient = new URL(database.url)
    impatient.searchParams.set('options', '-c statement_timeout=50')

    await bringOn(impatient.href, [...migrations, () => ['select pg_sleep(0.2)'], second])

    expect(await refusalOf(database.url)).toContain('FormatError')
  })

  it('is made once by servers that start at the same moment', async () => {
    await using database = await freshDatabase()

    const stores = await Promise.all(Array.from({ length: 5 }, () => opened(database.url)))

    const [first, last] = [stores[0], stores[4]]
    if (!first || !last) throw new Error('There are not five stores.')
    await put(first, 1)
    expect(await numbers(last)).toEqual([1])
    await Promise.all(stores.map((store) => store.close()))
    await using client = await connected(database.url)
    expect((await client.query('select number from omise_sandbox.format')).rows).toEqual([
      { number: migrations.length },
    ])
  })
})
