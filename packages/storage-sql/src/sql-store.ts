import { instant } from '@omise-sandbox/core'
import {
  type AccountId,
  type Commit,
  type Store,
  StoreUnavailableError,
} from '@omise-sandbox/sandbox/store'
import { type CommitParts, writeStage } from './commit.ts'
import { type Connection, type Driver, write } from './driver.ts'
import { createFoundCache, noCache } from './found-cache.ts'
import { createJournal } from './journal.ts'
import { createReader } from './reader.ts'
import { type Found, foundIn, taskIn } from './row.ts'
import type { Server } from './server.ts'
import { createSnapshots } from './snapshots.ts'
import { emptyStage, isEmpty, type Stage } from './stage.ts'
import type { Statements } from './statements/index.ts'
import { createFreeTurns, createTurns } from './turns.ts'
import { createWriter, type Numbers } from './writer.ts'

export interface SqlStoreParts {
  readonly driver: Driver
  readonly statements: Statements
  /** This server among those that share the data; undefined where it has them alone. */
  readonly server: Server | undefined
  readonly onError: (error: unknown) => void
}

type Kept = Awaited<ReturnType<typeof writeStage>>

/** What a server that has the data alone is called in them. */
const alone = 'alone'
/** A webhook that a server alone takes is being sent until the server is started again. */
const never = Number.MAX_SAFE_INTEGER

/** A store on an SQL database whose tables are there. */
export async function createSqlStore(parts: SqlStoreParts): Promise<Store> {
  const { driver, statements, server, onError } = parts
  const turns = server ? createTurns() : createFreeTurns()
  // What the next decision finds, and what others may see already.
  const [written, committed] = server
    ? [noCache, noCache]
    : [createFoundCache(), createFoundCache()]
  const listeners = new Set<(commit: Commit) => void>()
  const numbers: Numbers = new WeakMap()
  let failure: StoreUnavailableError | undefined

  const commitParts = (connection: Connection, account: AccountId): CommitParts => ({
    connection,
    statements,
    account,
    server: server?.name ?? alone,
    sendingUntil: server ? Date.now() + server.lease : never,
  })

  async function find(connection: Connection, account: AccountId): Promise<Found> {
    const known = written.get(account)
    if (known) return known
    let [row] = await connection.all(statements.lockAccount, { account })
    if (!row && server) {
      // Only what is there can be locked.
      await connection.all(statements.makeAccount, { account })
      ;[row] = await connection.all(statements.lockAccount, { account })
    }
    return foundIn(row)
  }

  /** Runs `work` on a stage, and keeps that. */
  async function decide<T>(
    account: AccountId,
    work: (connection: Connection, found: Found, stage: Stage) => Promise<T>,
  ): Promise<T> {
    const stage = emptyStage()
    let kept: Kept | undefined
    try {
      const result = await driver.decide(async (connection) => {
        const found = await find(connection, account)
        const decided = { result: await work(connection, found, stage) }
        if (isEmpty(stage)) return decided
        return {
          ...decided,
          async write(writing) {
            kept = await writeStage(commitParts(writing, account), found, stage)
            written.set(account, kept.found)
          },
        }
      })
      if (kept) tell(account, stage, kept)
      return result
    } catch (error) {
      written.delete(account)
      committed.delete(account)
      if (error instanceof StoreUnavailableError) failure = error
      throw error
    }
  }

  function tell(account: AccountId, stage: Stage, { found, wakesAt }: Kept): void {
    failure = undefined
    committed.set(account, found)
    const { written: puts, erased } = stage
    for (const listener of listeners) listener({ account, wakesAt, written: () => puts, erased })
    server?.tellCommit(account, wakesAt, stage)
  }

  /** Plans anew what was being sent by a server that has died, or by one that ends. */
  function requeue(account: AccountId, of: { wall: number; server: string }): Promise<void> {
    return turns.take(account, () =>
      decide(account, async (connection, _found, stage) => {
        const rows = await connection.all(statements.takeStale, { account, ...of })
        for (const row of rows) stage.steps.push({ type: 'came-back', task: taskIn(row) })
      }),
    )
  }

  async function requeueAll(of: { wall: number; server: string }): Promise<void> {
    for (;;) {
      const some = await driver.all(statements.staleAccounts, { ...of, limit: 100 })
      for (const { account } of some) await requeue(account, of)
      if (some.length === 0) return
    }
  }

  const journal = createJournal({
    driver,
    statements,
    onKept: (account, kept) => server?.tellRequests(account, kept),
    onError,
  })
  const readerOf = (account: AccountId) => createReader(driver, statements, account)

  const store: Store = {
    reader(account) {
      const reader = readerOf(account)
      return {
        ...reader,
        account: async () => committed.get(account)?.state ?? reader.account(),
      }
    },
    atomically: (account, work) =>
      turns.take(account, () =>
        decide(account, (connection, found, stage) => {
          const of = { statements, account, found, stage, numbers, server: server?.name }
          return work(createWriter({ connection, ...of }))
        }),
      ),
    async accountsDue(wall, limit) {
      const until = wall + (server?.lease ?? 0)
      const args = { wall, limit, server: server?.name ?? alone, until }
      const rows = await driver.all(statements.claimDue, args)
      return rows.sort((one, other) => one.wakes_at - other.wakes_at).map(({ account }) => account)
    },
    async nextWake() {
      const [first] = await driver.all(statements.nextWake, {})
      return first?.at == null ? undefined : instant(first.at)
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    journal,
    snapshots: createSnapshots(driver, statements),
    async accountCount() {
      const [counted] = await driver.all(statements.countAccounts, {})
      return counted?.count ?? 0
    },
    sentElsewhere: async (account) => server?.sentElsewhere(account),
    claim: async (account) => (server ? server.claim(account) : () => {}),
    async check() {
      await driver.all(statements.nextWake, {})
      // What could not be written may be writable again: only trying tells.
      if (failure) await write(driver, (one) => one.all(statements.touch, {}))
      failure = undefined
    },
    async forget(account) {
      if (turns.isBusy(account)) return false
      await turns.take(account, () => forgetAll(account))
      return true
    },
    async close() {
      await journal.flushed()
      if (server) {
        await server.close()
        await requeueAll({ wall: 0, server: server.name }).catch(onError)
      }
      listeners.clear()
      await driver.close()
    },
  }

  async function forgetAll(account: AccountId): Promise<void> {
    await journal.flushed()
    await write(driver, async (connection) => {
      await connection.all(statements.lockAccount, { account })
      await connection.all(statements.eraseEntities, { account })
      await connection.all(statements.eraseTasks, { account })
      await connection.all(statements.eraseSending, { account })
      await connection.all(statements.eraseJournal, { account })
      await connection.all(statements.eraseSnapshots, { account })
      await connection.all(statements.forgetAccount, { account })
      written.delete(account)
    })
    committed.delete(account)
  }

  if (server) server.begin({ listeners, journal, requeueAll, readerOf })
  // Nobody else sends anything: what was being sent when the last server ended is to be sent.
  else await requeueAll({ wall: never, server: alone })
  return store
}
