import { firstIdAt, instant, lastInstant } from '@omise-sandbox/core'
import { createSandbox } from '@omise-sandbox/sandbox'
import type { Store } from '@omise-sandbox/sandbox/store'
import { describe, expect, it } from 'vitest'
import { openPostgresStore, openSqliteStore } from '../src/index.ts'
import { prepareStatements, type Statements } from '../src/statements/index.ts'
import type { Arguments, Statement } from '../src/statements/prepared-statement.ts'
import { freshDatabase } from './database.ts'
import { type Bare, barePostgres, bareSqlite } from './scale/load.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A usual run looks at the plans; `OMISE_SANDBOX_SOAK=1` measures with the full number. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'
const few = 1_000
const many = soaking ? 1_000_000 : 6_000

const account = 'crowd'
const secretKey = `skey_test_${account}`
const onError = (error: unknown) => {
  throw error
}

interface Engine {
  readonly name: string
  readonly statements: Statements
  open(): Promise<Opened>
}

interface Opened extends AsyncDisposable {
  store(): Promise<Store>
  bare(): Promise<Bare>
}

const engines: readonly Engine[] = [
  {
    name: 'SQLite',
    statements: prepareStatements('sqlite', undefined),
    async open() {
      const folder = await temporaryFolder()
      const file = folder.file('data.db')
      return {
        store: () => openSqliteStore({ file, durability: 'normal', onError }),
        bare: async () => bareSqlite(file),
        [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
      }
    },
  },
  {
    name: 'PostgreSQL',
    statements: prepareStatements('postgres', 'omise_sandbox'),
    async open() {
      const { url, ...database } = await freshDatabase()
      return {
        store: () => openPostgresStore({ url, onError }),
        bare: () => barePostgres(url, 'omise_sandbox'),
        ...database,
      }
    },
  },
]

/** Makes one charge as any other is made, on a clock that stands before all the others. */
async function makeOne(store: Store): Promise<void> {
  await using sandbox = await createSandbox({
    store,
    clock: 'virtual',
    startAt: '2024-12-31T00:00:00Z',
    outcome: 'manual',
  })
  const { url } = await sandbox.listen()
  const answer = await fetch(`${url}/charges`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${secretKey}:`)}` },
    body: new URLSearchParams({
      amount: '400000',
      currency: 'thb',
      'source[type]': 'barcode_alipay',
      'source[barcode]': '1234567890',
      'source[store_id]': 'S1',
      'source[store_name]': 'Shop',
    }),
  })
  expect(answer.status).toBe(200)
}

const firstPage = {
  from: instant(0),
  until: lastInstant,
  offset: 0,
  limit: 20,
  charge: undefined,
} as const

function ask<Row, Args extends Arguments>(statement: Statement<Row, Args>, args: Args) {
  return { sql: statement.sql, values: statement.bind(args) }
}

/** What must cost the same however many charges there are. */
const looks: Readonly<Record<string, (store: Store, id: string) => Promise<unknown>>> = {
  'a charge': (store, id) => store.reader(account).get('charge', id),
  'the oldest page': (store) =>
    store.reader(account).list('charge', { ...firstPage, order: 'chronological' }),
  'the newest page': (store) =>
    store.reader(account).list('charge', { ...firstPage, order: 'reverse_chronological' }),
  'the next tasks': (store) => store.reader(account).tasks({ charge: undefined, limit: 20 }),
  'what is due': (store) => store.accountsDue(instant(Date.now()), 100),
  'the next due': (store) => store.atomically(account, (tx) => tx.nextDue()),
}

const rounds = 400

/** The median of what each look takes on each store, in microseconds: turn by turn, for machines drift. */
async function timesOf(stores: readonly Store[]): Promise<Record<string, readonly number[]>> {
  const ids = await Promise.all(stores.map(anyId))
  const times: Record<string, readonly number[]> = {}
  for (const [name, look] of Object.entries(looks)) {
    const measured = stores.map((): number[] => [])
    for (let round = 0; round < rounds; round++) {
      for (const [index, store] of stores.entries()) {
        const began = performance.now()
        await look(store, ids[index] ?? '')
        measured[index]?.push((performance.now() - began) * 1_000)
      }
    }
    times[name] = measured.map(medianOf)
  }
  return times
}

async function anyId(store: Store): Promise<string> {
  const query = { ...firstPage, order: 'reverse_chronological' } as const
  const { data } = await store.reader(account).list('charge', query)
  return data.at(10)?.facts.id ?? ''
}

function medianOf(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[rounds / 2] ?? Number.NaN
}

describe.each(engines)('$name', { timeout: 15 * 60_000 }, (engine) => {
  it('finds what is asked for by an index, and counts nothing', async () => {
    await using place = await engine.open()
    await makeOne(await place.store())
    const bare = await place.bare()
    await bare.multiply(account, many)
    const { statements } = engine
    const window = { account, kind: 'charge', from: firstIdAt('chrg', instant(0)) } as const
    const page = { ...window, until: firstIdAt('chrg', lastInstant), limit: 20, offset: 0 }
    const due = { wallClock: Date.now(), limit: 100, server: 'one', until: 0 }
    const server = { account, server: 'one', limit: 2 }
    const asked = [
      ask(statements.getEntity, { ...window, id: 'x' }),
      ask(statements.page.chronological, page),
      ask(statements.page.reverse_chronological, page),
      ask(statements.countAll, { account, kind: 'charge', until: page.until }),
      ask(statements.firstTasks, { account, limit: 20 }),
      ask(statements.firstTasks, server),
      ask(statements.firstUnblockedTasks, server),
      ask(statements.claimDue, due),
      ask(statements.nextWake, {}),
    ]
    const plans: string[] = []
    for (const { sql, values } of asked) plans.push(await bare.plan(sql, values))
    await bare.close()

    for (const plan of plans) {
      expect(plan).toMatch(/USING .*INDEX|Index/)
      expect(plan).not.toMatch(
        /SCAN (entity|task|account)|Seq Scan on (entity|task|account)|TEMP B-TREE|Sort/,
      )
    }
  })

  if (!soaking) return

  it(`takes as long with ${many} charges as with ${few}`, async () => {
    await using small = await engine.open()
    await using large = await engine.open()
    for (const [place, count] of [
      [small, few],
      [large, many],
    ] as const) {
      await makeOne(await place.store())
      const bare = await place.bare()
      await bare.multiply(account, count)
      await bare.close()
    }

    const stores = [await small.store(), await large.store()]
    const times = await timesOf(stores)
    for (const store of stores) await store.close()

    process.stdout.write(`${engine.name}, microseconds: ${JSON.stringify(times)}\n`)
    for (const [name, [before = Number.NaN, after]] of Object.entries(times)) {
      expect((after ?? Number.NaN) / before, name).toBeLessThan(1.5)
    }
  })
})
