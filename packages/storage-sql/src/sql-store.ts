import { type Instant, instant } from '@omise-sandbox/core'
import {
  type AccountId,
  createStore,
  createStoreHub,
  Overlay,
  type Reads,
  type StoragePort,
  type Store,
  StoreUnavailableError,
  type Transacted,
  type UnitBody,
} from '@omise-sandbox/sandbox/store'
import { createAccountCache, noCache } from './account-cache.ts'
import { createRequeue } from './cluster/requeue.ts'
import type { Server } from './cluster/server-lease.ts'
import { type CommitParts, writeChangeSet } from './commit.ts'
import { type Connection, type Driver, type WorkResult, write } from './driver.ts'
import { createJournal } from './journal.ts'
import { createReads } from './reads.ts'
import { type Found, readRow } from './row.ts'
import type { LockedAccount, Statements } from './statements/index.ts'

export interface SqlStoreParts {
  readonly driver: Driver
  readonly statements: Statements
  /** This server among those that share the data; undefined where it has them alone. */
  readonly server: Server | undefined
  readonly onError: (error: unknown) => void
}

/** What a server that has the data alone is called in them. */
const alone = 'alone'
/** Decisions of one account that are written in one transaction, where each takes round trips to other servers' database. */
const maxGroup = 64
/** No key has this account. */
const nobody = ''
/** A webhook that a server alone takes is being sent until the server is started again. */
const never = Number.MAX_SAFE_INTEGER

/** A store on an SQL database whose tables are there. */
export async function createSqlStore(parts: SqlStoreParts): Promise<Store> {
  const { server } = parts
  const hub = createStoreHub()
  const accounts = createAccountRows(parts)
  const journal = createJournal({
    ...parts,
    entries: hub.entries,
    numbers: server ? undefined : { next: accounts.nextEntry },
    onStored: (account, numbers) => server?.publishRequests(account, numbers),
    onError: accounts.report,
  })
  const requeue = createRequeue({
    ...parts,
    find: accounts.find,
    writeFor:
      (account) =>
      (connection, found, { changes, after }, owner) =>
        writeChangeSet(commitParts(parts, connection, account, owner), found, changes, after),
    onRequeued(account, changes, wakesAt) {
      server?.publish(account, changes, wakesAt)
      hub.publish({ account, wakesAt, written: () => [], erased: false })
    },
  })
  const port = createSqlPort(parts, { accounts, journal, requeue })
  if (server) server.begin({ hub, journal, requeue, reads: port.reads })
  // Nobody else sends anything: what was being sent when the last server ended is to be sent.
  else await requeue({ wallClock: never, server: alone })
  return createStore(port, hub, server)
}

function commitParts(
  { statements, server }: SqlStoreParts,
  connection: Connection,
  account: AccountId,
  owner: string,
): CommitParts {
  const sendingUntil = server ? Date.now() + server.leaseTime : never
  return { connection, statements, account, server: owner, sendingUntil }
}

/** The rows of accounts, some of which are known without being read. */
function createAccountRows({ driver, statements, server, onError }: SqlStoreParts) {
  // What the next decision finds, and what others may see already.
  const [written, committed] = server
    ? [noCache, noCache]
    : [createAccountCache(), createAccountCache()]
  /** How many entries the journal has had, of accounts that were read: given out where this server alone writes. */
  const entryCounts = new Map<AccountId, number>()
  /** Why something could not be written, until enough could be: a little may fit where a charge does not. */
  let failure: StoreUnavailableError | undefined

  function foundIn(account: AccountId, row: LockedAccount | undefined): Found {
    if (!server && !entryCounts.has(account)) entryCounts.set(account, row?.journal_count ?? 0)
    return readRow(row)
  }

  return {
    /** The account as everybody may see it. */
    async committed(account: AccountId): Promise<Found> {
      const known = committed.get(account)
      if (known) return known
      const [row] = await driver.all(statements.seeAccount, { account })
      // It may have been written while it was read.
      const found = committed.get(account) ?? foundIn(account, row)
      committed.set(account, found)
      return found
    },
    /** The account as a decision finds it, which others do not change until that is over. */
    async find(connection: Connection, account: AccountId): Promise<Found> {
      const known = written.get(account)
      if (known) return known
      let [row] = await connection.all(statements.lockAccount, { account })
      if (!row && server) {
        // Only what is there can be locked.
        const [, locked] = await Promise.all([
          connection.all(statements.makeAccount, { account }),
          connection.all(statements.lockAccount, { account }),
        ])
        row = locked[0]
      }
      return foundIn(account, row)
    },
    decided(account: AccountId, found: Found): void {
      if (found.exists) written.set(account, found)
      else written.delete(account)
    },
    /** What was decided is not kept. */
    lost(account: AccountId, error?: unknown): void {
      written.delete(account)
      if (error instanceof StoreUnavailableError) failure = error
    },
    kept(account: AccountId, found: Found, erased: boolean): void {
      if (!found.exists) {
        committed.delete(account)
        entryCounts.delete(account)
        return
      }
      committed.set(account, found)
      if (erased && !server) entryCounts.set(account, 0)
    },
    nextEntry(account: AccountId, epoch: number): number | undefined {
      const count = entryCounts.get(account)
      const generation = committed.get(account)?.state?.epoch ?? 0
      if (count === undefined || generation !== epoch) return undefined
      entryCounts.set(account, count + 1)
      return count + 1
    },
    report(error: unknown): void {
      if (error instanceof StoreUnavailableError) failure = error
      onError(error)
    },
    async check(): Promise<void> {
      await driver.all(statements.nextWake, {})
      // What could not be written may be writable again: only trying tells.
      if (failure) await tryWriting(driver, statements)
      failure = undefined
    },
  }
}

/** More than a decision writes. */
const probeBytes = 131_072

/**
 * Writes as much as decisions do, and takes it away again. On a full disk a few bytes may find room where a charge finds none; and what is
 * written and removed in one transaction takes no room at all.
 */
async function tryWriting(driver: Driver, statements: Statements): Promise<void> {
  const name = 'probe'
  const data = '.'.repeat(probeBytes)
  await write(driver, (connection) =>
    connection.all(statements.saveSnapshot, { account: nobody, name, at: 0, charges: 0, data }),
  )
  await write(driver, (connection) =>
    connection.all(statements.deleteSnapshot, { account: nobody, name }),
  )
}

function createSqlPort(
  parts: SqlStoreParts,
  using: {
    readonly accounts: ReturnType<typeof createAccountRows>
    readonly journal: ReturnType<typeof createJournal>
    readonly requeue: ReturnType<typeof createRequeue>
  },
): StoragePort {
  const { driver, statements, server, onError } = parts
  const { accounts, journal, requeue } = using
  const name = server?.name ?? alone

  /** Gives what is to be done when it is kept, and then gives when the account wakes. */
  async function work(
    account: AccountId,
    connection: Connection,
    body: UnitBody,
  ): Promise<WorkResult<() => Instant | undefined>> {
    const before = await accounts.find(connection, account)
    const reads = readsOf(account, connection, async () => before)
    const changes = await body(reads)
    if (!changes) return { result: () => undefined }
    const after = await new Overlay(reads, changes).record()
    let written: Awaited<ReturnType<typeof writeChangeSet>> | undefined
    return {
      result() {
        if (changes.forgotten) journal.forget(account)
        if (written) accounts.kept(account, written.found, changes.erased)
        return written?.wakesAt
      },
      async write(writing) {
        const commit = commitParts(parts, writing, account, name)
        written = await writeChangeSet(commit, before, changes, after)
        accounts.decided(account, written.found)
        return written
      },
      rolledBack: () => accounts.lost(account),
    }
  }

  async function transact(account: AccountId, body: UnitBody): Promise<Transacted> {
    function fail(error: unknown): never {
      accounts.lost(account, error)
      throw error
    }
    try {
      const { committed } = await driver.transact((one) => work(account, one, body))
      return { kept: committed.then((keep) => keep()).catch(fail) }
    } catch (error) {
      return fail(error)
    }
  }

  function readsOf(account: AccountId, connection: Connection, found: () => Promise<Found>): Reads {
    return createReads({ connection, statements, account, found, server: server?.name })
  }

  return {
    reads: (account) => readsOf(account, driver, () => accounts.committed(account)),
    transact,
    maxGroup: server ? maxGroup : 1,
    async due(wallClock, limit) {
      const until = wallClock + (server?.leaseTime ?? 0)
      const args = { wallClock, limit, server: name, until }
      const rows = await driver.all(statements.claimDue, args)
      return rows.sort((one, other) => one.wakes_at - other.wakes_at).map(({ account }) => account)
    },
    async nextWake(): Promise<Instant | undefined> {
      const [first] = await driver.all(statements.nextWake, {})
      return first?.at == null ? undefined : instant(first.at)
    },
    async accounts(after, limit) {
      if (limit === 0) {
        const [counted] = await driver.all(statements.countAccounts, {})
        return { data: [], total: counted?.count ?? 0 }
      }
      const some = await driver.all(statements.accountsAfter, { after, limit })
      return { data: some.map(({ account }) => account), total: 0 }
    },
    append: journal.append,
    entries: journal.list,
    async salt(value) {
      await write(driver, (connection) => connection.all(statements.keepSalt, { id: 1, value }))
      const [kept] = await driver.all(statements.getSalt, {})
      return kept?.value ?? value
    },
    check: accounts.check,
    async close() {
      await journal.close()
      if (server) {
        await server.close()
        await requeue({ wallClock: 0, server: server.name }).catch(onError)
      }
      await driver.close()
    },
  }
}
