import type { ChargeId, DeliveryId, Instant } from '@omise-sandbox/core'
import type { AccountState } from './account-state.ts'
import {
  type ChangeSet,
  erase,
  put,
  schedule,
  take,
  unschedule,
  unscheduleDelivery,
} from './change-set.ts'
import type { Entities, EntityKind } from './entities.ts'
import { allEntities, type Reads } from './port.ts'
import { Reader } from './reader.ts'
import type { AccountContents, RemovableKind, StoreWriter } from './store.ts'
import type { SendTask, StoredTask, Task } from './task.ts'

/** The numbers of tasks that were taken, by the very objects that were handed out. */
export type TaskNumbers = WeakMap<Task, number>

/** What a decision reads and writes: its writes wait in a change set, and its reads see that. */
export class Writer extends Reader implements StoreWriter {
  readonly #changes: ChangeSet
  readonly #numbers: TaskNumbers

  constructor(reads: Reads, changes: ChangeSet, numbers: TaskNumbers) {
    super(reads)
    this.#changes = changes
    this.#numbers = numbers
  }

  saveAccount(state: AccountState): void {
    this.#changes.account = state
  }

  put<K extends EntityKind>(kind: K, entity: Entities[K]): void {
    put(this.#changes, kind, entity)
  }

  remove(kind: RemovableKind, ids: readonly string[]): void {
    if (ids.length > 0) this.#changes.removed.push({ kind, ids })
  }

  schedule(task: Task): void {
    schedule(this.#changes, task)
  }

  unschedule(charge: ChargeId): void {
    unschedule(this.#changes, charge)
  }

  unscheduleDelivery(charge: ChargeId, delivery: DeliveryId): void {
    unscheduleDelivery(this.#changes, charge, delivery)
  }

  async nextDue(): Promise<Instant | undefined> {
    const { nextDue, blocked } = await this.reads.record()
    return blocked && nextDue !== undefined ? (await this.#firstTask())?.task.due : nextDue
  }

  async claimDueTask(upTo: Instant): Promise<Task | undefined> {
    const first = await this.#firstTask()
    if (!first || first.task.due > upTo) return undefined
    take(this.#changes, first)
    this.#numbers.set(first.task, first.number)
    return first.task
  }

  /** The first task that may be taken. */
  async #firstTask(): Promise<StoredTask | undefined> {
    const [first] = await this.reads.tasks({ limit: 1, claimable: true })
    return first
  }

  sent(task: SendTask): void {
    const number = this.#numbers.get(task)
    if (number !== undefined) this.#changes.sent.push(number)
  }

  async contents(): Promise<AccountContents> {
    const all = async <K extends EntityKind>(kind: K) =>
      (await this.reads.list(kind, allEntities)).data
    return {
      account: await this.account(),
      entities: {
        charge: await all('charge'),
        source: await all('source'),
        refund: await all('refund'),
        transaction: await all('transaction'),
        event: await all('event'),
        delivery: await all('delivery'),
      },
      tasks: await this.tasks({ charge: undefined, limit: Number.MAX_SAFE_INTEGER }),
    }
  }

  erase(): void {
    erase(this.#changes)
  }
}
