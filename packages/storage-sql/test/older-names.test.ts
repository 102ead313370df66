import { DatabaseSync } from 'node:sqlite'
import {
  type Delivery,
  duration,
  instant,
  type Rule,
  type UsageLimit,
  type WebhookFault,
} from '@omise-sandbox/core'
import type { AccountCopy, AccountState, Store } from '@omise-sandbox/sandbox/store'
import { accountState } from '@omise-sandbox/sandbox/store/contract'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { openPostgresStore, openSqliteStore } from '../src/index.ts'
import { freshDatabase } from './database.ts'
import { temporaryFolder } from './temporary-folder.ts'

const allowance: UsageLimit = { left: 2, until: null }

const rule: Rule = {
  id: 'rule_1',
  conditions: [],
  outcome: { kind: 'successful', after: duration(0) },
  order: 100,
  allowance,
  timesUsed: 3,
}

const fault: WebhookFault = {
  id: 'fault_1',
  target: 'webhook',
  events: [],
  conditions: [],
  effect: { type: 'drop' },
  allowance,
  probability: 1,
  timesUsed: 4,
}

const delivery: Delivery = {
  id: 'whdl_test_1',
  event: 'evnt_test_1',
  key: 'charge.create',
  charge: 'chrg_test_1',
  url: 'http://127.0.0.1/',
  epoch: 0,
  state: 'dropped',
  fault: { type: 'drop', by: 'fault_1' },
  attempts: [],
  createdAt: instant(0),
  nextAttemptAt: null,
}

const account: AccountState = {
  ...accountState,
  rules: [rule],
  faults: [fault],
  held: [delivery],
}

function copy(): AccountCopy {
  const { epoch: _epoch, listening: _listening, ...rest } = account
  const { epoch: _its, ...sent } = delivery
  return {
    account: { ...rest, clock: { mode: 'frozen', now: instant(0), scale: 0 }, held: [sent] },
    charges: [],
    sources: [],
    refunds: [],
    transactions: [],
    events: [],
    deliveries: [sent],
    tasks: [],
  }
}

interface Database extends AsyncDisposable {
  open(): Promise<Store>
  /** Runs SQL as another program would, and answers what it selects. */
  run(sql: string): Promise<readonly unknown[]>
}

function onError(error: unknown): void {
  throw error
}

const databases: readonly [string, () => Promise<Database>][] = [
  [
    'SQLite',
    async () => {
      const folder = await temporaryFolder()
      const file = folder.file('data.db')
      return {
        open: () => openSqliteStore({ file, onError }),
        async run(sql) {
          const database = new DatabaseSync(file)
          try {
            return database.prepare(sql).all()
          } finally {
            database.close()
          }
        },
        [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
      }
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const database = await freshDatabase()
      const client = new Client({ connectionString: database.url })
      await client.connect()
      await client.query('set search_path = omise_sandbox')
      return {
        open: () => openPostgresStore({ url: database.url, onError }),
        run: async (sql) => (await client.query(sql)).rows,
        async [Symbol.asyncDispose]() {
          await client.end()
          await database[Symbol.asyncDispose]()
        },
      }
    },
  ],
]

/** The columns of JSON in which fields had other names, with each name and the one before it. */
const used = ['timesUsed', 'struck'] as const
const injected = ['fault', 'chaos'] as const
const retried = ['retryPolicy', 'profile'] as const
const columns = [
  ['account', 'state', [used, injected, retried]],
  ['entity', 'data', [injected]],
  ['snapshot', 'data', [used, injected, retried]],
] as const

async function makeOlder({ run }: Database): Promise<void> {
  for (const [table, column, names] of columns) {
    for (const [name, older] of names) {
      await run(`update ${table} set ${column} = replace(${column}, '"${name}":', '"${older}":')`)
      const [row] = await run(`select ${column} as text from ${table}`)
      expect(row).toEqual({ text: expect.stringContaining(`"${older}":`) })
    }
  }
}

describe.each(databases)('in %s, what was written under older names of fields', (_name, made) => {
  it('is read under the present ones, and written under them with the next decision', async () => {
    await using database = await made()
    const before = await database.open()
    await before.atomically('a', async (tx) => {
      tx.saveAccount(account)
      tx.put('delivery', delivery)
    })
    await before.snapshots.save('a', 'kept', copy(), 1)
    await before.close()
    await makeOlder(database)

    const store = await database.open()

    expect(await store.reader('a').account()).toEqual(account)
    expect(await store.reader('a').get('delivery', delivery.id)).toEqual(delivery)
    expect(await store.snapshots.get('a', 'kept')).toEqual(copy())
    await store.atomically('a', async (tx) => {
      const found = await tx.account()
      expect(found).toEqual(account)
      expect((await tx.contents()).entities.delivery).toEqual([delivery])
      if (found) tx.saveAccount(found)
    })
    await store.close()
    const [row] = await database.run('select state as text from account')
    expect(row).toEqual({ text: expect.not.stringMatching(/"(struck|chaos|profile)":/) })
  })
})
