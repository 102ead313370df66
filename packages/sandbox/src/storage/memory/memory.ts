import { type ChargeId, type DeliveryId, wallTimeOf } from '@omise-sandbox/core'
import { createSerialQueue, type SerialQueue } from '../../concurrency/keyed-queue.ts'
import { createSubscribers } from '../../concurrency/subscribers.ts'
import { type Entities, type EntityKind, identities } from '../entities.ts'
import type { JournalEntry } from '../journal.ts'
import type {
  AccountId,
  AccountState,
  Commit,
  Journal,
  RemovableKind,
  Store,
  StoreReader,
  StoreWriter,
  Task,
  Written,
} from '../store.ts'
import type { QueuedTask } from './memory-due-queue.ts'
import {
  addTask,
  busyOf,
  contentsOf,
  deliveriesOf,
  dropDelivery,
  dropTasks,
  emptyPartition,
  find,
  findAll,
  insert,
  listTasks,
  oldest,
  type Partition,
  page,
  putBackTask,
  remove,
} from './memory-partition.ts'
import { createMemorySnapshots } from './memory-snapshots.ts'
import { createWakes } from './memory-wakes.ts'

/** Keeps everything in this process; gone when it ends. */
export function createMemoryStore(): Store {
  const accounts = new Map<AccountId, AccountMemory>()
  const commits = createSubscribers<[Commit]>()
  const wakes = createWakes()

  function memoryOf(account: AccountId): AccountMemory {
    const existing = accounts.get(account)
    if (existing) return existing
    const memory = createAccountMemory()
    accounts.set(account, memory)
    return memory
  }

  async function run<T>(account: AccountId, work: (tx: StoreWriter) => Promise<T>): Promise<T> {
    const memory = memoryOf(account)
    const result = await memory.transact(work)
    const wakesAt = memory.wakesAt()
    wakes.set(account, wakesAt)
    if (commits.size > 0) commits.publish({ account, wakesAt, ...memory.lastWritten() })
    return result
  }

  const entries = createSubscribers<[AccountId, JournalEntry]>()
  const journal: Journal = {
    append(account, entry) {
      const partition = accounts.get(account)?.partition
      if (!partition || (partition.account?.epoch ?? 0) !== entry.epoch) return
      const id = partition.journal.append(entry)
      if (entries.size > 0) entries.publish(account, { ...entry, id })
    },
    list: async (account, query) =>
      (accounts.get(account)?.partition ?? untouched).journal.list(query),
    onAppend: entries.add,
  }
  const snapshots = createMemorySnapshots()

  return {
    reader: (account) => accounts.get(account)?.reader ?? createReader(() => accounts.get(account)),
    atomically(account, work) {
      return memoryOf(account).decisions.run(() => run(account, work))
    },
    accountsDue: async (wallClock, limit) => wakes.due(wallClock, limit),
    nextWake: async () => wakes.next(),
    onCommit: commits.add,
    journal,
    snapshots,
    leaseTime: 6_000,
    accountCount: async () => accounts.size,
    async *accounts() {
      yield* accounts.keys()
    },
    // There is no other server, and what this one was doing is gone with it.
    releaseTask() {},
    sentElsewhere: async () => false,
    claim: async () => () => {},
    check: async () => {},
    async forget(account) {
      if (accounts.get(account)?.decisions.busy) return false
      accounts.delete(account)
      wakes.set(account, undefined)
      snapshots.forget(account)
      return true
    },
    async close() {
      commits.clear()
      entries.clear()
      accounts.clear()
    },
  }
}

/** One account's memory, with the reader and the writer that are made once for it. */
interface AccountMemory {
  partition: Partition
  readonly reader: StoreReader
  /** One decision at a time. */
  readonly decisions: SerialQueue
  transact<T>(work: (tx: StoreWriter) => Promise<T>): Promise<T>
  /** The wall time at which the account's next task is due. */
  wakesAt(): Commit['wakesAt']
  /** What the last decision wrote. */
  lastWritten(): Pick<Commit, 'written' | 'erased'>
}

function createAccountMemory(): AccountMemory {
  const changeSet = emptyChangeSet()
  const memory: AccountMemory = {
    partition: emptyPartition(),
    reader: createReader(() => memory),
    decisions: createSerialQueue(),
    async transact(work) {
      clear(changeSet)
      let result: Awaited<ReturnType<typeof work>>
      try {
        result = await work(writer)
      } catch (error) {
        for (const taken of changeSet.taken) putBackTask(memory.partition, taken)
        throw error
      }
      if (changeSet.erased) memory.partition = emptyPartition()
      apply(memory.partition, changeSet)
      return result
    },
    wakesAt() {
      const { tasks, account } = memory.partition
      const due = tasks.nextDue()
      return due === undefined || !account ? undefined : wallTimeOf(account.clock, due)
    },
    lastWritten() {
      const { steps, erased } = changeSet
      return {
        written: () => steps.flatMap((step) => (step.type === 'put' ? [step.written] : [])),
        erased,
      }
    },
  }
  // Decisions come one after the other, so one writer serves them all.
  const writer = createWriter(memory, changeSet)
  return memory
}

/** What an account that was never written reads as. */
const untouched = emptyPartition()

function createReader(memory: () => AccountMemory | undefined): StoreReader {
  const partition = () => memory()?.partition ?? untouched
  return {
    account: async () => partition().account,
    get: async (kind, id) => find(partition(), kind, id),
    getAll: async (kind, ids) => findAll(partition(), kind, ids),
    list: async (kind, query) => page(partition(), kind, query),
    deliveriesOf: async (events) => deliveriesOf(partition(), events),
    tasks: async (query) => listTasks(partition(), query),
    oldest: async (kind, query) => oldest(partition(), kind, query),
    busy: async (charges) => busyOf(partition(), charges),
  }
}

type Step =
  | { readonly type: 'put'; readonly written: Written }
  | { readonly type: 'schedule'; readonly task: Task }
  | { readonly type: 'unschedule'; readonly charge: ChargeId; readonly delivery?: DeliveryId }

/** The change set of a transaction: what it has written and not yet committed. */
interface ChangeSet {
  erased: boolean
  account: AccountState | undefined
  steps: Step[]
  removed: { readonly kind: RemovableKind; readonly ids: readonly string[] }[]
  taken: QueuedTask[]
}

function emptyChangeSet(): ChangeSet {
  return { erased: false, account: undefined, steps: [], removed: [], taken: [] }
}

function clear(changeSet: ChangeSet): void {
  changeSet.erased = false
  changeSet.account = undefined
  changeSet.steps = []
  changeSet.removed = []
  changeSet.taken = []
}

function apply(partition: Partition, changeSet: ChangeSet): void {
  if (changeSet.account) partition.account = changeSet.account
  for (const { kind, ids } of changeSet.removed) remove(partition, kind, ids)
  for (const step of changeSet.steps) {
    if (step.type === 'put') insert(partition, step.written.kind, step.written.entity)
    else if (step.type === 'schedule') addTask(partition, step.task)
    else if (step.delivery) dropDelivery(partition, step.charge, step.delivery)
    else dropTasks(partition, step.charge)
  }
}

function createWriter(memory: AccountMemory, changeSet: ChangeSet): StoreWriter {
  // Erasing shows an empty account to the rest of the decision, and to others once it is committed.
  const base = () => (changeSet.erased ? untouched : memory.partition)

  /** The last of this decision's own puts with this id: a decision makes few, so it is looked for one by one. */
  function written<K extends EntityKind>(kind: K, id: string): Entities[K] | undefined {
    for (let index = changeSet.steps.length - 1; index >= 0; index--) {
      const step = changeSet.steps[index]
      if (step?.type !== 'put' || step.written.kind !== kind) continue
      const entity = step.written.entity as Entities[K]
      if (identities[kind].id(entity) === id) return entity
    }
    return undefined
  }

  /** The account with this decision's puts of one kind; made only for the rare decision that lists what it wrote. */
  function withWritten<K extends EntityKind>(kind: K): Partition {
    const own = changeSet.steps.flatMap((step) =>
      step.type === 'put' && step.written.kind === kind ? [step.written.entity as Entities[K]] : [],
    )
    if (own.length === 0) return base()
    const merged = emptyPartition()
    for (const id of base().ids[kind]) insert(merged, kind, find(base(), kind, id) as Entities[K])
    for (const entity of own) insert(merged, kind, entity)
    return merged
  }

  return {
    account: async () => changeSet.account ?? base().account,
    get: async (kind, id) => written(kind, id) ?? find(base(), kind, id),
    getAll: async (kind, ids) => findAll(withWritten(kind), kind, ids),
    list: async (kind, query) => page(withWritten(kind), kind, query),
    deliveriesOf: async (events) => deliveriesOf(withWritten('delivery'), events),
    tasks: async (query) => listTasks(base(), query),
    oldest: async (kind, query) => oldest(base(), kind, query),
    busy: async (charges) => busyOf(base(), charges),
    saveAccount(state) {
      changeSet.account = state
    },
    put(kind, entity) {
      // The kind and its entity go together, which TypeScript cannot carry through the parameters.
      changeSet.steps.push({ type: 'put', written: { kind, entity } as Written })
    },
    remove(kind, ids) {
      changeSet.removed.push({ kind, ids: ids.toSorted() })
    },
    schedule(task) {
      changeSet.steps.push({ type: 'schedule', task })
    },
    unschedule(charge) {
      changeSet.steps.push({ type: 'unschedule', charge })
    },
    unscheduleDelivery(charge, delivery) {
      changeSet.steps.push({ type: 'unschedule', charge, delivery })
    },
    contents: async () => contentsOf(base()),
    nextDue: async () => base().tasks.nextDue(),
    async claimDueTask(upTo) {
      const taken = base().tasks.take(upTo)
      if (taken) changeSet.taken.push(taken)
      return taken?.task
    },
    sent() {},
    erase() {
      changeSet.erased = true
      changeSet.account = undefined
      changeSet.steps = []
      changeSet.removed = []
    },
  }
}
