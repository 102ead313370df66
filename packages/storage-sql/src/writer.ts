import { firstIdAt, type Instant, instant } from '@omise-sandbox/core'
import {
  type AccountContents,
  type AccountId,
  type Entities,
  type EntityKind,
  identities,
  type ListQuery,
  type Page,
  type SendTask,
  type StoreWriter,
  type Task,
} from '@omise-sandbox/sandbox/store'
import { type ChangeSet, entitiesIn, forgetWrites, keyOf, put } from './change-set.ts'
import type { Connection } from './driver.ts'
import { createReader } from './reader.ts'
import { entityIn, type Found, notFound, taskIn } from './row.ts'
import type { Statements } from './statements/index.ts'

/** The numbers of tasks that were taken to be sent, by the very objects that were handed out. */
export type Numbers = WeakMap<Task, number>

export interface WriterParts {
  readonly connection: Connection
  readonly statements: Statements
  readonly account: AccountId
  readonly found: Found
  readonly changeSet: ChangeSet
  /** This server, where others may send webhooks of the account; undefined where there are none. */
  readonly server: string | undefined
  readonly numbers: Numbers
}

/** Reads from the database and, before it, from what this decision has written; its writes wait in the change set. */
export function createWriter(parts: WriterParts): StoreWriter {
  const { connection, statements, account, found, changeSet, server, numbers } = parts
  const reader = createReader(connection, statements, account)
  const base = () => (changeSet.erased ? notFound : found)

  /** Where the decision lists what it wrote: rare, so everything in the window is put together. */
  async function withWritten<K extends EntityKind>(
    kind: K,
    own: readonly Entities[K][],
    query: ListQuery,
  ): Promise<Page<Entities[K]>> {
    const { id, charge, prefix } = identities[kind]
    const stored = changeSet.erased
      ? []
      : (await reader.list(kind, { ...query, offset: 0, limit: everything })).data
    const byId = new Map([...stored, ...own].map((entity) => [id(entity), entity]))
    const [from, until] = [firstIdAt(prefix, query.from), firstIdAt(prefix, query.until)]
    const fits = [...byId.values()]
      .filter((entity) => from <= id(entity) && id(entity) < until)
      .filter((entity) => query.charge === undefined || charge(entity) === query.charge)
      .sort((one, other) => (id(one) < id(other) ? -1 : 1))
    if (query.order === 'reverse_chronological') fits.reverse()
    return { data: fits.slice(query.offset, query.offset + query.limit), total: fits.length }
  }

  /** The first tasks that may be taken, as many as this decision has not taken yet, and one more. */
  async function firstTasks() {
    if (changeSet.erased) return []
    const taken = changeSet.steps.filter(({ type }) => type === 'take')
    const limit = taken.length + 1
    const isBlocked = server !== undefined && found.sendingCount > 0
    const rows = isBlocked
      ? await connection.all(statements.firstUnblockedTasks, { account, server, limit })
      : await connection.all(statements.firstTasks, { account, limit })
    const numbers = new Set(taken.map((step) => step.type === 'take' && step.number))
    return rows.filter(({ number }) => !numbers.has(number))
  }

  return {
    account: async () => changeSet.account ?? base().state,
    async get<K extends EntityKind>(kind: K, id: string) {
      const own = changeSet.puts.get(keyOf(kind, id))
      if (own) return own.entity as Entities[K]
      if (changeSet.erased) return undefined
      const stored = await reader.get(kind, id)
      if (stored) changeSet.known.add(keyOf(kind, id))
      return stored
    },
    async getAll<K extends EntityKind>(kind: K, ids: readonly string[]) {
      const { id } = identities[kind]
      const stored = changeSet.erased ? [] : await reader.getAll(kind, ids)
      const own = entitiesIn(changeSet, kind).filter((entity) => ids.includes(id(entity)))
      const byId = new Map([...stored, ...own].map((entity) => [id(entity), entity]))
      return [...byId.values()].sort((one, other) => (id(one) < id(other) ? -1 : 1))
    },
    async list<K extends EntityKind>(kind: K, query: ListQuery) {
      const own = entitiesIn(changeSet, kind)
      return own.length > 0 || changeSet.erased
        ? withWritten(kind, own, query)
        : reader.list(kind, query)
    },
    async deliveriesOf(events) {
      const stored = changeSet.erased ? [] : await reader.deliveriesOf(events)
      const own = entitiesIn(changeSet, 'delivery').filter(({ event }) => events.includes(event))
      const byId = new Map([...stored, ...own].map((delivery) => [delivery.id, delivery]))
      return [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
    },
    tasks: async (query) => (changeSet.erased ? [] : reader.tasks(query)),
    oldest: async (kind, query) => (changeSet.erased ? [] : reader.oldest(kind, query)),
    busy: async (charges) => (changeSet.erased ? new Set() : reader.busy(charges)),
    saveAccount(state) {
      changeSet.account = state
    },
    put: (kind, entity) => put(changeSet, kind, entity),
    remove(kind, ids) {
      if (ids.length > 0) changeSet.removed.push({ kind, ids })
    },
    schedule(task) {
      changeSet.steps.push({ type: 'schedule', task })
    },
    unschedule(charge) {
      changeSet.steps.push({ type: 'unschedule', charge })
    },
    unscheduleDelivery(charge, delivery) {
      changeSet.steps.push({ type: 'unschedule-delivery', charge, delivery })
    },
    async nextDue(): Promise<Instant | undefined> {
      const took = changeSet.steps.some(({ type }) => type === 'take')
      const { nextDue, sendingCount } = base()
      if (nextDue === undefined || (!took && (server === undefined || sendingCount === 0))) {
        return nextDue
      }
      const [first] = await firstTasks()
      return first && instant(first.due)
    },
    async claimDueTask(upTo): Promise<Task | undefined> {
      const { nextDue } = base()
      if (nextDue === undefined || nextDue > upTo) return undefined
      const [first] = await firstTasks()
      if (!first || first.due > upTo) return undefined
      const task = taskIn(first)
      const { number } = first
      changeSet.steps.push({ type: 'take', task, due: instant(first.due), number })
      numbers.set(task, number)
      return task
    },
    sent(task: SendTask) {
      const number = numbers.get(task)
      if (number !== undefined) changeSet.steps.push({ type: 'sent', number })
    },
    contents: () => contentsOf(parts),
    erase: () => forgetWrites(changeSet),
  }
}

/** More than any account has. */
const everything = Number.MAX_SAFE_INTEGER

async function contentsOf({
  connection,
  statements,
  account,
  found,
  changeSet,
}: WriterParts): Promise<AccountContents> {
  const none = { charge: [], source: [], refund: [], transaction: [], event: [], delivery: [] }
  if (changeSet.erased) return { account: undefined, entities: none, tasks: [] }
  const [rows, tasks] = await Promise.all([
    connection.all(statements.allEntities, { account }),
    connection.all(statements.tasks, { account, limit: everything }),
  ])
  const entities: Record<EntityKind, unknown[]> = structuredClone(none)
  for (const row of rows) entities[row.kind].push(entityIn(row.kind, row))
  return {
    account: found.state,
    entities: entities as unknown as AccountContents['entities'],
    tasks: tasks.map(taskIn),
  }
}
