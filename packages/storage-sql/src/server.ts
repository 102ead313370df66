import { type Instant, instant } from '@omise-sandbox/core'
import type {
  AccountId,
  Commit,
  EntityKind,
  StoreReader,
  Written,
} from '@omise-sandbox/sandbox/store'
import { createSubscribers } from '@omise-sandbox/sandbox/store'
import type { Driver } from './driver.ts'
import type { SqlJournal } from './journal.ts'
import type { Signals } from './signals.ts'
import { idOf, type Stage } from './stage.ts'
import type { Statements } from './statements/index.ts'

/** One of several servers on the same data: what it tells the others, and how they know that it lives. */
export interface Server {
  /** Unlike any other's. */
  readonly name: string
  /** Milliseconds for which a server counts as alive after it last said so. */
  readonly aliveFor: number
  begin(store: ServedStore): void
  tellCommit(account: AccountId, wakesAt: Instant | undefined, stage: Stage): void
  tellRequests(account: AccountId, numbers: readonly number[]): void
  /** Resolves when no other server is sending a webhook of the account: to whether one was. */
  sentElsewhere(account: AccountId): Promise<boolean>
  /** Has the account until what is returned is called. */
  claim(account: AccountId): Promise<() => void>
  close(): Promise<void>
}

/** What of a store other servers' news are handed to. */
export interface ServedStore {
  readonly listeners: ReadonlyMap<(commit: Commit) => void, unknown>
  readonly journal: SqlJournal
  /** Plans anew what is being sent by servers that count as dead at a wall time. */
  requeueAll(of: { wall: number; server: string }): Promise<void>
  readerOf(account: AccountId): StoreReader
  /** Whether somebody wants to know what is written of it. */
  isWatched(account: AccountId): boolean
  /** The webhooks that this server is sending. */
  readonly inHand: ReadonlySet<string>
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
/**
 * Parts of the lease, within which what a dead server was doing is taken over: how often a server says that it lives and
 * looks for those that do not, and for how long that counts.
 */
const beatEvery = 0.2
const countsFor = 0.6
/** Of what is written in one decision, so many entities are named at most: its own, which come last. */
const mostNamed = 20

export function createServer(parts: {
  readonly name: string
  /** Milliseconds after which what a dead server was doing has been taken over. */
  readonly lease: number
  readonly driver: Driver
  readonly statements: Statements
  readonly signals: Signals<News>
  readonly onError: (error: unknown) => void
}): Server {
  const { name, driver, statements, signals, onError } = parts
  const aliveFor = Math.ceil(parts.lease * countsFor)
  const beatTime = Math.ceil(parts.lease * beatEvery)
  let store: ServedStore | undefined
  const changed = createSubscribers<[AccountId]>()
  const timers: NodeJS.Timeout[] = []
  /** What was heard is told in its order: what takes longer to fetch is not overtaken. */
  let heard: Promise<void> = Promise.resolve()

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
    for (const listener of store?.listeners.keys() ?? []) listener(commit)
    changed.publish(commit.account)
  }

  async function fetchNamed(account: AccountId, named: CommitNews[3]): Promise<readonly Written[]> {
    if (!store?.isWatched(account)) return []
    const reader = store.readerOf(account)
    const kinds = [...new Set(named.map(([kind]) => kind))]
    const found = new Map<string, Written>()
    for (const kind of kinds) {
      const ids = named.flatMap(([of, id]) => (of === kind ? [id] : []))
      for (const entity of await reader.getAll(kind, ids)) {
        const one = { kind, entity } as Written
        found.set(idOf(one), one)
      }
    }
    return named.flatMap(([, id]) => found.get(id) ?? [])
  }

  /** Wakes the ticker for what nobody told of: its server may have died between keeping and telling. */
  async function look(): Promise<void> {
    const [first] = await driver.all(statements.nextWake, {})
    if (first?.at == null) return
    const wakesAt = instant(first.at)
    tell({ account: first.account, wakesAt, written: () => [], erased: false })
  }

  async function beat(): Promise<void> {
    const inHand = JSON.stringify([...(store?.inHand ?? [])])
    await driver.all(statements.renewSending, {
      server: name,
      until: Date.now() + aliveFor,
      inHand,
    })
    await store?.requeueAll({ wall: Date.now(), server: '' })
  }

  function every(milliseconds: number, work: () => Promise<void>): NodeJS.Timeout {
    let busy = false
    const timer = setInterval(async () => {
      // One that takes long, as where the database is away, is not waited for by others.
      if (busy) return
      busy = true
      await work().catch(onError)
      busy = false
    }, milliseconds)
    timers.push(timer)
    return timer.unref()
  }

  function changeOf(account: AccountId, within: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, within)
      const stop = changed.add((of) => {
        if (of === account) end()
      })
      function end(): void {
        clearTimeout(timer)
        stop()
        resolve()
      }
    })
  }

  return {
    name,
    aliveFor,
    begin(served) {
      store = served
      signals.onReceive((news) => {
        heard = heard.then(() => hear(news)).catch(onError)
      })
      every(lookEvery, look)
      every(beatTime, beat)
    },
    tellCommit(account, wakesAt, { erased, puts }) {
      const named = [...puts.values()]
        .slice(-mostNamed)
        .map((one) => [one.kind, idOf(one)] as const)
      signals.send({ commits: [[account, wakesAt ?? null, erased ? 1 : 0, named]], requests: [] })
    },
    tellRequests(account, numbers) {
      signals.send({ commits: [], requests: [[account, ...numbers]] })
    },
    async sentElsewhere(account) {
      for (let looks = 0; ; looks++) {
        const news = changeOf(account, lookEvery / 5)
        const rows = await driver.all(statements.sentElsewhere, { account, server: name })
        if (rows.length === 0) return looks > 0
        await news
      }
    },
    async claim(account) {
      const take = () =>
        driver.all(statements.claim, { account, server: name, until: Date.now() + aliveFor })
      await take()
      const timer = setInterval(() => take().catch(onError), beatTime).unref()
      return () => {
        clearInterval(timer)
        driver.all(statements.unclaim, { account, server: name }).catch(onError)
      }
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      await signals.close()
      // Others need not wait until this one counts as dead.
      await driver.all(statements.unclaimAll, { server: name }).catch(onError)
    },
  }
}
