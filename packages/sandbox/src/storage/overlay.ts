import { firstIdAt, type Instant, wallTimeOf } from '@omise-sandbox/core'
import type { AccountState } from './account-state.ts'
import { type ChangeSet, isGone, removesTasks, sendingIn } from './change-set.ts'
import { type Entities, type EntityKind, identities } from './entities.ts'
import {
  type AccountRecord,
  allEntities,
  type EntityQuery,
  type Reads,
  type StoredSnapshot,
  type TaskQuery,
} from './port.ts'
import type { Page } from './store.ts'
import { isSendTask, type StoredTask } from './task.ts'

/** Reads that see a change set as if it were kept: what it removes and its snapshots aside, which are seen once they are. */
export class Overlay implements Reads {
  // Each decision has one: methods of a class cost it nothing, where closures would be made anew.
  readonly #below: Reads
  readonly #changes: ChangeSet

  constructor(below: Reads, changes: ChangeSet) {
    this.#below = below
    this.#changes = changes
  }

  record(): Promise<AccountRecord> {
    return recordOver(this.#below, this.#changes)
  }

  async get<K extends EntityKind>(kind: K, id: string): Promise<Entities[K] | undefined> {
    const { puts, erased, known } = this.#changes
    const own = puts.get(id)
    if (own) return own.entity as Entities[K]
    if (erased) return undefined
    const stored = await this.#below.get(kind, id)
    if (stored) known.add(id)
    return stored
  }

  list<K extends EntityKind>(kind: K, query: EntityQuery): Promise<Page<Entities[K]>> {
    return listOver(this.#below, this.#changes, kind, query)
  }

  tasks(query: TaskQuery): Promise<StoredTask[]> {
    return tasksOver(this.#below, this.#changes, query)
  }

  snapshots(name?: string): Promise<StoredSnapshot[]> {
    return this.#below.snapshots(name)
  }
}

async function recordOver(below: Reads, changes: ChangeSet): Promise<AccountRecord> {
  const before = await below.record()
  const { account, erased, scheduled, taskCount } = changes
  const state = account ?? (erased ? undefined : before.state)
  if (!erased && removesTasks(changes)) {
    const [first] = await tasksOver(below, changes, { limit: 1 })
    return { state, nextDue: first?.task.due, taskCount, blocked: before.blocked }
  }
  let nextDue = erased ? undefined : before.nextDue
  for (const { task } of scheduled) nextDue = sooner(nextDue, task.due)
  return { state, nextDue, taskCount, blocked: before.blocked && !erased }
}

/** The wall time at which an account has work due; never where its clock does not come to it by itself. */
export function wakeTimeOf(
  state: AccountState | undefined,
  nextDue: Instant | undefined,
): Instant | undefined {
  return state && nextDue !== undefined ? wallTimeOf(state.clock, nextDue) : undefined
}

function sooner(one: Instant | undefined, other: Instant): Instant {
  return one === undefined || other < one ? other : one
}

async function listOver<K extends EntityKind>(
  below: Reads,
  changes: ChangeSet,
  kind: K,
  query: EntityQuery,
): Promise<Page<Entities[K]>> {
  const own = ownOf(changes, kind, query)
  if (own.size === 0 && !changes.erased) return listBelow(below, changes, kind, query)
  const { offset, limit, order } = query
  // What was put may stand anywhere, so the page may begin up to its whole offset earlier.
  const stored = changes.erased
    ? { data: [], total: 0 }
    : await listBelow(below, changes, kind, { ...query, offset: 0, limit: offset + limit })
  const { id } = identities[kind]
  const byId = new Map([...stored.data.map((entity) => [id(entity), entity] as const), ...own])
  const ids = [...byId.keys()].sort()
  if (order === 'reverse_chronological') ids.reverse()
  const data = ids.slice(offset, offset + limit).map((name) => byId.get(name) as Entities[K])
  if (!query.counted) return { data, total: 0 }
  return { data, total: stored.total + own.size - (await storedAmong(below, changes, kind, own)) }
}

async function listBelow<K extends EntityKind>(
  below: Reads,
  { known }: ChangeSet,
  kind: K,
  query: EntityQuery,
): Promise<Page<Entities[K]>> {
  const page = await below.list(kind, query)
  for (const entity of page.data) known.add(identities[kind].id(entity))
  return page
}

/** How many of those that were put replace one of before. */
async function storedAmong(
  below: Reads,
  { erased }: ChangeSet,
  kind: EntityKind,
  own: ReadonlyMap<string, unknown>,
): Promise<number> {
  if (erased) return 0
  return (await below.list(kind, { ...allEntities, ids: [...own.keys()] })).data.length
}

/** What was put and fits a query, by id. */
function ownOf<K extends EntityKind>(
  { puts }: ChangeSet,
  kind: K,
  query: EntityQuery,
): Map<string, Entities[K]> {
  const own = new Map<string, Entities[K]>()
  for (const [id, written] of puts) {
    if (written.kind !== kind) continue
    const entity = written.entity as Entities[K]
    if (fits(query, kind, id, entity)) own.set(id, entity)
  }
  return own
}

function fits<K extends EntityKind>(
  { ids, events, charge, after = '', from, until }: EntityQuery,
  kind: K,
  id: string,
  entity: Entities[K],
): boolean {
  const identity = identities[kind]
  if (ids && !ids.includes(id)) return false
  if (events && !events.includes((entity as Entities['delivery']).event)) return false
  if (charge !== undefined && identity.charge(entity) !== charge) return false
  const { prefix } = identity
  return id > after && firstIdAt(prefix, from) <= id && id < firstIdAt(prefix, until)
}

async function tasksOver(
  below: Reads,
  changes: ChangeSet,
  query: TaskQuery,
): Promise<StoredTask[]> {
  const { charges, limit } = query
  const scheduled = changes.scheduled.filter(
    ({ task }) => !charges || charges.includes(task.charge),
  )
  const own = query.claimable ? await claimableOf(below, changes, scheduled) : scheduled
  if (query.sending) own.push(...sendingIn(changes))
  if (own.length === 0 && !changes.erased && !removesTasks(changes)) return below.tasks(query)
  const stored = changes.erased ? [] : await tasksLeft(below, changes, query)
  return [...stored, ...own].sort(byDue).slice(0, limit)
}

/** Leaves out webhooks of charges one of whose webhooks another server is sending: a charge's go out in their order. */
async function claimableOf(
  below: Reads,
  { puts, known }: ChangeSet,
  scheduled: readonly StoredTask[],
): Promise<StoredTask[]> {
  // Nobody else can have a webhook of a charge that is made by these changes.
  const sends = scheduled
    .map(({ task }) => task)
    .filter((task) => isSendTask(task) && !(puts.has(task.charge) && !known.has(task.charge)))
  if (sends.length === 0) return [...scheduled]
  const charges = [...new Set(sends.map(({ charge }) => charge))]
  const elsewhere = await below.tasks({ charges, elsewhere: true, limit: charges.length })
  const blocked = new Set(elsewhere.map(({ task }) => task.charge))
  return scheduled.filter(({ task }) => !(isSendTask(task) && blocked.has(task.charge)))
}

/** The order in which tasks are done. */
export function byDue(one: StoredTask, other: StoredTask): number {
  return one.task.due - other.task.due || one.number - other.number
}

/** The first of the stored tasks that are still there. */
async function tasksLeft(
  below: Reads,
  changes: ChangeSet,
  query: TaskQuery,
): Promise<StoredTask[]> {
  for (let limit = query.limit + changes.taken.length; ; limit *= 2) {
    const some = await below.tasks({ ...query, limit })
    const left = some.filter((one) => !isGone(changes, one))
    if (left.length >= query.limit || some.length < limit) return left
  }
}
