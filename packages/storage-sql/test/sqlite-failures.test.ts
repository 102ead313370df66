import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { accountState, anyRequest, everything } from '@omise-sandbox/sandbox/store/contract'
import { describe, expect, it } from 'vitest'
import { migrations } from '../src/schema/migrations.ts'
import { openSqliteStore } from '../src/sqlite/open.ts'
import { aRequest, aTransaction } from './objects.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function opened(file: string, onError = rethrow, known = migrations) {
  const store = await openSqliteStore({ file, onError }, known)
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() })
}

function rethrow(error: unknown): void {
  throw error
}

/** Why a file cannot be opened. */
async function refusalOf(file: string, known = migrations): Promise<string> {
  try {
    await using _store = await opened(file, rethrow, known)
    return 'none'
  } catch (error) {
    const { name, message } = error as Error
    return `${name}: ${message}`
  }
}

/** Does something to a database as another program would. */
function alter<T>(file: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

describe('a file', () => {
  it('that is no database is refused, and stays as it is', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('letter.txt')
    writeFileSync(file, 'Dear reader, '.repeat(1000))

    expect(await refusalOf(file)).toBe(
      `StoreUnavailableError: ${file} is no SQLite database. Name another file with --data.`,
    )
    expect(readFileSync(file, 'utf8')).toBe('Dear reader, '.repeat(1000))
  })

  it('that is the database of another program is refused, and stays as it is', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('other.db')
    for (const table of ['account (id)', 'format (version)']) {
      alter(file, (database) => database.exec(`create table ${table}`))
      const before = readFileSync(file)

      expect(await refusalOf(file)).toBe(
        `StoreUnavailableError: ${file} is the database of another program. Name another file with --data.`,
      )
      expect(readFileSync(file)).toEqual(before)
    }
  })

  it('that is damaged is refused', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    {
      await using store = await opened(file)
      await store.atomically('a', async (tx) => {
        for (let number = 0; number < 200; number++) tx.put('transaction', aTransaction(number))
      })
    }
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096)
    writeFileSync(file, bytes)

    expect(await refusalOf(file)).toBe(
      `StoreUnavailableError: ${file} is damaged. Bring back a backup.`,
    )
  })

  it('in a folder that is not there, or that is one, is refused', async () => {
    await using folder = await temporaryFolder()

    expect(await refusalOf(folder.file('none/data.db'))).toMatch(
      /data\.db cannot be opened \(ENOENT\)\. Make its folder/,
    )
    expect(await refusalOf(folder.path)).toMatch(/\(EISDIR\)\. Name a file, not a folder/)
  })

  // Root may write to everything.
  const others = process.getuid?.() === 0 ? undefined : it
  others?.('that may not be written to is refused', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    await (await opened(file)).close()
    chmodSync(file, 0o400)
    expect(await refusalOf(file)).toMatch(/\(EACCES\)\. See to it that the file/)
    chmodSync(file, 0o600)
    chmodSync(folder.path, 0o500)
    expect(await refusalOf(file)).toMatch(/StoreUnavailableError: .*writ/)
    chmodSync(folder.path, 0o700)
    expect(await refusalOf(file)).toBe('none')
  })

  it('that another server uses is refused, by whatever name it is called', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    const [link, dangling] = [folder.file('link.db'), folder.file('dangling.db')]
    symlinkSync(file, link)
    symlinkSync(folder.file('later.db'), dangling)
    const inUse = /is used by another server\. Stop that one, or name another file with --data\./

    const store = await opened(link)
    const other = await opened(dangling)
    expect(await refusalOf(file)).toMatch(inUse)
    expect(await refusalOf(link)).toMatch(inUse)
    expect(await refusalOf(folder.file('later.db'))).toMatch(inUse)
    await store.close()
    await other.close()

    expect(await refusalOf(file)).toBe('none')
  })

  it('that another program has locked fails what is asked meanwhile, and is used again after', async () => {
    await using folder = await temporaryFolder()
    await using store = await opened(folder.file('data.db'))
    const put = (number: number) =>
      store.atomically('a', async (tx) => tx.put('transaction', aTransaction(number)))
    await put(1)

    const other = new DatabaseSync(folder.file('data.db'))
    other.exec('begin immediate')
    await expect(put(2)).rejects.toThrow(/is used by another program/)
    await expect(store.check()).rejects.toThrow(/is used by another program/)
    expect((await store.reader('a').list('transaction', everything)).total).toBe(1)
    other.close()
    await store.check()

    await put(2)
    expect((await store.reader('a').list('transaction', everything)).total).toBe(2)
  })
})

describe('a decision that cannot be kept', () => {
  it('leaves nothing of itself, nor of those that were kept with it, nor in what later ones find', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    await using store = await opened(file)
    alter(file, (database) =>
      database.exec(
        `create trigger full before insert on entity when new.account = 'bad' begin select raise(abort, 'full'); end`,
      ),
    )
    const put = (account: string, number: number) =>
      store.atomically(account, async (tx) => {
        tx.saveAccount({ ...accountState, counter: number })
        tx.put('transaction', aTransaction(number))
      })

    // All of one moment: the first two are lost with the third, and the fourth finds no trace of them.
    const results = await Promise.allSettled([
      put('good', 1),
      put('other', 1),
      put('bad', 1),
      put('good', 2),
    ])

    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    const reader = store.reader('good')
    expect(await reader.list('transaction', everything)).toEqual({
      data: [aTransaction(2)],
      total: 1,
    })
    expect(await reader.account()).toEqual({ ...accountState, counter: 2 })
    expect(await store.reader('other').account()).toBeUndefined()
    expect(await store.accountCount()).toBe(1)
    await put('other', 3)
    expect(await store.reader('other').list('transaction', everything)).toMatchObject({ total: 1 })
  })
})

describe('the journal', () => {
  it('keeps entries for when the file takes them again, and loses none with an entry that never can be kept', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    const errors: string[] = []
    await using store = await opened(file, (error) => errors.push((error as Error).message))
    await store.atomically('a', async (tx) => tx.saveAccount(accountState))
    await store.atomically('b', async (tx) => tx.saveAccount(accountState))
    store.journal.append('a', aRequest(1))
    const locked = new DatabaseSync(file)
    locked.exec('begin immediate')
    expect((await store.journal.list('a', anyRequest)).total).toBe(0)
    expect(errors).toEqual([expect.stringContaining('is used by another program')])
    locked.close()

    alter(file, (database) =>
      database.exec(
        `create trigger odd before insert on journal when new.account = 'b' begin select raise(abort, 'odd'); end`,
      ),
    )
    store.journal.append('b', aRequest(2))
    store.journal.append('a', aRequest(3))

    const { data } = await store.journal.list('a', anyRequest)
    expect(data.map(({ at }) => at)).toEqual([3, 1])
    expect(errors.slice(1)).toEqual(['odd'])
  })
})

describe('the format of a file', () => {
  const second = () => ['create table novelty (id text)', `insert into novelty values ('new')`]
  const failing = () => ['create table novelty (id text)', 'insert into nowhere values (1)']

  async function anOldFile(file: string): Promise<void> {
    await using store = await opened(file)
    await store.atomically('a', async (tx) => tx.put('transaction', aTransaction(1)))
  }

  const present = migrations.length
  const total = async (file: string, known = migrations) => {
    await using store = await opened(file, rethrow, known)
    return (await store.reader('a').list('transaction', everything)).total
  }

  it('that is newer is refused, and the file stays as it is', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    await anOldFile(file)
    await (await opened(file, rethrow, [...migrations, second])).close()
    const before = readFileSync(file)

    expect(await refusalOf(file)).toBe(
      `FormatError: The data is of format ${present + 1}, made by a newer version of omise-sandbox; this one knows format ${present}. Use the newer version, or other data.`,
    )
    expect(readFileSync(file)).toEqual(before)
  })

  it.each([
    ['fields of what is kept have other names', 2],
    ['what is kept says of which payment method it is', 3],
  ])('is one more since %s, which older versions would miss', async (_since, format) => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    await (await opened(file, rethrow, migrations.slice(0, format))).close()

    expect(await refusalOf(file, migrations.slice(0, format - 1))).toBe(
      `FormatError: The data is of format ${format}, made by a newer version of omise-sandbox; this one knows format ${format - 1}. Use the newer version, or other data.`,
    )
  })

  it('that is older is brought on, with a copy of it beside the file', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file("it's data.db")
    await anOldFile(file)

    expect(await total(file, [...migrations, second])).toBe(1)

    const novelty = 'select id from novelty'
    expect(alter(file, (one) => one.prepare(novelty).get())).toMatchObject({ id: 'new' })
    const backup = `${file}.format-${present}.backup`
    expect(await total(backup)).toBe(1)
    // Brought on once, it is left alone.
    expect(await total(file, [...migrations, second])).toBe(1)
  })

  it('is the same for accounts that were written before there were codes of phones', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    {
      await using store = await opened(file)
      await store.atomically('a', async (tx) => tx.saveAccount(accountState))
    }
    alter(file, (one) => one.exec(`update account set state = json_remove(state, '$.codes')`))

    await using store = await opened(file)

    expect(await store.reader('a').account()).toEqual(accountState)
    expect(await store.atomically('a', (tx) => tx.account())).toEqual(accountState)
    expect((await store.atomically('a', (tx) => tx.contents())).account).toEqual(accountState)
  })

  it('makes no copy of a new file', async () => {
    await using folder = await temporaryFolder()

    await anOldFile(folder.file('data.db'))

    expect(readdirSync(folder.path).sort()).toEqual(['data.db', 'data.db-lock'])
  })

  it('stays where the way to the next one fails', async () => {
    await using folder = await temporaryFolder()
    const file = folder.file('data.db')
    await anOldFile(file)

    expect(await refusalOf(file, [...migrations, failing])).toBe('Error: no such table: nowhere')

    expect(await total(file)).toBe(1)
    expect(
      alter(file, (one) =>
        one.prepare(`select name from sqlite_schema where name = 'novelty'`).get(),
      ),
    ).toBeUndefined()
    expect(existsSync(`${file}.format-${present}.backup`)).toBe(true)
    expect(await total(file, [...migrations, second])).toBe(1)
  })
})
