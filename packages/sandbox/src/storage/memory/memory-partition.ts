import {
  type Charge,
  type ChargeId,
  type Delivery,
  type DeliveryId,
  type EventId,
  firstIdAt,
} from '@omise-sandbox/core'
import { type Entities, type EntityKind, identities } from '../entities.ts'
import type {
  AccountContents,
  AccountState,
  ListQuery,
  OldestQuery,
  Page,
  RemovableKind,
  Task,
} from '../store.ts'
import type { QueuedTask } from './memory-due-queue.ts'
import { createMemoryJournal, type MemoryJournal } from './memory-journal.ts'
import { createTaskQueue, type TaskQueue } from './memory-tasks.ts'

type Table = Exclude<EntityKind, 'charge'>
type Listed = 'event' | 'refund' | 'delivery'

/** A charge with all that hangs on it, so that one look-up finds them together. */
interface Family {
  charge: Charge | undefined
  tasks: QueuedTask | undefined
  /** Ids, in order. */
  event: string[] | undefined
  refund: string[] | undefined
  delivery: string[] | undefined
}

/** Everything of one account. */
export interface Partition {
  account: AccountState | undefined
  readonly families: Map<ChargeId, Family>
  readonly tables: { readonly [K in Table]: Map<string, Entities[K]> }
  /** The ids of each kind in order, which is the order of making, because an id begins with its time. */
  readonly ids: { readonly [K in EntityKind]: string[] }
  /** Which deliveries each event has. */
  readonly deliveries: Map<EventId, string[]>
  readonly tasks: TaskQueue
  readonly journal: MemoryJournal
}

export function emptyPartition(): Partition {
  return {
    account: undefined,
    families: new Map(),
    tables: {
      source: new Map(),
      refund: new Map(),
      transaction: new Map(),
      event: new Map(),
      delivery: new Map(),
    },
    ids: { charge: [], source: [], refund: [], transaction: [], event: [], delivery: [] },
    deliveries: new Map(),
    tasks: createTaskQueue(),
    journal: createMemoryJournal(),
  }
}

function familyOf(partition: Partition, charge: ChargeId): Family {
  const existing = partition.families.get(charge)
  if (existing) return existing
  const family: Family = {
    charge: undefined,
    tasks: undefined,
    event: undefined,
    refund: undefined,
    delivery: undefined,
  }
  partition.families.set(charge, family)
  return family
}

export function find<K extends EntityKind>(
  partition: Partition,
  kind: K,
  id: string,
): Entities[K] | undefined {
  // The kind and its table go together; TypeScript cannot carry that through the index.
  if (kind === 'charge') return partition.families.get(id as ChargeId)?.charge as Entities[K]
  return partition.tables[kind as Table].get(id) as Entities[K] | undefined
}

/** Those of some ids that there are, in the order of making. */
export function findAll<K extends EntityKind>(
  partition: Partition,
  kind: K,
  ids: readonly string[],
): Entities[K][] {
  return [...new Set(ids)].sort().flatMap((id) => find(partition, kind, id) ?? [])
}

/** Adds an entity, or replaces the one with its id. */
export function insert<K extends EntityKind>(
  partition: Partition,
  kind: K,
  entity: Entities[K],
): void {
  const identity = identities[kind]
  const id = identity.id(entity)
  if (!keep(partition, kind, id, entity)) return
  insertSorted(partition.ids[kind], id)
  const charge = identity.charge(entity)
  if (charge !== undefined) addToFamily(familyOf(partition, charge), kind as Listed, id)
  if (kind === 'delivery') addToEvent(partition, entity as Delivery)
}

/** Whether the entity is new. */
function keep<K extends EntityKind>(
  partition: Partition,
  kind: K,
  id: string,
  entity: Entities[K],
): boolean {
  if (kind === 'charge') {
    const family = familyOf(partition, id as ChargeId)
    const isNew = family.charge === undefined
    family.charge = entity as Charge
    return isNew
  }
  const table = partition.tables[kind as Table] as Map<string, Entities[K]>
  const before = table.size
  table.set(id, entity)
  return table.size > before
}

function addToFamily(family: Family, kind: Listed, id: string): void {
  const ids = family[kind]
  if (ids) insertSorted(ids, id)
  else family[kind] = [id]
}

function addToEvent({ deliveries }: Partition, { event, id }: Delivery): void {
  const ids = deliveries.get(event)
  if (ids) ids.push(id)
  else deliveries.set(event, [id])
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
  if (kind !== 'charge') {
    drop(partition, kind, ids)
    return
  }
  const families = ids.flatMap((id) => partition.families.get(id as ChargeId) ?? [])
  for (const listed of ['event', 'refund', 'delivery'] as const) {
    drop(partition, listed, families.flatMap((family) => family[listed] ?? []).sort())
  }
  for (const id of ids) partition.families.delete(id as ChargeId)
  dropIds(partition.ids.charge, ids)
}

function drop(partition: Partition, kind: Table, ids: readonly string[]): void {
  dropIds(partition.ids[kind], ids)
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

export function addTask(partition: Partition, task: Task): void {
  partition.tasks.add(task, familyOf(partition, task.charge))
}

export function putBackTask(partition: Partition, taken: QueuedTask): void {
  partition.tasks.putBack(taken, familyOf(partition, taken.task.charge))
}

export function dropTasks(partition: Partition, charge: ChargeId): void {
  const family = partition.families.get(charge)
  if (family) partition.tasks.drop(family)
}

export function dropDelivery(partition: Partition, charge: ChargeId, delivery: DeliveryId): void {
  const family = partition.families.get(charge)
  if (family) partition.tasks.dropDelivery(family, delivery)
}

export function contentsOf(partition: Partition): AccountContents {
  const all = <K extends EntityKind>(kind: K) =>
    partition.ids[kind].map((id) => find(partition, kind, id) as Entities[K])
  return {
    account: partition.account,
    entities: {
      charge: all('charge'),
      source: all('source'),
      refund: all('refund'),
      transaction: all('transaction'),
      event: all('event'),
      delivery: all('delivery'),
    },
    tasks: partition.tasks.list(undefined, Number.POSITIVE_INFINITY),
  }
}

export function listTasks(
  partition: Partition,
  query: { readonly charge: ChargeId | undefined; readonly limit: number },
): Task[] {
  if (query.charge === undefined) return partition.tasks.list(undefined, query.limit)
  const family = partition.families.get(query.charge)
  return family ? partition.tasks.list(family, query.limit) : []
}

export function page<K extends EntityKind>(
  partition: Partition,
  kind: K,
  query: ListQuery,
): Page<Entities[K]> {
  const ids =
    query.charge === undefined
      ? partition.ids[kind]
      : (partition.families.get(query.charge)?.[kind as Listed] ?? [])
  const { prefix } = identities[kind]
  const start = lowerBound(ids, firstIdAt(prefix, query.from))
  const end = Math.max(start, lowerBound(ids, firstIdAt(prefix, query.until)))
  const total = end - start
  const count = Math.max(0, Math.min(query.limit, total - query.offset))
  const wanted =
    query.order === 'chronological'
      ? ids.slice(start + query.offset, start + query.offset + count)
      : ids.slice(end - query.offset - count, end - query.offset).reverse()
  return { data: wanted.map((id) => find(partition, kind, id) as Entities[K]), total }
}

export function oldest<K extends EntityKind>(
  partition: Partition,
  kind: K,
  { after, until, limit }: OldestQuery,
): Entities[K][] {
  const ids = partition.ids[kind]
  // Ids are of one length, so this is the least that could come after one.
  const start = after === undefined ? 0 : lowerBound(ids, `${after}0`)
  const end = Math.min(lowerBound(ids, firstIdAt(identities[kind].prefix, until)), start + limit)
  return ids.slice(start, end).map((id) => find(partition, kind, id) as Entities[K])
}

export function busyOf(partition: Partition, charges: readonly ChargeId[]): ReadonlySet<ChargeId> {
  return new Set(charges.filter((charge) => isBusy(partition, charge)))
}

function isBusy(partition: Partition, charge: ChargeId): boolean {
  const family = partition.families.get(charge)
  if (!family) return false
  // One that is being sent has no task any more.
  const isPending = (id: string) => find(partition, 'delivery', id)?.state === 'pending'
  return partition.tasks.list(family, 1).length > 0 || (family.delivery ?? []).some(isPending)
}

export function deliveriesOf(partition: Partition, events: readonly EventId[]): Delivery[] {
  const ids = events.flatMap((event) => partition.deliveries.get(event) ?? [])
  return findAll(partition, 'delivery', ids)
}
