import { type Instant, wallTimeOf } from '@omise-sandbox/core'
import type { AccountId, AccountState, Task, Written } from '@omise-sandbox/sandbox/store'
import { type ChangeSet, identityOf, idOf, isSendTask, keyOf, type TaskStep } from './change-set.ts'
import type { Connection } from './driver.ts'
import { type Counts, type Found, textOf } from './row.ts'
import type { Arguments, Value } from './statement.ts'
import { maxRows, type Statements } from './statements/index.ts'

export interface CommitParts {
  readonly connection: Connection
  readonly statements: Statements
  readonly account: AccountId
  readonly server: string
  /** Wall time until which a webhook that is taken counts as being sent. */
  readonly sendingUntil: number
}

/** Writes a change set, and gives the account as it then stands, with the wall time at which it wakes. */
export async function writeChangeSet(
  parts: CommitParts,
  before: Found,
  changeSet: ChangeSet,
): Promise<{ readonly found: Found; readonly wakesAt: Instant | undefined }> {
  const { connection, statements, account } = parts
  if (!before.exists) await connection.all(statements.makeAccount, { account })
  if (changeSet.erased) await erase(parts)
  const base: Found = changeSet.erased
    ? { ...before, state: undefined, nextDue: undefined, sendingCount: 0, counts: {} }
    : before
  const counts = await writeEntities(
    parts,
    changeSet,
    await removeEntities(parts, changeSet, base.counts),
  )
  const tasks = await writeTasks(parts, changeSet.steps, base)
  const state = changeSet.account ?? base.state
  const wakesAt = wakeOf(state, tasks.nextDue)
  const found: Found = { exists: true, state, counts, ...tasks }
  await connection.all(statements.updateAccount, {
    account,
    state: state ? textOf(state) : null,
    epoch: state?.epoch ?? 0,
    nextDue: tasks.nextDue ?? null,
    wakesAt: wakesAt ?? null,
    taskCount: tasks.taskCount,
    sendingCount: tasks.sendingCount,
    counts: JSON.stringify(counts),
  })
  return { found, wakesAt }
}

function wakeOf(state: AccountState | undefined, due: Instant | undefined): Instant | undefined {
  return state && due !== undefined ? wallTimeOf(state.clock, due) : undefined
}

async function erase({ connection, statements, account }: CommitParts): Promise<void> {
  await connection.all(statements.eraseEntities, { account })
  await connection.all(statements.eraseTasks, { account })
  await connection.all(statements.eraseSending, { account })
  await connection.all(statements.eraseJournal, { account })
  await connection.all(statements.countEntriesAnew, { account })
}

async function removeEntities(
  { connection, statements, account }: CommitParts,
  { removed }: ChangeSet,
  before: Counts,
): Promise<Counts> {
  const counts: Record<string, number> = { ...before }
  for (const { kind, ids } of removed) {
    const list = JSON.stringify(ids)
    const rows = await connection.all(statements.removeEntities, { account, kind, ids: list })
    for (const listed of kind === 'charge' ? listedKinds : []) {
      const of = { account, kind: listed, charges: list }
      rows.push(...(await connection.all(statements.removeListed, of)))
    }
    for (const row of rows) counts[row.kind] = (counts[row.kind] ?? 0) - 1
  }
  return counts
}

/** What stands on a charge's page. */
const listedKinds = ['refund', 'event', 'delivery'] as const

async function writeEntities(
  parts: CommitParts,
  changeSet: ChangeSet,
  before: Counts,
): Promise<Counts> {
  const { connection, statements } = parts
  const puts = [...changeSet.puts]
  const known = puts.flatMap(([key, one]) => (changeSet.known.has(key) ? [one] : []))
  const others = puts.flatMap(([key, one]) => (changeSet.known.has(key) ? [] : [one]))
  const counts: Record<string, number> = { ...before }
  for (const some of partsOf(others)) {
    const args = entityArguments(parts.account, some)
    const added = await connection.all(statements.insertEntities(some.length), args)
    for (const { kind } of added) counts[kind] = (counts[kind] ?? 0) + 1
    const keys = new Set(added.map(({ kind, id }) => keyOf(kind, id)))
    // Replaced without having been looked at.
    known.push(...some.filter((one) => !keys.has(keyOf(one.kind, idOf(one)))))
  }
  for (const some of partsOf(known)) {
    const args = entityArguments(parts.account, some)
    await connection.all(statements.replaceEntities(some.length), args)
  }
  return counts
}

function* partsOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += maxRows) yield rows.slice(from, from + maxRows)
}

function entityArguments(
  account: AccountId,
  rows: readonly Written[],
): Record<string, string | null> {
  const args: Record<string, string | null> = { account }
  for (const [row, { kind, entity }] of rows.entries()) {
    const identity = identityOf(kind)
    args[`kind${row}`] = kind
    args[`id${row}`] = identity.id(entity)
    args[`charge${row}`] = identity.charge(entity) ?? null
    args[`event${row}`] = kind === 'delivery' ? entity.event : null
    args[`data${row}`] = JSON.stringify(entity)
  }
  return args
}

/** Where the account's tasks stand. */
type TaskPosition = Pick<Found, 'nextDue' | 'taskCount' | 'sendingCount'>

async function writeTasks(
  parts: CommitParts,
  steps: readonly TaskStep[],
  before: TaskPosition,
): Promise<TaskPosition> {
  const { connection, statements, account } = parts
  let { nextDue, taskCount, sendingCount } = before
  let removed = false
  let added: NumberedTask[] = []

  async function addAll(): Promise<void> {
    for (const some of partsOf(added)) {
      await connection.all(statements.insertTasks(some.length), taskArguments(account, some))
    }
    added = []
  }

  for (const step of steps) {
    if (step.type === 'came-back') {
      const { number, server } = step
      const gone = await connection.all(statements.deleteSending, { account, number, server })
      if (gone.length === 0) continue
      sendingCount--
    }
    if (step.type === 'schedule' || step.type === 'came-back') {
      // What comes back stands where it stood, before all that has fallen due in the same moment since.
      const number = step.type === 'came-back' ? step.number : taskCount++
      added.push({ task: step.task, number })
      if (nextDue === undefined || step.task.due < nextDue) nextDue = step.task.due
      continue
    }
    await addAll()
    if (step.type === 'sent') {
      const args = { account, number: step.number, server: parts.server }
      sendingCount -= (await connection.all(statements.deleteSending, args)).length
      continue
    }
    removed = true
    if (step.type === 'take') sendingCount += await take(parts, step)
    else await remove(parts, step)
  }
  await addAll()
  if (removed) {
    const [first] = await connection.all(statements.firstTasks, { account, limit: 1 })
    nextDue = first?.due as Instant | undefined
  }
  return { nextDue, taskCount, sendingCount }
}

/** How many more webhooks are then being sent. */
async function take(
  { connection, statements, account, server, sendingUntil }: CommitParts,
  { task, due, number }: Extract<TaskStep, { type: 'take' }>,
): Promise<number> {
  await connection.all(statements.deleteTask, { account, due, number })
  if (!isSendTask(task)) return 0
  const { charge } = task
  const data = JSON.stringify(task)
  const sending = { account, number, charge, server, until: sendingUntil, data }
  await connection.all(statements.insertSending, sending)
  return 1
}

async function remove(
  { connection, statements, account }: CommitParts,
  step: Extract<TaskStep, { type: 'unschedule' | 'unschedule-delivery' }>,
): Promise<void> {
  const { charge } = step
  if (step.type === 'unschedule') await connection.all(statements.unschedule, { account, charge })
  else {
    const args = { account, charge, delivery: step.delivery }
    await connection.all(statements.unscheduleDelivery, args)
  }
}

interface NumberedTask {
  readonly task: Task
  readonly number: number
}

function taskArguments(account: AccountId, tasks: readonly NumberedTask[]): Arguments {
  const args: Record<string, Value> = { account }
  for (const [row, { task, number }] of tasks.entries()) {
    args[`due${row}`] = task.due
    args[`number${row}`] = number
    args[`kind${row}`] = task.kind
    args[`charge${row}`] = task.charge
    args[`delivery${row}`] = isSendTask(task) ? task.delivery : null
    args[`data${row}`] = JSON.stringify(task)
  }
  return args
}
