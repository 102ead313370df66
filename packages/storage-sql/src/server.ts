import { type Instant, instant } from '@omise-sandbox/core'
import type { AccountId, Commit, EntityKind, Written } from '@omise-sandbox/sandbox/store'
import { identities } from '@omise-sandbox/sandbox/store'
import type { Driver } from './driver.ts'
import type { SqlJournal } from './journal.ts'
import type { SqlReader } from './reader.ts'
import type { Signals } from './signals.ts'
import type { Stage } from './stage.ts'
import type { Statements } from './statements/index.ts'

/** One of several servers on the same data: what it tells the others, and how they know that it lives. */
export interface Server {
  /** Unlike any other's. */
  readonly name: string
  /** Milliseconds after which a server that says nothing counts as dead. */
  readonly lease: number
  begin(store: ServedStore): void
  tellCommit(account: AccountId, wakesAt: Instant | undefined, stage: Stage): void
  tellRequests(account: AccountId, numbers: readonly number[]): void
  /** Resolves when no other server is sending a webhook of the account. */
  sentElsewhere(account: AccountId): Promise<void>
  /** Has the account until what is returned is called. */
  claim(account: AccountId): Promise<() => void>
  close(): Promise<void>
}

/** What of a store other servers' news are handed to. */
export interface ServedStore {
  readonly listeners: ReadonlySet<(commit: Commit) => void>
  readonly journal: SqlJournal
  /** Plans anew what is being sent by servers that count as dead at a wall time. */
  requeueAll(of: { wall: number; server: string }): Promise<void>
  readerOf(account: AccountId): SqlReader
}

/** What one server tells the others: short, for the database carries at most 8000 bytes. */
interface News {
  readonly commits: readonly CommitNews[]
  readonly requests: readonly (readonly [AccountId, ...number[]])[]
}

type CommitNews = readonly [
  account: AccountId,
  wakesAt: number | null,
  erased: 0 | 1,
  written: readonly (readonly [EntityKind, string])[],
]

/** How often a server looks for what nobody told it of, in milliseconds. */
const lookEvery = 1_000
/** Of what is written in one decision, at most so many entities are named. */
const mostNamed = 20

export function createServer(parts: {
  readonly name: string
  readonly lease: number
  readonly driver: Driver
  readonly statements: Statements
  readonly signals: Signals<News>
  readonly onError: (error: unknown) => void
}): Server {
  const { name, lease, driver, statements, signals, onError } = parts
  let store: ServedStore | undefined
  const changed = new Set<(account: AccountId) => void>()
  const timers: NodeJS.Timeout[] = []

  async function hear({ commits, requests }: News): Promise<void> {
    for (const [account, wakesAt, erased, named] of commits) {
      const written = await fetchNamed(account, named)
      tell({
        account,
        wakesAt: wakesAt === null ? undefined : instant(wakesAt),
        written: () => written,
        erased: erased === 1,
      })
    }
    for (const [account, ...numbers] of requests) {
      for (const number of numbers) await store?.journal.tellOf(account, number)
    }
  }

  function tell(commit: Commit): void {
    for (const listener of store?.listeners ?? []) listener(commit)
    for (const listener of changed) listener(commit.account)
  }

  async function fetchNamed(account: AccountId, named: CommitNews[3]): Promise<readonly Written[]> {
    const reader = store?.readerOf(account)
    const entities = await Promise.all(named.map(([kind, id]) => reader?.get(kind, id)))
    return named.flatMap(([kind], index) => {
      const entity = entities[index]
      return entity ? [{ kind, entity } as Written] : []
    })
  }

  /** Wakes the ticker for what nobody told of: its server may have died between keeping and telling. */
  async function look(): Promise<void> {
    const [first] = await driver.all(statements.nextWake, {})
    if (first?.at == null) return
    const wakesAt = instant(first.at)
    tell({ account: first.account, wakesAt, written: () => [], erased: false })
  }

  async function beat(): Promise<void> {
    await driver.all(statements.renewSending, { server: name, until: Date.now() + lease })
    await store?.requeueAll({ wall: Date.now(), server: '' })
  }

  function every(milliseconds: number, work: () => Promise<void>): NodeJS.Timeout {
    let last = Promise.resolve()
    const timer = setInterval(() => {
      last = last.then(work).catch(onError)
    }, milliseconds)
    timers.push(timer)
    return timer.unref()
  }

  function changeOf(account: AccountId, within: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, within)
      function listener(of: AccountId): void {
        if (of === account) end()
      }
      function end(): void {
        clearTimeout(timer)
        changed.delete(listener)
        resolve()
      }
      changed.add(listener)
    })
  }

  return {
    name,
    lease,
    begin(served) {
      store = served
      signals.onReceive((news) => hear(news).catch(onError))
      every(lookEvery, look)
      every(Math.ceil(lease / 3), beat)
    },
    tellCommit(account, wakesAt, { erased, puts }) {
      const named = [...puts.values()].slice(0, mostNamed).map(({ kind, entity }) => {
        const identity = identities[kind] as { id(of: unknown): string }
        return [kind, identity.id(entity)] as const
      })
      signals.send({ commits: [[account, wakesAt ?? null, erased ? 1 : 0, named]], requests: [] })
    },
    tellRequests(account, numbers) {
      signals.send({ commits: [], requests: [[account, ...numbers]] })
    },
    async sentElsewhere(account) {
      for (;;) {
        const news = changeOf(account, lookEvery / 5)
        const rows = await driver.all(statements.sentElsewhere, { account, server: name })
        if (rows.length === 0) return
        await news
      }
    },
    async claim(account) {
      const take = () =>
        driver.all(statements.claim, { account, server: name, until: Date.now() + lease })
      await take()
      const timer = setInterval(() => take().catch(onError), Math.ceil(lease / 3)).unref()
      return () => {
        clearInterval(timer)
        driver.all(statements.unclaim, { account, server: name }).catch(onError)
      }
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      await signals.close()
    },
  }
}
