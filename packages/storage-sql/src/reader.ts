import { type ChargeId, type Delivery, type EventId, firstIdAt, instant } from '@omise-sandbox/core'
import {
  type AccountId,
  type AccountState,
  type Entities,
  type EntityKind,
  identities,
  type ListQuery,
  type OldestQuery,
  type Page,
  type StoreReader,
  type Task,
} from '@omise-sandbox/sandbox/store'
import type { Connection } from './driver.ts'
import { type Counts, entityIn, stateOf, taskIn } from './row.ts'
import type { Statements } from './statements/index.ts'

/** Reads what is kept of an account. */
export function createReader(
  connection: Connection,
  statements: Statements,
  account: AccountId,
): StoreReader {
  const one = async <Row>(rows: Promise<Row[]>) => (await rows)[0]

  /** Everything of a kind is counted in the account's row; only what comes after a window is counted then. */
  async function total(kind: EntityKind, query: ListQuery): Promise<number> {
    const args = { account, kind, ...windowOf(kind, query) }
    if (query.charge !== undefined) {
      const { charge } = query
      return (await one(connection.all(statements.countOfCharge, { ...args, charge })))?.count ?? 0
    }
    if (query.from > 0) return (await one(connection.all(statements.countWindow, args)))?.count ?? 0
    const row = await one(connection.all(statements.countAll, args))
    if (!row) return 0
    return ((JSON.parse(row.counts) as Counts)[kind] ?? 0) - row.later
  }

  async function data<K extends EntityKind>(kind: K, query: ListQuery): Promise<Entities[K][]> {
    const { order, limit, offset, charge } = query
    const args = { account, kind, ...windowOf(kind, query), limit, offset }
    const rows =
      charge === undefined
        ? connection.all(statements.page[order], args)
        : connection.all(statements.pageOfCharge[order], { ...args, charge })
    return (await rows).map((row) => entityIn(kind, row))
  }

  return {
    async account(): Promise<AccountState | undefined> {
      const row = await one(connection.all(statements.readAccount, { account }))
      return stateOf(row?.state ?? null)
    },
    async get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined> {
      const row = await one(connection.all(statements.getEntity, { account, kind, id }))
      return row && entityIn(kind, row)
    },
    async getAll<K extends EntityKind>(kind: K, ids: readonly string[]): Promise<Entities[K][]> {
      if (ids.length === 0) return []
      const args = { account, kind, ids: JSON.stringify(ids) }
      const rows = await connection.all(statements.getEntities, args)
      return rows.map((row) => entityIn(kind, row))
    },
    async list<K extends EntityKind>(kind: K, query: ListQuery): Promise<Page<Entities[K]>> {
      // Both at once, so that they cost the time of one.
      const [found, count] = await Promise.all([data(kind, query), total(kind, query)])
      return { data: found, total: count }
    },
    async deliveriesOf(events: readonly EventId[]): Promise<Delivery[]> {
      if (events.length === 0) return []
      const args = { account, events: JSON.stringify(events) }
      const rows = await connection.all(statements.deliveriesOf, args)
      return rows.map((row) => entityIn('delivery', row))
    },
    async tasks(query: { charge: ChargeId | undefined; limit: number }): Promise<Task[]> {
      const { charge, limit } = query
      const rows =
        charge === undefined
          ? await connection.all(statements.tasks, { account, limit })
          : await connection.all(statements.tasksOfCharge, { account, charge, limit })
      return rows.map(taskIn)
    },
    async oldest<K extends EntityKind>(
      kind: K,
      { after, until, limit }: OldestQuery,
    ): Promise<Entities[K][]> {
      const window = windowOf(kind, { from: instant(0), until })
      // Ids are of one length, so this is the least that could come after one.
      const from = after === undefined ? window.from : `${after}0`
      const args = { account, kind, ...window, from, limit }
      return (await connection.all(statements.oldest, args)).map((row) => entityIn(kind, row))
    },
    async busy(charges: readonly ChargeId[]): Promise<ReadonlySet<ChargeId>> {
      if (charges.length === 0) return new Set()
      const args = { account, charges: JSON.stringify(charges) }
      const rows = await connection.all(statements.busyCharges, args)
      return new Set(rows.map(({ charge }) => charge as ChargeId))
    },
  }
}

function windowOf(kind: EntityKind, { from, until }: Pick<ListQuery, 'from' | 'until'>) {
  const { prefix } = identities[kind]
  return { from: firstIdAt(prefix, from), until: firstIdAt(prefix, until) }
}
