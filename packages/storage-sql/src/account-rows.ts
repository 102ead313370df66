import { type AccountId, StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import { createAccountCache, noCache } from './account-cache.ts'
import { type Connection, type Driver, write } from './driver.ts'
import { type Found, readRow } from './row.ts'
import type { LockedAccount, Statements } from './statements/index.ts'

/** No key has this account. */
const nobody = ''

/** The rows of accounts, some of which are known without being read. */
export function createAccountRows(parts: {
  readonly driver: Driver
  readonly statements: Statements
  /** Those that share the data, if any. */
  readonly server: object | undefined
  readonly onError: (error: unknown) => void
}) {
  const { driver, statements, server, onError } = parts
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
