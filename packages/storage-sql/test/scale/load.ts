import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { accountsLike, type Loaded } from './accounts.ts'

/** A database as it is loaded and looked at, past the store. */
export interface Bare {
  /** Makes the account's only charge into so many. */
  multiply(account: string, count: number): Promise<void>
  /** How the engine will run a query, in its words. */
  plan(sql: string, values: readonly unknown[]): Promise<string>
  close(): Promise<void>
}

const batch = 5_000
/** Other accounts, which wake a day from now. */
const otherAccounts = 2_000

function* inBatches(rows: Iterable<Loaded>): Generator<Loaded[]> {
  let some: Loaded[] = []
  for (const row of rows) {
    some.push(row)
    if (some.length < batch) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

interface Template {
  readonly id: string
  readonly charge: string
  readonly task: string
}

export function bareSqlite(file: string): Bare {
  const database = new DatabaseSync(file)
  const charge = "select id, data as charge from entity where account = ? and kind = 'charge'"
  const task = "select data as task from task where account = ? and kind = 'charge-expires'"
  return {
    async multiply(account, count) {
      const template = {
        ...database.prepare(charge).get(account),
        ...database.prepare(task).get(account),
      } as unknown as Template
      const entity = database.prepare(
        "insert or replace into entity (account, kind, id, data) values (?, 'charge', ?, ?)",
      )
      const expiry = database.prepare(
        "insert into task (account, due, number, kind, charge, data) values (?, ?, ?, 'charge-expires', ?, ?)",
      )
      let number = 1_000
      for (const rows of inBatches(accountsLike(template, count))) {
        database.exec('begin')
        for (const row of rows) {
          entity.run(account, row.id, row.charge)
          expiry.run(account, row.due, number++, row.id, row.task)
        }
        database.exec('commit')
      }
      const counts = database.prepare('select counts from account where account = ?').get(account)
      const more = withMore(String(counts?.counts), count)
      database
        .prepare('update account set counts = ?, task_count = ? where account = ?')
        .run(more, number, account)
      const other = database.prepare(
        `insert into account (account, epoch, wakes_at, task_count, sending_count, claimed_until, counts, journal_count)
         values (?, 0, ?, 0, 0, 0, '{}', 0)`,
      )
      for (let index = 0; index < otherAccounts; index++)
        other.run(`other${index}`, tomorrow() + index)
      database.exec('analyze')
    },
    async plan(sql, values) {
      const rows = database.prepare(`explain query plan ${sql}`).all(...(values as never[]))
      return rows.map(({ detail }) => String(detail)).join('\n')
    },
    async close() {
      database.close()
    },
  }
}

export async function barePostgres(url: string, schema: string): Promise<Bare> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set search_path to ${schema}`)
  return {
    async multiply(account, count) {
      const charge = await client.query(
        "select id, data as charge from entity where account = $1 and kind = 'charge'",
        [account],
      )
      const task = await client.query(
        "select data as task from task where account = $1 and kind = 'charge-expires'",
        [account],
      )
      const template = { ...charge.rows[0], ...task.rows[0] } as Template
      let number = 1_000
      for (const rows of inBatches(accountsLike(template, count))) {
        await client.query(
          "insert into entity (account, kind, id, data) select $1, 'charge', * from unnest($2::text[], $3::text[])",
          [account, rows.map(({ id }) => id), rows.map((row) => row.charge)],
        )
        await client.query(
          `insert into task (account, kind, due, number, charge, data)
           select $1, 'charge-expires', * from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[])`,
          [
            account,
            rows.map(({ due }) => due),
            rows.map((_row, index) => number + index),
            rows.map(({ id }) => id),
            rows.map((row) => row.task),
          ],
        )
        number += rows.length
      }
      const { rows } = await client.query('select counts from account where account = $1', [
        account,
      ])
      await client.query('update account set counts = $1, task_count = $2 where account = $3', [
        withMore(String(rows[0]?.counts), count),
        number,
        account,
      ])
      await client.query(
        `insert into account (account, epoch, wakes_at, task_count, sending_count, claimed_until, counts, journal_count)
         select 'other' || number, 0, $1::bigint + number, 0, 0, 0, '{}', 0 from generate_series(1, $2) as number`,
        [tomorrow(), otherAccounts],
      )
      await client.query('vacuum analyze')
    },
    async plan(sql, values) {
      const { rows } = await client.query(`explain ${sql}`, values as unknown[])
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    },
    close: () => client.end(),
  }
}

const tomorrow = () => Date.now() + 24 * 60 * 60_000

function withMore(counts: string, count: number): string {
  const before = JSON.parse(counts) as Record<string, number>
  return JSON.stringify({ ...before, charge: (before.charge ?? 0) + count })
}
