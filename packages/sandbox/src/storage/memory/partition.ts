import { type ChargeId, type Delivery, type EventId, firstIdAt } from '@omise-sandbox/core'
import type { SharedBudget } from '../../concurrency/shared-budget.ts'
import type { AccountState } from '../account-state.ts'
import { type Entities, type EntityKind, identities } from '../entities.ts'
import type { EntityQuery } from '../port.ts'
import type { Page, RemovableKind } from '../store.ts'
import { MemoryJournal } from './memory-journal.ts'
import { createTaskQueue, type TaskQueue } from './task-queue.ts'

type Listed = 'event' | 'refund' | 'delivery'

/** What stands on a charge's page: ids, in order. */
type ChargeLists = { [K in Listed]?: string[] }

/** Everything of one account. */
export interface Partition {
  account: AccountState | undefined
  readonly tables: { readonly [K in EntityKind]: Map<string, Entities[K]> }
  /** The ids of each kind in order, which is the order of making, because an id begins with its time. */
  readonly ids: { readonly [K in EntityKind]: string[] }
  readonly lists: Map<ChargeId, ChargeLists>
  /** Which deliveries each event has, in order. */
  readonly deliveries: Map<EventId, string[]>
  readonly tasks: TaskQueue
  readonly journal: MemoryJournal
}

/** `journals` counts what the request logs of all accounts take. */
export function emptyPartition(journals: SharedBudget): Partition {
  return {
    account: undefined,
    tables: {
      charge: new Map(),
      source: new Map(),
      refund: new Map(),
      transaction: new Map(),
      event: new Map(),
      delivery: new Map(),
    },
    ids: { charge: [], source: [], refund: [], transaction: [], event: [], delivery: [] },
    lists: new Map(),
    deliveries: new Map(),
    tasks: createTaskQueue(),
    journal: new MemoryJournal(journals),
  }
}

/** Adds an entity, or replaces the one with its id. */
export function insert<K extends EntityKind>(
  partition: Partition,
  kind: K,
  entity: Entities[K],
): void {
  const identity = identities[kind]
  const id = identity.id(entity)
  const table = partition.tables[kind]
  const before = table.size
  table.set(id, entity)
  if (table.size === before) return
  insertSorted(partition.ids[kind], id)
  const charge = identity.charge(entity)
  if (charge !== undefined) {
    const lists = entryOf(partition.lists, charge, (): ChargeLists => ({}))
    const ids = lists[kind as Listed] ?? []
    lists[kind as Listed] = ids
    insertSorted(ids, id)
  }
  if (kind === 'delivery') {
    const { event } = entity as Delivery
    insertSorted(
      entryOf(partition.deliveries, event, (): string[] => []),
      id,
    )
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const existing = map.get(key)
  if (existing !== undefined) return existing
  const made = make()
  map.set(key, made)
  return made
}

function insertSorted(ids: string[], id: string): void {
  const last = ids.at(-1)
  if (last === undefined || last < id) ids.push(id)
  else ids.splice(lowerBound(ids, id), 0, id)
}

/** The index of the first id not less than `bound`. */
function lowerBound(ids: readonly string[], bound: string): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as string) < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Drops entities where they are there; of a charge all that is listed on its page too. */
export function remove(partition: Partition, kind: RemovableKind, ids: readonly string[]): void {
  if (kind === 'charge') {
    const lists = ids.flatMap((id) => partition.lists.get(id as ChargeId) ?? [])
    for (const listed of ['event', 'refund', 'delivery'] as const) {
      drop(
        partition,
        listed,
        lists.flatMap((list) => list[listed] ?? []),
      )
    }
    for (const id of ids) partition.lists.delete(id as ChargeId)
  }
  drop(partition, kind, ids)
}

function drop(partition: Partition, kind: EntityKind, ids: readonly string[]): void {
  dropIds(partition.ids[kind], ids.toSorted())
  for (const id of ids) {
    partition.tables[kind].delete(id)
    if (kind === 'event') partition.deliveries.delete(id as EventId)
  }
}

/** Takes ids out of a list, both in order: those that stand side by side at once. */
function dropIds(list: string[], ids: readonly string[]): void {
  for (let index = 0; index < ids.length; ) {
    const start = lowerBound(list, ids[index] as string)
    let count = 0
    while (index + count < ids.length && list[start + count] === ids[index + count]) count++
    list.splice(start, count)
    index += Math.max(1, count)
  }
}

export function list<K extends EntityKind>(
  partition: Partition,
  kind: K,
  query: EntityQuery,
): Page<Entities[K]> {
  const table = partition.tables[kind]
  const ids = candidates(partition, kind, query)
  const { prefix } = identities[kind]
  const { from, until, after = '', offset, limit, order } = query
  const first = Math.max(lowerBound(ids, firstIdAt(prefix, from)), lowerBound(ids, `${after}!`))
  const end = Math.max(first, lowerBound(ids, firstIdAt(prefix, until)))
  const total = end - first
  const count = Math.max(0, Math.min(limit, total - offset))
  const wanted =
    order === 'chronological'
      ? ids.slice(first + offset, first + offset + count)
      : ids.slice(end - offset - count, end - offset).reverse()
  return { data: wanted.map((id) => table.get(id) as Entities[K]), total }
}

/** The ids that a query may be about, in order. */
function candidates(partition: Partition, kind: EntityKind, query: EntityQuery): readonly string[] {
  const { ids, events, charge } = query
  if (ids) return [...new Set(ids)].filter((id) => partition.tables[kind].has(id)).sort()
  if (events) return events.flatMap((event) => partition.deliveries.get(event) ?? []).sort()
  if (charge !== undefined) return partition.lists.get(charge)?.[kind as Listed] ?? []
  return partition.ids[kind]
}
