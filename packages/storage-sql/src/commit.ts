import { type Instant, tailOfCursor, tailOfId } from '@omise-sandbox/core'
import {
  type AccountId,
  type AccountRecord,
  type ChangeSet,
  type EntityKind,
  identities,
  isSendTask,
  type StoredTask,
  sendingIn,
  type Written,
  wakeTimeOf,
} from '@omise-sandbox/sandbox/store'
import type { Connection, UnderWay } from './driver.ts'
import { type Counts, type Found, textOf } from './row.ts'
import { maxRows, type Statements } from './statements/index.ts'
import type { Arguments, Value } from './statements/prepared-statement.ts'

export interface CommitParts {
  readonly connection: Connection
  readonly statements: Statements
  readonly account: AccountId
  readonly server: string
  /** Wall time until which a webhook that is taken counts as being sent. */
  readonly sendingUntil: number
}

/** Sends all statements that keep a change set; what must be known before is asked for first. */
export async function writeChangeSet(
  parts: CommitParts,
  before: Found,
  changes: ChangeSet,
  after: AccountRecord,
): Promise<UnderWay & { readonly found: Found; readonly wakesAt: Instant | undefined }> {
  const { connection, statements, account } = parts
  if (!before.exists) await connection.all(statements.makeAccount, { account })
  if (changes.erased) await erase(parts, changes)
  const counts = await countsAfter(parts, before, changes)
  const wakesAt = wakeTimeOf(after.state, after.nextDue)
  const { sendingCount } = before
  const found: Found = { exists: !changes.forgotten, ...after, sendingCount, counts }
  if (changes.forgotten) return { done: Promise.resolve(), found, wakesAt: undefined }
  const statement = changesSending(changes)
    ? statements.updateAccountAndSending
    : statements.updateAccount
  const sent = [
    ...putEntities(parts, changes),
    ...changeTasks(parts, changes),
    ...changeSnapshots(parts, changes),
    connection.all(statement, {
      account,
      state: after.state ? textOf(after.state) : null,
      epoch: after.state?.epoch ?? 0,
      nextDue: after.nextDue ?? null,
      wakesAt: wakesAt ?? null,
      taskCount: after.taskCount,
      counts: JSON.stringify(counts),
    }),
  ]
  return { done: Promise.all(sent), found, wakesAt }
}

function changesSending(changes: ChangeSet): boolean {
  return changes.erased || changes.sent.length > 0 || sendingIn(changes).length > 0
}

async function erase(parts: CommitParts, { forgotten }: ChangeSet): Promise<void> {
  const { connection, statements, account } = parts
  await connection.all(statements.eraseEntities, { account })
  await connection.all(statements.eraseTasks, { account })
  await connection.all(statements.eraseSending, { account })
  await connection.all(statements.eraseJournal, { account })
  if (!forgotten) {
    await connection.all(statements.countEntriesAnew, { account })
    return
  }
  await connection.all(statements.eraseSnapshots, { account })
  await connection.all(statements.forgetAccount, { account })
}

/** What stands on a charge's page. */
const listedKinds = ['refund', 'event', 'delivery'] as const

/** Drops what is removed, and counts what there is then with what is put. */
async function countsAfter(parts: CommitParts, before: Found, changes: ChangeSet): Promise<Counts> {
  const { connection, statements, account } = parts
  const counts: Record<string, number> = changes.erased ? {} : { ...before.counts }
  for (const { kind, ids } of changes.removed) {
    const list = JSON.stringify(ids)
    const rows = await connection.all(statements.removeEntities, { account, kind, ids: list })
    for (const listed of kind === 'charge' ? listedKinds : []) {
      const of = { account, kind: listed, charges: list }
      rows.push(...(await connection.all(statements.removeListed, of)))
    }
    for (const row of rows) counts[row.kind] = (counts[row.kind] ?? 0) - 1
  }
  for (const [id, { kind }] of changes.puts) {
    if (await isNew(parts, before, changes, kind, id)) counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

/** Whether nothing with this id was there. The database is asked only about what the decision neither made nor read. */
async function isNew(
  { connection, statements, account }: CommitParts,
  before: Found,
  changes: ChangeSet,
  kind: EntityKind,
  id: string,
): Promise<boolean> {
  if (changes.erased || !before.exists) return true
  if (changes.known.has(id)) return false
  // An older one comes after the account's last id only where the clock was set back, and then it was read.
  if (before.state && tailOfId(id as never) > tailOfCursor(before.state.lastId)) return true
  return (await connection.all(statements.getEntity, { account, kind, id })).length === 0
}

function* partsOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += maxRows) yield rows.slice(from, from + maxRows)
}

function putEntities(
  { connection, statements, account }: CommitParts,
  { puts }: ChangeSet,
): Promise<unknown>[] {
  return [...partsOf([...puts])].map((some) =>
    connection.all(statements.putEntities(some.length), entityArguments(account, some)),
  )
}

function entityArguments(
  account: AccountId,
  rows: readonly (readonly [string, Written])[],
): Record<string, string | null> {
  const args: Record<string, string | null> = { account }
  for (const [row, [id, { kind, entity }]] of rows.entries()) {
    // Which entity goes with the kind, TypeScript cannot carry through the index.
    const chargeOf = identities[kind].charge as (of: unknown) => string | undefined
    args[`kind${row}`] = kind
    args[`id${row}`] = id
    args[`charge${row}`] = chargeOf(entity) ?? null
    args[`event${row}`] = kind === 'delivery' ? entity.event : null
    args[`data${row}`] = JSON.stringify(entity)
  }
  return args
}

function changeTasks(parts: CommitParts, changes: ChangeSet): Promise<unknown>[] {
  const { connection, statements, account, server } = parts
  const { unscheduled, unscheduledDeliveries, taken, sent, scheduled } = changes
  const all: Promise<unknown>[] = []
  const run = (promise: Promise<unknown>) => void all.push(promise)
  if (unscheduled.length > 0) {
    run(connection.all(statements.unschedule, { account, charges: JSON.stringify(unscheduled) }))
  }
  if (unscheduledDeliveries.length > 0) {
    const charges = listOf(unscheduledDeliveries, ({ charge }) => charge)
    const deliveries = listOf(unscheduledDeliveries, ({ delivery }) => delivery)
    run(connection.all(statements.unscheduleDeliveries, { account, charges, deliveries }))
  }
  if (taken.length > 0) {
    const dues = listOf(taken, ({ task }) => task.due)
    const numbers = listOf(taken, ({ number }) => number)
    run(connection.all(statements.deleteTasks, { account, dues, numbers }))
  }
  if (sent.length > 0) {
    const numbers = JSON.stringify(sent)
    run(connection.all(statements.deleteSending, { account, server, numbers }))
  }
  for (const some of partsOf(scheduled)) {
    run(connection.all(statements.insertTasks(some.length), taskArguments({ account }, some)))
  }
  for (const some of partsOf(sendingIn(changes))) {
    const args = taskArguments({ account, server, until: parts.sendingUntil }, some)
    run(connection.all(statements.insertSending(some.length), args))
  }
  return all
}

function listOf<T>(items: readonly T[], value: (item: T) => string | number): string {
  return JSON.stringify(items.map(value))
}

function taskArguments(
  common: Readonly<Record<string, Value>>,
  tasks: readonly StoredTask[],
): Arguments {
  const args: Record<string, Value> = { ...common }
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

function changeSnapshots(
  { connection, statements, account }: CommitParts,
  { snapshots }: ChangeSet,
): Promise<unknown>[] {
  return snapshots.map(({ name, copy }) =>
    copy
      ? connection.all(statements.saveSnapshot, {
          account,
          name,
          at: copy.account.clock.now,
          charges: copy.charges.length,
          data: JSON.stringify(copy),
        })
      : connection.all(statements.deleteSnapshot, { account, name }),
  )
}
