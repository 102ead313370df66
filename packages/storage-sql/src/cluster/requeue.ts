import type { Instant } from '@omise-sandbox/core'
import {
  type AccountId,
  type AccountRecord,
  type ChangeSet,
  createChangeSet,
  type StoredTask,
} from '@omise-sandbox/sandbox/store'
import type { Connection, Driver } from '../driver.ts'
import { storedIn } from '../reads.ts'
import type { Found } from '../row.ts'
import type { Statements } from '../statements/index.ts'

/** Whose webhooks come back: of servers that count as dead at a wall time, and of one by name. */
export interface StaleServers {
  readonly wallClock: number
  readonly server: string
}

/** Writes what comes back as if the server that was sending it had given it up. */
export type WriteFor = (
  connection: Connection,
  found: Found,
  back: ComeBack,
  server: string,
) => Promise<{ readonly done: Promise<unknown>; readonly wakesAt: Instant | undefined }>

interface ComeBack {
  readonly changes: ChangeSet
  readonly after: AccountRecord
}

/** Schedules anew what was being sent by servers that have died, or by one that ends. */
export function createRequeue(parts: {
  readonly driver: Driver
  readonly statements: Statements
  readonly find: (connection: Connection, account: AccountId) => Promise<Found>
  readonly writeFor: (account: AccountId) => WriteFor
  readonly onRequeued: (
    account: AccountId,
    changes: ChangeSet,
    wakesAt: Instant | undefined,
  ) => void
}): (of: StaleServers) => Promise<void> {
  const { driver, statements, find, writeFor, onRequeued } = parts

  /** One server's webhooks of one account; false where there are no more. */
  async function requeueSome(account: AccountId, of: StaleServers): Promise<boolean> {
    let wakesAt: Instant | undefined
    const { committed } = await driver.transact<ChangeSet | undefined>(async (connection) => {
      const found = await find(connection, account)
      const rows = await connection.all(statements.seeStale, { account, ...of })
      const server = rows[0]?.server
      if (server === undefined) return { result: undefined }
      const stored = rows.filter((row) => row.server === server).map(storedIn)
      const back = comeBackOf(found, stored)
      return {
        result: back.changes,
        async write(writing) {
          const { done, wakesAt: at } = await writeFor(account)(writing, found, back, server)
          wakesAt = at
          return { done }
        },
      }
    })
    const changes = await committed
    if (changes) onRequeued(account, changes, wakesAt)
    return changes !== undefined
  }

  return async (of) => {
    for (;;) {
      const some = await driver.all(statements.staleAccounts, { ...of, limit: 100 })
      for (const { account } of some) while (await requeueSome(account, of));
      if (some.length === 0) return
    }
  }
}

/** What comes back keeps its number: it stands before all that has fallen due in the same moment since. */
function comeBackOf({ state, nextDue: before, taskCount }: Found, stored: StoredTask[]): ComeBack {
  const changes = createChangeSet(taskCount)
  changes.scheduled = stored
  changes.sent = stored.map(({ number }) => number)
  const dues = stored.map(({ task }) => task.due)
  const [nextDue] = [...dues, ...(before === undefined ? [] : [before])].sort((a, b) => a - b)
  return { changes, after: { state, nextDue, taskCount, blocked: false } }
}
