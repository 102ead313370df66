import type { Instant } from '@omise-sandbox/core'
import type { Bounds } from '../../concurrency/bounds.ts'
import { createSharedBudget, type SharedBudget } from '../../concurrency/shared-budget.ts'
import { createTimeSlice } from '../../concurrency/time-slice.ts'
import type { ChangeSet } from '../change-set.ts'
import { createStore } from '../create-store.ts'
import type { Entities, EntityKind } from '../entities.ts'
import { createStoreHub, type StoreHub } from '../hub.ts'
import { wakeTimeOf } from '../overlay.ts'
import type { EntityQuery, Reads, StoragePort } from '../port.ts'
import type { AccountId, Store } from '../store.ts'
import { createMemorySnapshots, type MemorySnapshots } from './memory-snapshots.ts'
import { createWakes } from './memory-wakes.ts'
import { emptyPartition, insert, list, type Partition, remove } from './partition.ts'

const defaultJournalBytes = 64 * 1024 * 1024

/** Keeps everything in this process; gone when it ends. */
export function createMemoryStore(
  options: {
    /** How much the request logs of all accounts may hold together. */
    readonly journalBytes?: number
    readonly bounds?: Bounds
  } = {},
): Store {
  const hub = createStoreHub()
  const { journalBytes = defaultJournalBytes, bounds } = options
  const journals = createSharedBudget(journalBytes)
  bounds?.set('journal_bytes', { max: journalBytes, used: () => journals.usedBytes })
  return createStore(createMemoryPort(hub, journals), hub)
}

/** An account's data. Emptying the account makes them anew; its snapshots stay. */
interface AccountMemory {
  partition: Partition
  taskCount: number
  readonly snapshots: MemorySnapshots
  readonly reads: Reads
}

function createMemoryPort(hub: StoreHub, journals: SharedBudget): StoragePort {
  const accounts = new Map<AccountId, AccountMemory>()
  const wakes = createWakes()
  let salt: string | undefined

  return {
    reads: (account) => accounts.get(account)?.reads ?? untouched.reads,
    async transact(account, work) {
      const memory = accounts.get(account) ?? createAccountMemory(journals)
      const changes = await work(memory.reads)
      if (!changes) return { kept: neverWakes }
      if (changes.erased) await begin(memory, changes, emptyPartition(journals))
      else apply(memory, changes)
      if (changes.forgotten) accounts.delete(account)
      else accounts.set(account, memory)
      const wakesAt = changes.forgotten ? undefined : wakeOf(memory.partition)
      wakes.set(account, wakesAt)
      return { kept: Promise.resolve(wakesAt) }
    },
    maxGroup: 1,
    due: async (wallClock, limit) => wakes.due(wallClock, limit),
    nextWake: async () => wakes.next(),
    // All of them at once: they are names that are in memory anyway.
    accounts: async (after, limit) => ({
      data: limit > 0 && after === '' ? [...accounts.keys()] : [],
      total: accounts.size,
    }),
    append(account, entry) {
      const partition = accounts.get(account)?.partition
      if (!partition || (partition.account?.epoch ?? 0) !== entry.epoch) return
      const id = partition.journal.append(entry)
      if (hub.entries.size > 0) hub.entries.publish(account, { ...entry, id })
    },
    entries: async (account, query) =>
      (accounts.get(account) ?? untouched).partition.journal.list(query),
    async salt(value) {
      salt ??= value
      return salt
    },
    check: async () => {},
    close: async () => accounts.clear(),
  }
}

function createAccountMemory(journals: SharedBudget): AccountMemory {
  const snapshots = createMemorySnapshots()
  const memory: AccountMemory = {
    partition: emptyPartition(journals),
    taskCount: 0,
    snapshots,
    reads: {
      async record() {
        const { partition, taskCount } = memory
        const { account: state, tasks } = partition
        return { state, nextDue: tasks.nextDue(), taskCount, blocked: false }
      },
      get: async <K extends EntityKind>(kind: K, id: string) =>
        memory.partition.tables[kind].get(id) as Entities[K] | undefined,
      list: async <K extends EntityKind>(kind: K, query: EntityQuery) =>
        list(memory.partition, kind, query),
      tasks: async (query) => memory.partition.tasks.list(query),
      snapshots: async (name) => snapshots.list(name),
    },
  }
  return memory
}

const neverWakes = Promise.resolve(undefined)

function wakeOf({ account, tasks }: Partition): Instant | undefined {
  return wakeTimeOf(account, tasks.nextDue())
}

/** What an account that was never written reads as. */
const untouched = createAccountMemory(createSharedBudget(0))

/** Begins an account anew with what was written since, which is built beside it: that can be much, and others have their turn. */
async function begin(
  memory: AccountMemory,
  changes: ChangeSet,
  partition: Partition,
): Promise<void> {
  const timeSlice = createTimeSlice()
  for (const { kind, entity } of changes.puts.values()) {
    insert(partition, kind, entity)
    await timeSlice.pass()
  }
  for (const added of changes.scheduled) {
    partition.tasks.add(added)
    await timeSlice.pass()
  }
  memory.partition.journal.close()
  memory.partition = partition
  // What was dropped is of before, and was not taken along.
  const dropped = { removed: [], unscheduled: [], unscheduledDeliveries: [] }
  apply(memory, { ...changes, ...dropped, puts: new Map(), scheduled: [] })
}

function apply(memory: AccountMemory, changes: ChangeSet): void {
  const { partition } = memory
  const { tasks } = partition
  memory.taskCount = changes.taskCount
  if (changes.account) partition.account = changes.account
  for (const { kind, ids } of changes.removed) remove(partition, kind, ids)
  for (const { kind, entity } of changes.puts.values()) insert(partition, kind, entity)
  for (const charge of changes.unscheduled) tasks.drop(charge)
  for (const { delivery } of changes.unscheduledDeliveries) tasks.dropDelivery(delivery)
  for (const taken of changes.taken) tasks.take(taken)
  for (const number of changes.sent) tasks.sent(number)
  for (const added of changes.scheduled) tasks.add(added)
  for (const { name, copy } of changes.snapshots) memory.snapshots.set(name, copy)
}
