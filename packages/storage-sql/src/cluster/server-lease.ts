import { instant } from '@omise-sandbox/core'
import {
  type AccountId,
  allEntities,
  type ClusterPort,
  type Commit,
  createSubscribers,
  type EntityKind,
  identities,
  type Reads,
  type StoreHub,
  sendingIn,
  type Written,
} from '@omise-sandbox/sandbox/store'
import type { Driver } from '../driver.ts'
import type { SqlJournal } from '../journal.ts'
import type { Statements } from '../statements/index.ts'
import type { Notifications } from './notifications.ts'
import type { StaleServers } from './requeue.ts'

/** One of several servers on the same data: what it publishes to the others, and its heartbeat. */
export interface Server extends ClusterPort {
  /** Unlike any other's. */
  readonly name: string
  begin(store: ServedStore): void
  publishRequests(account: AccountId, numbers: readonly number[]): void
  close(): Promise<void>
}

/** What of a store other servers' notifications are handed to. */
interface ServedStore {
  readonly hub: StoreHub
  readonly journal: SqlJournal
  /** Schedules anew what is being sent by servers that count as dead. */
  requeue(of: StaleServers): Promise<void>
  reads(account: AccountId): Reads
}

/** What one server publishes to the others: short, for the database carries at most 8000 bytes. */
interface Notification {
  readonly commits: readonly CommitNotification[]
  readonly requests: readonly (readonly [AccountId, ...number[]])[]
}

type CommitNotification = readonly [
  account: AccountId,
  wakesAt: number | null,
  erased: 0 | 1,
  written: readonly (readonly [EntityKind, string])[],
]

/** How often a server polls for what it was not notified of, in milliseconds. */
const lookEvery = 1_000
/**
 * Parts of the lease, within which what a dead server was doing is taken over: how often a server sends its heartbeat and
 * polls for servers without one, and for how long a heartbeat counts.
 */
const heartbeatsPart = 0.2
const leasePart = 0.6
/** Entities that are named at most of what is kept at once, the last of them: as many as a group of decisions makes by itself. */
const maxNamed = 1_280
/** How many of them stand in one notification, which PostgreSQL bounds. */
const namedAtOnce = 100

/** Names a webhook that is being sent, for {@link Statements.renewSending}. */
function sendingKey(account: AccountId, number: number): string {
  return `${account} ${number}`
}

export function createServer(parts: {
  readonly name: string
  /** Milliseconds after which what a dead server was doing has been taken over. */
  readonly lease: number
  readonly driver: Driver
  readonly statements: Statements
  readonly notifications: Notifications<Notification>
  readonly onError: (error: unknown) => void
}): Server {
  const { name, driver, statements, notifications, onError } = parts
  const leaseTime = Math.ceil(parts.lease * leasePart)
  const heartbeatInterval = Math.ceil(parts.lease * heartbeatsPart)
  let store: ServedStore | undefined
  /** Webhooks that this server has claimed. One that it believes not to have claimed, and has, comes again by its lease. */
  const leased = new Set<string>()
  const changed = createSubscribers<[AccountId]>()
  const timers: NodeJS.Timeout[] = []
  /** Notifications are passed on in their order: one that takes longer to fetch is not overtaken. */
  let received: Promise<void> = Promise.resolve()

  async function receive({ commits, requests }: Notification): Promise<void> {
    for (const [account, wakesAt, erased, named] of commits) {
      const written = await fetchNamed(account, named)
      notify({
        account,
        wakesAt: wakesAt === null ? undefined : instant(wakesAt),
        written: () => written,
        erased: erased === 1,
      })
    }
    for (const [account, ...numbers] of requests) {
      for (const number of numbers) await store?.journal.notifyOf(account, number)
    }
  }

  function notify(commit: Commit): void {
    store?.hub.publish(commit)
    changed.publish(commit.account)
  }

  async function fetchNamed(
    account: AccountId,
    named: CommitNotification[3],
  ): Promise<readonly Written[]> {
    if (!store?.hub.isWatched(account)) return []
    const reads = store.reads(account)
    const kinds = [...new Set(named.map(([kind]) => kind))]
    const found = new Map<string, Written>()
    for (const kind of kinds) {
      const ids = named.flatMap(([of, id]) => (of === kind ? [id] : []))
      const { data } = await reads.list(kind, { ...allEntities, ids })
      for (const entity of data) {
        // Which entity goes with the kind, TypeScript cannot carry through the index.
        const idOf = identities[kind].id as (of: unknown) => string
        found.set(idOf(entity), { kind, entity } as Written)
      }
    }
    return named.flatMap(([, id]) => found.get(id) ?? [])
  }

  /** Wakes the ticker for what nobody published: its server may have died between its commit and that. */
  async function poll(): Promise<void> {
    const [first] = await driver.all(statements.nextWake, {})
    if (first?.at == null) return
    const wakesAt = instant(first.at)
    notify({ account: first.account, wakesAt, written: () => [], erased: false })
  }

  async function heartbeat(): Promise<void> {
    await driver.all(statements.renewSending, {
      server: name,
      until: Date.now() + leaseTime,
      leased: JSON.stringify([...leased]),
    })
    await store?.requeue({ wallClock: Date.now(), server: '' })
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
    leaseTime,
    begin(served) {
      store = served
      notifications.onReceive((notification) => {
        received = received.then(() => receive(notification)).catch(onError)
      })
      every(lookEvery, poll)
      every(heartbeatInterval, heartbeat)
    },
    publish(account, changes, wakesAt) {
      for (const { number } of sendingIn(changes)) leased.add(sendingKey(account, number))
      for (const number of changes.sent) leased.delete(sendingKey(account, number))
      const named = [...changes.puts].slice(-maxNamed).map(([id, { kind }]) => [kind, id] as const)
      for (let from = 0; from === 0 || from < named.length; from += namedAtOnce) {
        const erased = changes.erased && from === 0 ? 1 : 0
        const some = named.slice(from, from + namedAtOnce)
        notifications.send({ commits: [[account, wakesAt ?? null, erased, some]], requests: [] })
      }
    },
    release: (account, number) => void leased.delete(sendingKey(account, number)),
    publishRequests(account, numbers) {
      notifications.send({ commits: [], requests: [[account, ...numbers]] })
    },
    async sentElsewhere(account) {
      for (let polls = 0; ; polls++) {
        const notification = changeOf(account, lookEvery / 5)
        const rows = await driver.all(statements.sentElsewhere, { account, server: name })
        if (rows.length === 0) return polls > 0
        await notification
      }
    },
    async claim(account) {
      const take = () =>
        driver.all(statements.claim, { account, server: name, until: Date.now() + leaseTime })
      await take()
      const timer = setInterval(() => take().catch(onError), heartbeatInterval).unref()
      return () => {
        clearInterval(timer)
        driver.all(statements.unclaim, { account, server: name }).catch(onError)
      }
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      await notifications.close()
      // Others need not wait until this one counts as dead.
      await driver.all(statements.unclaimAll, { server: name }).catch(onError)
    },
  }
}
