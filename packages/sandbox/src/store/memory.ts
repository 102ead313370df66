import {
  type ChargeId,
  type Delivery,
  type DeliveryId,
  type EventId,
  firstIdAt,
  type Instant,
  wallTimeOf,
} from '@omise-sandbox/core'
import TinyQueue from 'tinyqueue'
import { type Entities, type EntityKind, identities } from './entities.ts'
import { createTaskQueue, type TaskQueue } from './memory-tasks.ts'
import type {
  AccountId,
  AccountState,
  Commit,
  ListQuery,
  Page,
  Store,
  StoreReader,
  StoreWriter,
} from './store.ts'

/** Keeps everything in this process; gone when it ends. */
export function createMemoryStore(): Store {
  const partitions = new Map<AccountId, Partition>()
  const listeners = new Set<(commit: Commit) => void>()
  const wakes = createWakes(partitions)

  function partitionOf(account: AccountId): Partition {
    let partition = partitions.get(account)
    if (!partition) {
      partition = emptyPartition()
      partitions.set(account, partition)
    }
    return partition
  }

  async function run<T>(
    account: AccountId,
    partition: Partition,
    work: (tx: StoreWriter) => Promise<T>,
  ): Promise<T> {
    const staged = emptyStage()
    try {
      const result = await work(writer(partition, staged))
      commit(account, partition, staged)
      return result
    } catch (error) {
      partition.tasks.putBack(staged.taken)
      throw error
    }
  }

  function commit(account: AccountId, partition: Partition, staged: Stage): void {
    apply(partition, staged)
    const due = partition.tasks.nextDue()
    const clock = partition.account?.clock
    const wakesAt = due === undefined || !clock ? undefined : wallTimeOf(clock, due)
    wakes.note(account, partition, wakesAt)
    for (const listener of listeners) listener({ account, wakesAt })
  }

  return {
    reader: (account) => reader(() => partitions.get(account) ?? untouched),
    atomically(account, work) {
      const partition = partitionOf(account)
      const result = partition.busy
        ? partition.busy.then(() => run(account, partition, work))
        : run(account, partition, work)
      const done = result.then(ignore, ignore).then(() => {
        if (partition.busy === done) partition.busy = undefined
      })
      partition.busy = done
      return result
    },
    accountsDue: async (wall, limit) => wakes.due(wall, limit),
    nextWake: async () => wakes.next(),
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      listeners.clear()
      partitions.clear()
    },
  }
}

function ignore(): void {}

/** What an account that was never written reads as. */
const untouched = emptyPartition()

interface Table<T> {
  readonly byId: Map<string, T>
  /** In order, which is the order of making, because an id begins with its time. */
  readonly ids: string[]
  readonly byCharge: Map<ChargeId, string[]>
}

interface Partition {
  account: AccountState | undefined
  tables: { readonly [K in EntityKind]: Table<Entities[K]> }
  /** Which deliveries each event has. */
  deliveries: Map<EventId, DeliveryId[]>
  tasks: TaskQueue
  wakesAt: Instant | undefined
  /** The last decision under way, when there is one. */
  busy: Promise<void> | undefined
}

function emptyTables(): Partition['tables'] {
  const table = () => ({ byId: new Map(), ids: [], byCharge: new Map() })
  return {
    charge: table(),
    source: table(),
    refund: table(),
    transaction: table(),
    event: table(),
    delivery: table(),
  }
}

function emptyPartition(): Partition {
  return {
    account: undefined,
    tables: emptyTables(),
    deliveries: new Map(),
    tasks: createTaskQueue(),
    wakesAt: undefined,
    busy: undefined,
  }
}

/** What a decision has written and not yet committed. */
interface Stage {
  erased: boolean
  account: AccountState | undefined
  readonly puts: Map<EntityKind, Map<string, Entities[EntityKind]>>
  readonly taken: ReturnType<TaskQueue['take']>[]
  readonly afterwards: (() => void)[]
}

function emptyStage(): Stage {
  return { erased: false, account: undefined, puts: new Map(), taken: [], afterwards: [] }
}

function apply(partition: Partition, staged: Stage): void {
  if (staged.erased) {
    partition.account = undefined
    partition.tables = emptyTables()
    partition.deliveries = new Map()
    partition.tasks = createTaskQueue()
  }
  if (staged.account) partition.account = staged.account
  for (const [kind, entities] of staged.puts) {
    for (const [id, entity] of entities) insert(partition.tables, kind, id, entity)
  }
  for (const delivery of stagedDeliveries(staged)) link(partition, delivery)
  for (const step of staged.afterwards) step()
}

function stagedDeliveries(staged: Stage): Iterable<Delivery> {
  const puts = staged.puts.get('delivery') as Map<string, Delivery> | undefined
  return puts?.values() ?? []
}

function link(partition: Partition, delivery: Delivery): void {
  const ids = partition.deliveries.get(delivery.event)
  if (!ids) partition.deliveries.set(delivery.event, [delivery.id])
  else if (!ids.includes(delivery.id)) ids.push(delivery.id)
}

function deliveriesOf(partition: Partition, events: readonly EventId[]): Delivery[] {
  return events.flatMap((event) =>
    (partition.deliveries.get(event) ?? []).flatMap(
      (id) => partition.tables.delivery.byId.get(id) ?? [],
    ),
  )
}

function insert<K extends EntityKind>(
  tables: Partition['tables'],
  kind: K,
  id: string,
  entity: Entities[K],
): void {
  const table: Table<Entities[K]> = tables[kind]
  const isNew = !table.byId.has(id)
  table.byId.set(id, entity)
  if (!isNew) return
  insertSorted(table.ids, id)
  const charge = identities[kind].charge(entity)
  if (charge === undefined) return
  const ofCharge = table.byCharge.get(charge)
  if (ofCharge) insertSorted(ofCharge, id)
  else table.byCharge.set(charge, [id])
}

function insertSorted(ids: string[], id: string): void {
  const last = ids.at(-1)
  if (last === undefined || last < id) ids.push(id)
  else ids.splice(firstAtLeast(ids, id), 0, id)
}

/** The index of the first id not less than `bound`. */
function firstAtLeast(ids: readonly string[], bound: string): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] as string) < bound) low = middle + 1
    else high = middle
  }
  return low
}

function reader(partition: () => Partition): StoreReader {
  return {
    account: async () => partition().account,
    get: async (kind, id) => partition().tables[kind].byId.get(id),
    list: async (kind, query) => page(partition().tables[kind], kind, query),
    deliveriesOf: async (events) => deliveriesOf(partition(), events),
    tasks: async ({ charge, limit }) => partition().tasks.list(charge, limit),
  }
}

function page<K extends EntityKind>(
  table: Table<Entities[K]>,
  kind: K,
  query: ListQuery,
): Page<Entities[K]> {
  const ids = query.charge === undefined ? table.ids : (table.byCharge.get(query.charge) ?? [])
  const { prefix } = identities[kind]
  const start = firstAtLeast(ids, firstIdAt(prefix, query.from))
  const end = Math.max(start, firstAtLeast(ids, firstIdAt(prefix, query.until)))
  const total = end - start
  const count = Math.max(0, Math.min(query.limit, total - query.offset))
  const wanted =
    query.order === 'chronological'
      ? ids.slice(start + query.offset, start + query.offset + count)
      : ids.slice(end - query.offset - count, end - query.offset).reverse()
  return { data: wanted.map((id) => table.byId.get(id) as Entities[K]), total }
}

function writer(partition: Partition, staged: Stage): StoreWriter {
  // Erasing shows an empty account to the rest of the decision, and to others once it is committed.
  const base = () => (staged.erased ? emptyPartition() : partition)
  const putsOf = <K extends EntityKind>(kind: K) =>
    staged.puts.get(kind) as Map<string, Entities[K]> | undefined

  return {
    account: async () => staged.account ?? base().account,
    get: async (kind, id) => putsOf(kind)?.get(id) ?? base().tables[kind].byId.get(id),
    async list(kind, query) {
      const puts = putsOf(kind)
      if (!puts) return page(base().tables[kind], kind, query)
      const merged = emptyTables()
      for (const [id, entity] of base().tables[kind].byId) insert(merged, kind, id, entity)
      for (const [id, entity] of puts) insert(merged, kind, id, entity)
      return page(merged[kind], kind, query)
    },
    async deliveriesOf(events) {
      const kept = deliveriesOf(base(), events)
      const staging = [...stagedDeliveries(staged)].filter(({ event }) => events.includes(event))
      const replaced = new Set(staging.map(({ id }) => id))
      return [...kept.filter(({ id }) => !replaced.has(id)), ...staging]
    },
    tasks: async ({ charge, limit }) => base().tasks.list(charge, limit),
    async saveAccount(state) {
      staged.account = state
    },
    async put(kind, entity) {
      const puts = putsOf(kind) ?? new Map()
      puts.set(identities[kind].id(entity), entity)
      staged.puts.set(kind, puts)
    },
    async schedule(task) {
      staged.afterwards.push(() => partition.tasks.add(task))
    },
    async unschedule(charge) {
      staged.afterwards.push(() => partition.tasks.drop(charge))
    },
    nextDue: async () => base().tasks.nextDue(),
    async takeDue(upTo) {
      const entry = base().tasks.take(upTo)
      if (entry) staged.taken.push(entry)
      return entry?.task
    },
    async erase() {
      staged.erased = true
      staged.account = undefined
      staged.puts.clear()
      staged.afterwards.length = 0
    },
  }
}

/** Which account wakes next. Entries are never removed when an account's time changes, only passed over. */
function createWakes(partitions: ReadonlyMap<AccountId, Partition>) {
  const queue = new TinyQueue<{ account: AccountId; at: Instant }>([], (a, b) => a.at - b.at)

  function peek() {
    for (let first = queue.peek(); first; first = queue.peek()) {
      if (partitions.get(first.account)?.wakesAt === first.at) return first
      queue.pop()
    }
    return undefined
  }

  return {
    note(account: AccountId, partition: Partition, at: Instant | undefined): void {
      if (partition.wakesAt === at) return
      partition.wakesAt = at
      if (at !== undefined) queue.push({ account, at })
    },
    next: (): Instant | undefined => peek()?.at,
    due(wall: Instant, limit: number): AccountId[] {
      const due: { account: AccountId; at: Instant }[] = []
      for (let first = peek(); first && first.at <= wall && due.length < limit; first = peek()) {
        due.push(first)
        queue.pop()
      }
      for (const entry of due) queue.push(entry)
      return [...new Set(due.map((entry) => entry.account))]
    },
  }
}
