import {
  type AccountId,
  type JournalEntry,
  type JournalQuery,
  journalLimits,
  type Page,
  type StoreHub,
  StoreUnavailableError,
} from '@omise-sandbox/sandbox/store'
import { type Driver, write } from './driver.ts'
import { maxRows, type Statements } from './statements/index.ts'
import type { Value } from './statements/prepared-statement.ts'

/** The numbers of an account's entries, where this server alone gives them. */
export interface EntryNumbers {
  /** The next, for an entry of this generation of the account; undefined where that is over. */
  next(account: AccountId, epoch: number): number | undefined
}

export interface SqlJournal {
  append(account: AccountId, entry: JournalEntry): void
  list(account: AccountId, query: JournalQuery): Promise<Page<JournalEntry>>
  /** Drops what waits of an account that is there no more. */
  forget(account: AccountId): void
  /** Resolves when what was appended is kept; what cannot be kept now is lost. */
  close(): Promise<void>
  /** Notifies listeners of an entry that another server stored. */
  notifyOf(account: AccountId, number: number): Promise<void>
}

interface Waiting {
  readonly account: AccountId
  readonly entry: JournalEntry
}

/** Entries wait for so many milliseconds, to be kept with others; a crash loses them. */
const maxWait = 20
/** How soon they are tried again where the database could not keep them. */
const retryDelay = 1_000
const maxWaiting = 10_000

export function createJournal(parts: {
  readonly driver: Driver
  readonly statements: Statements
  /** Who is told of what is kept. */
  readonly entries: StoreHub['entries']
  /** Undefined where other servers give numbers too: an entry then gets its own when it is kept. */
  readonly numbers: EntryNumbers | undefined
  /** Called with what this server has kept. */
  readonly onStored: (account: AccountId, numbers: readonly number[]) => void
  readonly onError: (error: unknown) => void
}): SqlJournal {
  const { driver, statements, entries, numbers } = parts
  let waiting: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (running) {
      // One at a time, and one more for all that came meanwhile.
      next ??= running.then(() => {
        next = undefined
        return flush()
      })
      return next
    }
    running = storeWaiting().finally(() => {
      running = undefined
    })
    return running
  }

  async function storeWaiting(): Promise<void> {
    const taken = waiting
    waiting = []
    const left = new Set(taken)
    const byGeneration = Map.groupBy(taken, ({ account, entry }) => `${account} ${entry.epoch}`)
    for (const group of byGeneration.values()) {
      for (let from = 0; from < group.length; from += maxRows) {
        const some = group.slice(from, from + maxRows)
        try {
          await storeSome(some)
        } catch (error) {
          parts.onError(error)
          if (error instanceof StoreUnavailableError) return retryLater([...left])
          // It lies with the entries: tried again, they would fail again.
        }
        for (const one of some) left.delete(one)
      }
    }
  }

  async function storeSome(some: readonly Waiting[]): Promise<void> {
    const account = some[0]?.account ?? ''
    const stored = await store(
      account,
      some.map(({ entry }) => entry),
    )
    if (!numbers) for (const entry of stored) entries.publish(account, entry)
    const ids = stored.map(({ id }) => id)
    if (ids.length > 0) parts.onStored(account, ids)
  }

  function retryLater(left: readonly Waiting[]): void {
    waiting = [...left, ...waiting].slice(0, maxWaiting)
    timer ??= setTimeout(flush, retryDelay)
  }

  /** None where the account was reset since: the entries are of an earlier generation. */
  function store(account: AccountId, entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
    const epoch = entries[0]?.epoch ?? 0
    return write(driver, async (connection) => {
      const last = entries.at(-1)?.id ?? 0
      const [row] =
        last > 0
          ? await connection.all(statements.countJournalTo, { account, count: last, epoch })
          : await connection.all(statements.countJournal, { account, count: entries.length, epoch })
      if (!row) return []
      const first = row.journal_count - entries.length + 1
      const numbered = entries.map((entry, index) => ({ ...entry, id: entry.id || first + index }))
      const rows = journalArguments(account, epoch, numbered)
      await connection.all(statements.insertJournal(numbered.length), rows)
      const oldest = row.journal_count - journalLimits.requests
      if (oldest > 0) await connection.all(statements.trimJournal, { account, number: oldest })
      return numbered
    })
  }

  return {
    append(account, entry) {
      // A journal that cannot be kept up with loses entries rather than memory.
      if (waiting.length >= maxWaiting) return
      const numbered = numbers ? numberedBy(numbers, account, entry) : entry
      if (!numbered) return
      if (numbers) entries.publish(account, numbered)
      waiting.push({ account, entry: numbered })
      timer ??= setTimeout(flush, maxWait)
    },
    async list(account, query): Promise<Page<JournalEntry>> {
      await flush()
      const args = queryArguments(account, query)
      const [rows, counted] = await Promise.all([
        driver.all(statements.listJournal, args),
        driver.all(statements.countRequests, args),
      ])
      return { data: rows.map(entryIn), total: counted[0]?.count ?? 0 }
    },
    forget(account) {
      waiting = waiting.filter((one) => one.account !== account)
    },
    async close() {
      await flush()
      clearTimeout(timer)
    },
    async notifyOf(account, number) {
      if (entries.size === 0) return
      const [row] = await driver.all(statements.journalEntry, { account, number })
      if (!row) return
      entries.publish(account, entryIn(row))
    },
  }
}

function numberedBy(
  numbers: EntryNumbers,
  account: AccountId,
  entry: JournalEntry,
): JournalEntry | undefined {
  const id = numbers.next(account, entry.epoch)
  return id === undefined ? undefined : { ...entry, id }
}

function journalArguments(
  account: AccountId,
  epoch: number,
  entries: readonly JournalEntry[],
): Record<string, Value> {
  const args: Record<string, Value> = { account, epoch }
  for (const [row, entry] of entries.entries()) {
    const { body, ...rest } = entry
    args[`number${row}`] = entry.id
    args[`at${row}`] = entry.at
    args[`key${row}`] = entry.key
    args[`status${row}`] = entry.status ?? null
    args[`charge${row}`] = entry.charge ?? null
    args[`data${row}`] = JSON.stringify({ ...rest, body: body?.toString('base64') })
  }
  return args
}

function entryIn({ number, data }: { number: number; data: string }): JournalEntry {
  const { body, ...rest } = JSON.parse(data) as Omit<JournalEntry, 'body'> & { body?: string }
  return { ...rest, id: number, body: body === undefined ? undefined : Buffer.from(body, 'base64') }
}

function queryArguments(account: AccountId, query: JournalQuery): Record<string, Value> {
  const { charge, key, status, from, until, offset, limit } = query
  const range = typeof status === 'object' ? status : undefined
  return {
    account,
    charge: charge ?? null,
    key: key ?? null,
    from: from ?? null,
    until: until ?? null,
    min: range?.from ?? null,
    max: range?.to ?? null,
    none: status === 'none' ? 1 : 0,
    offset,
    limit,
  }
}
