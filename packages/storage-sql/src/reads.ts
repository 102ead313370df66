import { firstIdAt, type Instant } from '@omise-sandbox/core'
import {
  type AccountCopy,
  type AccountId,
  type AccountRecord,
  type Entities,
  type EntityKind,
  type EntityQuery,
  identities,
  type Page,
  type Reads,
  type StoredSnapshot,
  type StoredTask,
  type TaskQuery,
  upgradeCopy,
} from '@omise-sandbox/sandbox/store'
import type { Connection } from './driver.ts'
import { type Counts, entityIn, type Found, taskIn } from './row.ts'
import type { Statements } from './statements/index.ts'

export interface ReadsParts {
  readonly connection: Connection
  readonly statements: Statements
  readonly account: AccountId
  /** The account's row. */
  readonly found: () => Promise<Found>
  /** This server, where others may send webhooks of the account; undefined where there are none. */
  readonly server: string | undefined
}

/** Reads what is kept of an account. */
export function createReads(parts: ReadsParts): Reads {
  const { connection, statements, account } = parts
  return {
    record: async () => recordOf(await parts.found(), parts.server),
    async get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined> {
      const [row] = await connection.all(statements.getEntity, { account, kind, id })
      return row && entityIn(kind, row)
    },
    list: (kind, query) => list(parts, kind, query),
    tasks: (query) => tasks(parts, query),
    async snapshots(name) {
      if (name === undefined) {
        const rows = await connection.all(statements.listSnapshots, { account })
        return rows.map((row) => snapshotIn(row))
      }
      const [row] = await connection.all(statements.getSnapshot, { account, name })
      return row ? [{ ...snapshotIn(row), copy: copyIn(row) }] : []
    },
  }
}

function recordOf(
  { state, nextDue, taskCount, sendingCount }: Found,
  server: string | undefined,
): AccountRecord {
  return { state, nextDue, taskCount, blocked: server !== undefined && sendingCount > 0 }
}

async function list<K extends EntityKind>(
  parts: ReadsParts,
  kind: K,
  query: EntityQuery,
): Promise<Page<Entities[K]>> {
  // Both at once, so that they cost the time of one.
  const [rows, total] = await Promise.all([
    rowsOf(parts, kind, query),
    query.counted ? totalOf(parts, kind, query) : 0,
  ])
  return { data: rows.map((row) => entityIn(kind, row)), total }
}

function rowsOf(
  { connection, statements, account }: ReadsParts,
  kind: EntityKind,
  query: EntityQuery,
): Promise<{ readonly data: string }[]> {
  const { ids, events, charge, order, limit, offset } = query
  if (ids) {
    const args = { account, kind, ids: JSON.stringify(ids) }
    return connection.all(statements.getEntities, args)
  }
  if (events) {
    const args = { account, events: JSON.stringify(events) }
    return connection.all(statements.deliveriesOf, args)
  }
  const args = { account, kind, ...windowOf(kind, query), limit, offset }
  return charge === undefined
    ? connection.all(statements.page[order], args)
    : connection.all(statements.pageOfCharge[order], { ...args, charge })
}

/** Everything of a kind is counted in the account's row; only what comes after a window is counted then. */
async function totalOf(
  { connection, statements, account }: ReadsParts,
  kind: EntityKind,
  query: EntityQuery,
): Promise<number> {
  const args = { account, kind, ...windowOf(kind, query) }
  const { charge } = query
  if (charge !== undefined) {
    const [row] = await connection.all(statements.countOfCharge, { ...args, charge })
    return row?.count ?? 0
  }
  if (query.from > 0) {
    const [row] = await connection.all(statements.countWindow, args)
    return row?.count ?? 0
  }
  const [row] = await connection.all(statements.countAll, args)
  return row ? ((JSON.parse(row.counts) as Counts)[kind] ?? 0) - row.later : 0
}

function windowOf(kind: EntityKind, { from, until, after }: EntityQuery) {
  const { prefix } = identities[kind]
  // Ids are of one length, so this is the least that could come after one.
  const first = after === undefined ? firstIdAt(prefix, from) : `${after}0`
  return { from: first, until: firstIdAt(prefix, until) }
}

async function tasks(parts: ReadsParts, query: TaskQuery): Promise<StoredTask[]> {
  const { connection, statements, account, server } = parts
  const { limit } = query
  if (query.charges && query.elsewhere) {
    if (server === undefined || (await parts.found()).sendingCount === 0) return []
    const args = { account, server, charges: JSON.stringify(query.charges) }
    return (await connection.all(statements.sendingElsewhere, args)).map(storedIn)
  }
  if (query.charges) {
    const args = { account, charges: JSON.stringify(query.charges) }
    const [waiting, sending] = await Promise.all([
      connection.all(statements.tasksOfCharges, { ...args, limit }),
      query.sending ? connection.all(statements.sendingOfCharges, args) : [],
    ])
    return [...waiting, ...sending].map(storedIn)
  }
  const isBlocked =
    query.claimable && server !== undefined && (await parts.found()).sendingCount > 0
  const rows = isBlocked
    ? await connection.all(statements.firstUnblockedTasks, { account, server, limit })
    : await connection.all(statements.firstTasks, { account, limit })
  return rows.map(storedIn)
}

export function storedIn(row: { readonly number: number; readonly data: string }): StoredTask {
  return { task: taskIn(row), number: row.number }
}

interface SnapshotRow {
  readonly name: string
  readonly at: number
  readonly charges: number
}

function snapshotIn({ name, at, charges }: SnapshotRow): StoredSnapshot {
  return { name, at: at as Instant, charges }
}

function copyIn({ data }: { readonly data: string }): AccountCopy {
  return upgradeCopy(JSON.parse(data) as AccountCopy)
}
