import { type ChargeId, type Delivery, type EventId, firstIdAt } from '@omise-sandbox/core'
import {
  type AccountId,
  type AccountState,
  type Entities,
  type EntityKind,
  identities,
  type ListQuery,
  type Page,
  type StoreReader,
  type Task,
} from '@omise-sandbox/sandbox/store'
import type { Connection } from './driver.ts'
import { type Counts, entityIn, stateOf, taskIn } from './row.ts'
import type { Statements } from './statements/index.ts'

/** Reads what is kept of an account. */
export interface SqlReader extends StoreReader {
  /** How many entities of each kind there are, as its row tells. */
  counts(): Promise<Counts>
}

export function createReader(
  connection: Connection,
  statements: Statements,
  account: AccountId,
): SqlReader {
  const one = async <Row>(rows: Promise<Row[]>) => (await rows)[0]

  /** Everything of a kind is counted in the account's row; only what lies outside of a window is counted then. */
  async function total(kind: EntityKind, query: ListQuery, counts: Counts): Promise<number> {
    const window = windowOf(kind, query)
    if (query.charge !== undefined) {
      const args = { account, kind, ...window, charge: query.charge }
      return (await one(connection.all(statements.countOfCharge, args)))?.count ?? 0
    }
    if (query.from > 0) {
      return (
        (await one(connection.all(statements.countWindow, { account, kind, ...window })))?.count ??
        0
      )
    }
    const later = { account, kind, from: window.until }
    const outside = (await one(connection.all(statements.countFrom, later)))?.count ?? 0
    return (counts[kind] ?? 0) - outside
  }

  async function data<K extends EntityKind>(kind: K, query: ListQuery): Promise<Entities[K][]> {
    const { order, limit, offset, charge } = query
    const args = { account, kind, ...windowOf(kind, query), limit, offset }
    const rows =
      charge === undefined
        ? connection.all(statements.page[order], args)
        : connection.all(statements.pageOfCharge[order], { ...args, charge })
    return (await rows).map((row) => entityIn<K>(row))
  }

  async function counts(): Promise<Counts> {
    const row = await one(connection.all(statements.readAccount, { account }))
    return row ? (JSON.parse(row.counts) as Counts) : {}
  }

  return {
    counts,
    async account(): Promise<AccountState | undefined> {
      const row = await one(connection.all(statements.readAccount, { account }))
      return stateOf(row?.state ?? null)
    },
    async get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined> {
      const row = await one(connection.all(statements.getEntity, { account, kind, id }))
      return row && entityIn<K>(row)
    },
    async list<K extends EntityKind>(kind: K, query: ListQuery): Promise<Page<Entities[K]>> {
      // Both at once, so that they cost the time of one.
      const [found, count] = await Promise.all([
        data(kind, query),
        query.charge === undefined && query.from <= 0
          ? counts().then((known) => total(kind, query, known))
          : total(kind, query, {}),
      ])
      return { data: found, total: count }
    },
    async deliveriesOf(events: readonly EventId[]): Promise<Delivery[]> {
      if (events.length === 0) return []
      const args = { account, events: JSON.stringify(events) }
      const rows = await connection.all(statements.deliveriesOf, args)
      return rows.map((row) => entityIn<'delivery'>(row))
    },
    async tasks(query: { charge: ChargeId | undefined; limit: number }): Promise<Task[]> {
      const { charge, limit } = query
      const rows =
        charge === undefined
          ? await connection.all(statements.tasks, { account, limit })
          : await connection.all(statements.tasksOfCharge, { account, charge, limit })
      return rows.map(taskIn)
    },
  }
}

function windowOf(kind: EntityKind, { from, until }: ListQuery) {
  const { prefix } = identities[kind]
  return { from: firstIdAt(prefix, from), until: firstIdAt(prefix, until) }
}
