import { instant } from '@omise-sandbox/core'
import {
  type AccountId,
  type Commit,
  type Store,
  StoreUnavailableError,
} from '@omise-sandbox/sandbox/store'
import { createAccountCounter, createAccountMutex } from './account-mutex.ts'
import { type ChangeSet, emptyChangeSet, isEmpty, isSendTask } from './change-set.ts'
import { type CommitParts, writeChangeSet } from './commit.ts'
import { type Connection, type Driver, write } from './driver.ts'
import { createFoundCache, noCache } from './found-cache.ts'
import { createJournal } from './journal.ts'
import { createReader } from './reader.ts'
import { type Found, readRow, taskIn } from './row.ts'
import type { Server } from './server-lease.ts'
import { createSnapshots } from './snapshots.ts'
import type { LockedAccount, Statements } from './statements/index.ts'
import { createWriter, type Numbers } from './writer.ts'

export interface SqlStoreParts {
  readonly driver: Driver
  readonly statements: Statements
  /** This server among those that share the data; undefined where it has them alone. */
  readonly server: Server | undefined
  readonly onError: (error: unknown) => void
}

type Committed = Awaited<ReturnType<typeof writeChangeSet>>

/** What a server that has the data alone is called in them. */
const alone = 'alone'
/** Milliseconds, where no other server needs to know. */
const defaultLeaseTime = 6_000
/** No key has this account. */
const nobody = ''
/** A webhook that a server alone takes is being sent until the server is started again. */
const never = Number.MAX_SAFE_INTEGER

/** Names a webhook that is being sent, for {@link Statements.renewSending}. */
function sendingKey(account: AccountId, number: number): string {
  return `${account} ${number}`
}

/** A store on an SQL database whose tables are there. */
export async function createSqlStore(parts: SqlStoreParts): Promise<Store> {
  const { driver, statements, server, onError } = parts
  const mutex = server ? createAccountMutex() : createAccountCounter()
  // What the next decision finds, and what others may see already.
  const [written, committed] = server
    ? [noCache, noCache]
    : [createFoundCache(), createFoundCache()]
  /** Each with the account that it wants to know of, if any. */
  const listeners = new Map<(commit: Commit) => void, AccountId | undefined>()
  const numbers: Numbers = new WeakMap()
  /** Tasks that this server has claimed. One that it believes not to have claimed, and has, comes again by its lease. */
  const leased = new Set<string>()
  /** Why something could not be written, where nothing has been since. */
  let failure: StoreUnavailableError | undefined

  const commitParts = (connection: Connection, account: AccountId): CommitParts => ({
    connection,
    statements,
    account,
    server: server?.name ?? alone,
    sendingUntil: server ? Date.now() + server.leaseTime : never,
  })

  /** How many entries the journal has had, of accounts that were read: given out where this server alone writes. */
  const entryCounts = new Map<AccountId, number>()

  function foundIn(account: AccountId, row: LockedAccount | undefined): Found {
    if (!server && !entryCounts.has(account)) entryCounts.set(account, row?.journal_count ?? 0)
    return readRow(row)
  }

  /** The account as everybody may see it. */
  async function readCommitted(account: AccountId): Promise<Found> {
    const known = committed.get(account)
    if (known) return known
    const [row] = await driver.all(statements.seeAccount, { account })
    // It may have been written while it was read.
    const found = committed.get(account) ?? foundIn(account, row)
    committed.set(account, found)
    return found
  }

  async function find(connection: Connection, account: AccountId): Promise<Found> {
    const known = written.get(account)
    if (known) return known
    let [row] = await connection.all(statements.lockAccount, { account })
    if (!row && server) {
      // Only what is there can be locked.
      await connection.all(statements.makeAccount, { account })
      ;[row] = await connection.all(statements.lockAccount, { account })
    }
    return foundIn(account, row)
  }

  /** Runs `work` on a change set, and commits that. */
  async function transact<T>(
    account: AccountId,
    work: (connection: Connection, found: Found, changeSet: ChangeSet) => Promise<T>,
  ): Promise<T> {
    const changeSet = emptyChangeSet()
    let commit: Committed | undefined
    try {
      const result = await driver.transact(async (connection) => {
        const found = await find(connection, account)
        const outcome = { result: await work(connection, found, changeSet) }
        if (isEmpty(changeSet)) return outcome
        return {
          ...outcome,
          async write(writing) {
            commit = await writeChangeSet(commitParts(writing, account), found, changeSet)
            written.set(account, commit.found)
          },
          rolledBack: () => written.delete(account),
        }
      })
      if (commit) notify(account, changeSet, commit)
      return result
    } catch (error) {
      written.delete(account)
      notice(error)
      throw error
    }
  }

  function notice(error: unknown): void {
    if (error instanceof StoreUnavailableError) failure = error
  }

  function notify(account: AccountId, changeSet: ChangeSet, { found, wakesAt }: Committed): void {
    failure = undefined
    committed.set(account, found)
    for (const step of changeSet.steps) {
      if (step.type === 'take' && isSendTask(step.task)) {
        leased.add(sendingKey(account, step.number))
      } else if (step.type === 'sent') {
        leased.delete(sendingKey(account, step.number))
      }
    }
    const { written: puts, erased } = changeSet
    if (erased && !server) entryCounts.set(account, 0)
    for (const listener of listeners.keys())
      listener({ account, wakesAt, written: () => puts, erased })
    server?.publishCommit(account, wakesAt, changeSet)
  }

  /** Plans anew what was being sent by a server that has died, or by one that ends. */
  function requeue(account: AccountId, of: { wallClock: number; server: string }): Promise<void> {
    return mutex.runExclusive(account, () =>
      transact(account, async (connection, _found, changeSet) => {
        const rows = await connection.all(statements.seeStale, { account, ...of })
        for (const row of rows) {
          const { number, server: owner } = row
          changeSet.steps.push({ type: 'came-back', task: taskIn(row), number, server: owner })
        }
      }),
    )
  }

  async function requeueAll(of: { wallClock: number; server: string }): Promise<void> {
    for (;;) {
      const some = await driver.all(statements.staleAccounts, { ...of, limit: 100 })
      for (const { account } of some) await requeue(account, of)
      if (some.length === 0) return
    }
  }

  function nextEntry(account: AccountId, epoch: number): number | undefined {
    const count = entryCounts.get(account)
    const generation = committed.get(account)?.state?.epoch ?? 0
    if (count === undefined || generation !== epoch) return undefined
    entryCounts.set(account, count + 1)
    return count + 1
  }

  const journal = createJournal({
    driver,
    statements,
    numbers: server ? undefined : { next: nextEntry },
    onStored: (account, commit) => server?.publishRequests(account, commit),
    onError(error) {
      notice(error)
      onError(error)
    },
  })
  const readerOf = (account: AccountId) => createReader(driver, statements, account)

  const store: Store = {
    reader(account) {
      const reader = readerOf(account)
      return {
        ...reader,
        account: async () => (await readCommitted(account)).state,
      }
    },
    atomically: (account, work) =>
      mutex.runExclusive(account, () =>
        transact(account, (connection, found, changeSet) => {
          const of = { statements, account, found, changeSet, numbers, server: server?.name }
          return work(createWriter({ connection, ...of }))
        }),
      ),
    async accountsDue(wallClock, limit) {
      const until = wallClock + (server?.leaseTime ?? 0)
      const args = { wallClock, limit, server: server?.name ?? alone, until }
      const rows = await driver.all(statements.claimDue, args)
      return rows.sort((one, other) => one.wakes_at - other.wakes_at).map(({ account }) => account)
    },
    async nextWake() {
      const [first] = await driver.all(statements.nextWake, {})
      return first?.at == null ? undefined : instant(first.at)
    },
    onCommit(listener, of) {
      listeners.set(listener, of)
      return () => listeners.delete(listener)
    },
    journal,
    snapshots: createSnapshots(driver, statements),
    leaseTime: server?.leaseTime ?? defaultLeaseTime,
    async accountCount() {
      const [counted] = await driver.all(statements.countAccounts, {})
      return counted?.count ?? 0
    },
    async *accounts() {
      for (let after = ''; ; ) {
        const some = await driver.all(statements.accountsAfter, { after, limit: 1000 })
        for (const { account } of some) yield account
        const last = some.at(-1)
        if (!last) return
        after = last.account
      }
    },
    releaseTask(account, task) {
      const number = numbers.get(task)
      if (number !== undefined) leased.delete(sendingKey(account, number))
    },
    sentElsewhere: async (account) => (server ? server.sentElsewhere(account) : false),
    claim: async (account) => (server ? server.claim(account) : () => {}),
    async check() {
      await driver.all(statements.nextWake, {})
      // What could not be written may be writable again: only trying tells.
      if (failure) await tryWriting()
      failure = undefined
    },
    async forget(account) {
      if (mutex.isBusy(account)) return false
      await journal.flushed()
      // Something may have been decided meanwhile.
      if (mutex.isBusy(account)) return false
      await mutex.runExclusive(account, () => forgetAll(account))
      return true
    },
    async close() {
      await journal.close()
      if (server) {
        await server.close()
        await requeueAll({ wallClock: 0, server: server.name }).catch(onError)
      }
      listeners.clear()
      await driver.close()
    },
  }

  /** An update that changes nothing would not do: SQLite leaves it out. */
  function tryWriting(): Promise<void> {
    return write(driver, async (connection) => {
      await connection.all(statements.makeAccount, { account: nobody })
      await connection.all(statements.forgetAccount, { account: nobody })
    })
  }

  async function forgetAll(account: AccountId): Promise<void> {
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
    entryCounts.delete(account)
  }

  const isWatched = (account: AccountId) => [...listeners.values()].includes(account)
  if (server) server.begin({ listeners, journal, requeueAll, readerOf, isWatched, leased })
  // Nobody else sends anything: what was being sent when the last server ended is to be sent.
  else await requeueAll({ wallClock: never, server: alone })
  return store
}
