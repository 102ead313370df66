import type { ChargeId, DeliveryId } from '@omise-sandbox/core'
import type { AccountState } from './account-state.ts'
import { type Entities, type EntityKind, identities } from './entities.ts'
import type { AccountCopy } from './snapshot.ts'
import type { RemovableKind, Written } from './store.ts'
import { isSendTask, type StoredTask, type Task } from './task.ts'

/**
 * What decisions have written and is not kept yet: what becomes of an account, whatever the order of the writes was. To keep it
 * is to empty the account where it is `erased`, to drop what is removed and unscheduled, and then to add the rest.
 */
export interface ChangeSet {
  /** Everything of before goes but the snapshots. */
  erased: boolean
  /** Those go as well, and the account with them. */
  forgotten: boolean
  account: AccountState | undefined
  /** By id: of two with the same, the later. */
  puts: Map<string, Written>
  /** In the order of putting, the earlier of two included: what listeners are told. */
  written: Written[]
  removed: { readonly kind: RemovableKind; readonly ids: readonly string[] }[]
  /** Ids that were read, and so are there. */
  readonly known: Set<string>
  scheduled: StoredTask[]
  /** The number of the next task. */
  taskCount: number
  /** Tasks that were taken. One that sends a webhook is kept aside until it is sent. */
  taken: StoredTask[]
  /** Numbers of tasks that were taken, now or before, and have been sent or need not be. */
  sent: number[]
  /** Charges that nothing more happens to by itself; their webhooks stay. */
  unscheduled: ChargeId[]
  /** Deliveries that are no longer sent. */
  unscheduledDeliveries: { readonly charge: ChargeId; readonly delivery: DeliveryId }[]
  /** Without a copy, one is deleted. */
  snapshots: { readonly name: string; readonly copy: AccountCopy | undefined }[]
}

export function createChangeSet(taskCount: number): ChangeSet {
  return {
    erased: false,
    forgotten: false,
    account: undefined,
    puts: new Map(),
    written: [],
    removed: [],
    known: new Set(),
    scheduled: [],
    taskCount,
    taken: [],
    sent: [],
    unscheduled: [],
    unscheduledDeliveries: [],
    snapshots: [],
  }
}

export function isEmpty(changes: ChangeSet): boolean {
  const { erased, account, puts, removed, scheduled, sent, snapshots } = changes
  if (erased || account || removesTasks(changes)) return false
  return puts.size + removed.length + scheduled.length + sent.length + snapshots.length === 0
}

/** Whether tasks of before are dropped. */
export function removesTasks({ taken, unscheduled, unscheduledDeliveries }: ChangeSet): boolean {
  return taken.length + unscheduled.length + unscheduledDeliveries.length > 0
}

/** Whether what comes after is decided on what was kept: reads do not look through these changes. */
export function endsGroup({ erased, removed, snapshots }: ChangeSet): boolean {
  return erased || removed.length > 0 || snapshots.length > 0
}

export function put<K extends EntityKind>(changes: ChangeSet, kind: K, entity: Entities[K]): void {
  // The kind and its entity go together, which TypeScript cannot carry through the parameters.
  const written = { kind, entity } as Written
  changes.puts.set(identities[kind].id(entity), written)
  changes.written.push(written)
}

export function schedule(changes: ChangeSet, task: Task): void {
  changes.scheduled.push({ task, number: changes.taskCount++ })
}

export function unschedule(changes: ChangeSet, charge: ChargeId): void {
  changes.unscheduled.push(charge)
  dropScheduled(changes, (task) => task.charge === charge && !isSendTask(task))
}

export function unscheduleDelivery(
  changes: ChangeSet,
  charge: ChargeId,
  delivery: DeliveryId,
): void {
  changes.unscheduledDeliveries.push({ charge, delivery })
  dropScheduled(changes, (task) => isSendTask(task) && task.delivery === delivery)
}

export function take(changes: ChangeSet, taken: StoredTask): void {
  changes.taken.push(taken)
  dropScheduled(changes, (_task, number) => number === taken.number)
}

function dropScheduled(
  changes: ChangeSet,
  isDropped: (task: Task, number: number) => boolean,
): void {
  if (changes.scheduled.length === 0) return
  changes.scheduled = changes.scheduled.filter(({ task, number }) => !isDropped(task, number))
}

/** Whether a task of before is there no more. */
export function isGone(changes: ChangeSet, { task, number }: StoredTask): boolean {
  if (changes.taken.some((taken) => taken.number === number)) return true
  return isSendTask(task)
    ? changes.unscheduledDeliveries.some(({ delivery }) => delivery === task.delivery)
    : changes.unscheduled.includes(task.charge)
}

export function erase(changes: ChangeSet): void {
  const { taskCount, snapshots } = changes
  Object.assign(changes, createChangeSet(taskCount), { erased: true, snapshots })
}

/** Adds what a later decision has changed. */
export function merge(group: ChangeSet, later: ChangeSet): void {
  if (later.erased) erase(group)
  group.forgotten = later.forgotten
  group.account = later.account ?? group.account
  // What the group itself has put may be new.
  for (const id of later.known) if (!group.puts.has(id)) group.known.add(id)
  for (const [id, written] of later.puts) group.puts.set(id, written)
  group.written.push(...later.written)
  group.removed.push(...later.removed)
  for (const taken of later.taken) take(group, taken)
  for (const charge of later.unscheduled) unschedule(group, charge)
  for (const { charge, delivery } of later.unscheduledDeliveries) {
    unscheduleDelivery(group, charge, delivery)
  }
  group.scheduled.push(...later.scheduled)
  group.taskCount = later.taskCount
  group.sent.push(...later.sent)
  group.snapshots.push(...later.snapshots)
}

/** The webhooks that are being sent once the changes are kept. */
export function sendingIn({ taken, sent }: ChangeSet): StoredTask[] {
  return taken.filter(({ task, number }) => isSendTask(task) && !sent.includes(number))
}
