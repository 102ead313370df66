import { type Instant, instant } from '@omise-sandbox/core'
import {
  type AccountId,
  createStore,
  createStoreHub,
  Overlay,
  type Reads,
  type StoragePort,
  type Store,
  type Transacted,
  type UnitBody,
} from '@omise-sandbox/sandbox/store'
import { createAccountRows } from './account-rows.ts'
import { createRequeue } from './cluster/requeue.ts'
import type { Server } from './cluster/server-lease.ts'
import { type CommitParts, writeChangeSet } from './commit.ts'
import { type Connection, type Driver, type WorkResult, write } from './driver.ts'
import { createJournal } from './journal.ts'
import { createReads } from './reads.ts'
import type { Found } from './row.ts'
import type { Statements } from './statements/index.ts'

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
