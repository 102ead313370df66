import type { Instant } from '@omise-sandbox/core'
import { type ChangeSet, createChangeSet, endsGroup, isEmpty, merge } from './change-set.ts'
import { Overlay } from './overlay.ts'
import type { Reads, StoragePort } from './port.ts'
import { type AccountId, StoreUnavailableError, type StoreWriter } from './store.ts'
import { type TaskNumbers, Writer } from './writer.ts'

/** One decision on an account, and who waits for it. */
interface PendingUnit {
  work(unit: StoreUnit): Promise<unknown>
  resolve(result: unknown): void
  reject(error: unknown): void
}

/** A decision that was made, and is told of it once it is kept. */
interface Member {
  readonly unit: PendingUnit
  resolve(): void
}

/** What a decision may use. */
interface StoreUnit {
  readonly tx: StoreWriter
  readonly reads: Reads
  readonly changes: ChangeSet
}

/** Decisions one after the other for each account; those that wait for each other anyway are kept together. */
export interface UnitsOfWork {
  run<T>(account: AccountId, work: (unit: StoreUnit) => Promise<T>): Promise<T>
  isBusy(account: AccountId): boolean
}

/** What is under way for one account. */
interface AccountQueue {
  readonly pending: PendingUnit[]
  working: boolean
  /** Groups that are decided and not yet kept. */
  keeping: number
}

export function createUnitsOfWork(parts: {
  readonly port: Pick<StoragePort, 'transact' | 'maxGroup'>
  readonly numbers: TaskNumbers
  /** Called with what was kept, before those who decided it go on. */
  readonly onCommit: (account: AccountId, changes: ChangeSet, wakesAt: Instant | undefined) => void
}): UnitsOfWork {
  const { port, numbers, onCommit } = parts
  const queues = new Map<AccountId, AccountQueue>()

  function queueOf(account: AccountId): AccountQueue {
    const existing = queues.get(account)
    if (existing) return existing
    const queue: AccountQueue = { pending: [], working: false, keeping: 0 }
    queues.set(account, queue)
    return queue
  }

  async function workOn(account: AccountId, queue: AccountQueue): Promise<void> {
    queue.working = true
    while (queue.pending.length > 0) {
      queue.keeping++
      const { settled } = await keepSome(account, queue.pending)
      void settled.then((settle) => {
        queue.keeping--
        // Who hears of the last finds the account at rest.
        leave(account, queue)
        settle()
      })
    }
    queue.working = false
    leave(account, queue)
  }

  function leave(account: AccountId, { working, keeping }: AccountQueue): void {
    if (!working && keeping === 0) queues.delete(account)
  }

  /**
   * Decides what waits, or the first of it, and resolves when the next may decide. What it gives resolves when that is kept, or
   * cannot be: to what tells those who decided.
   */
  async function keepSome(
    account: AccountId,
    pending: PendingUnit[],
  ): Promise<{ readonly settled: Promise<() => void> }> {
    const members: Member[] = []
    let changes: ChangeSet | undefined
    function settling(wakesAt: Instant | undefined) {
      return () => {
        if (changes) onCommit(account, changes, wakesAt)
        for (const { resolve } of members) resolve()
      }
    }
    try {
      const { kept } = await port.transact(account, async (reads) => {
        changes = await runSome(reads, pending, members)
        return changes
      })
      return { settled: kept.then(settling, failing(members, pending)) }
    } catch (error) {
      return { settled: Promise.resolve(failing(members, pending)(error)) }
    }
  }

  /** Where nothing could be decided, those who wait would only find out the same, one after the other. */
  function failing(members: readonly Member[], pending: PendingUnit[]) {
    return (error: unknown) => {
      const failed = members.length > 0 ? members.map(({ unit }) => unit) : pending
      const all = failed.splice(0)
      return () => {
        for (const { reject } of all) reject(error)
      }
    }
  }

  async function runSome(
    reads: Reads,
    pending: PendingUnit[],
    members: Member[],
  ): Promise<ChangeSet | undefined> {
    let { taskCount } = await reads.record()
    let group: ChangeSet | undefined
    while (members.length < port.maxGroup && !(group && endsGroup(group))) {
      const next = pending.shift()
      if (!next) break
      const changes = createChangeSet(taskCount)
      const seen = new Overlay(group ? new Overlay(reads, group) : reads, changes)
      try {
        const tx = new Writer(seen, changes, numbers)
        const result = await next.work({ tx, reads: seen, changes })
        members.push({ unit: next, resolve: () => next.resolve(result) })
      } catch (error) {
        members.push({ unit: next, resolve: () => next.reject(error) })
        // What is away is away for those who wait as well.
        if (error instanceof StoreUnavailableError) throw error
        continue
      }
      if (isEmpty(changes)) continue
      taskCount = changes.taskCount
      if (group) merge(group, changes)
      else group = changes
    }
    return group
  }

  return {
    run: (account, work) =>
      new Promise((resolve, reject) => {
        const queue = queueOf(account)
        queue.pending.push({ work, resolve, reject } as PendingUnit)
        if (!queue.working) void workOn(account, queue)
      }),
    isBusy: (account) => queues.has(account),
  }
}
