import type {
  AccountId,
  Journal,
  JournalEntry,
  JournalQuery,
  Page,
} from '@omise-sandbox/sandbox/store'
import { journalLimits } from '@omise-sandbox/sandbox/store'
import { type Driver, type Value, write } from './driver.ts'
import { mostRows, type Statements } from './statements/index.ts'

export interface SqlJournal extends Journal {
  /** Resolves when what was appended is kept. */
  flushed(): Promise<void>
  /** Tells listeners of an entry that another server keeps. */
  tellOf(account: AccountId, number: number): Promise<void>
}

/** Entries wait for so many milliseconds, to be kept with others; a crash loses them. */
const longestWait = 20
const mostWaiting = 10_000

export function createJournal(parts: {
  readonly driver: Driver
  readonly statements: Statements
  /** Called with what this server has kept. */
  readonly onKept: (account: AccountId, numbers: readonly number[]) => void
  readonly onError: (error: unknown) => void
}): SqlJournal {
  const { driver, statements } = parts
  const listeners = new Set<(account: AccountId, entry: JournalEntry) => void>()
  let waiting: { account: AccountId; entry: JournalEntry }[] = []
  let timer: NodeJS.Timeout | undefined
  let flushing: Promise<void> = Promise.resolve()

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const taken = waiting
    waiting = []
    if (taken.length > 0) flushing = flushing.then(() => keepAll(taken).catch(parts.onError))
    return flushing
  }

  async function keepAll(taken: typeof waiting): Promise<void> {
    const byLife = Map.groupBy(taken, ({ account, entry }) => `${account} ${entry.epoch}`)
    for (const group of byLife.values()) {
      const account = group[0]?.account ?? ''
      for (let from = 0; from < group.length; from += mostRows) {
        const some = group.slice(from, from + mostRows).map(({ entry }) => entry)
        const kept = await keep(account, some)
        for (const entry of kept) for (const listener of listeners) listener(account, entry)
        if (kept.length > 0)
          parts.onKept(
            account,
            kept.map(({ id }) => id),
          )
      }
    }
  }

  /** None where the account was reset since: the entries are of an earlier life. */
  function keep(account: AccountId, entries: readonly JournalEntry[]): Promise<JournalEntry[]> {
    const epoch = entries[0]?.epoch ?? 0
    return write(driver, async (connection) => {
      const args = { account, count: entries.length, epoch }
      const [row] = await connection.all(statements.countJournal, args)
      if (!row) return []
      const first = row.journal_count - entries.length + 1
      const numbered = entries.map((entry, index) => ({ ...entry, id: first + index }))
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
      if (waiting.length >= mostWaiting) return
      waiting.push({ account, entry })
      timer ??= setTimeout(flush, longestWait)
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
    onAppend(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    flushed: flush,
    async tellOf(account, number) {
      if (listeners.size === 0) return
      const [row] = await driver.all(statements.journalEntry, { account, number })
      if (!row) return
      const entry = entryIn(row)
      for (const listener of listeners) listener(account, entry)
    },
  }
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
    least: range?.from ?? null,
    most: range?.to ?? null,
    none: status === 'none' ? 1 : 0,
    offset,
    limit,
  }
}
