import { randomBytes } from 'node:crypto'
import { type Instant, instant } from '@omise-sandbox/core'
import { defaultAccount, webhookSecretOf } from './account/accounts.ts'
import type { Bounds } from './concurrency/bounds.ts'
import { createEngine, type Engine } from './engine.ts'
import type { Answered } from './http/exchange.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { readOptions, SandboxOptions } from './options.ts'
import { createIdleAccounts, type IdleAccounts } from './retention/idle.ts'
import { createMemoryGuard, type MemoryGuard } from './retention/memory-guard.ts'
import { createRetention, type Retention } from './retention/retention.ts'
import { createTicker, type Ticker } from './scheduler/ticker.ts'
import { createMemoryStore } from './storage/memory/memory.ts'
import { type Store, StoreUnavailableError } from './storage/store.ts'
import type { AttemptReport } from './webhooks/attempt.ts'
import { createPost, type Post } from './webhooks/http-post.ts'

/** What a host of a sandbox may listen to: for its log, or for checks in tests. */
export interface SandboxObserver {
  answered?(answer: Answered): void
  attempted?(report: AttemptReport): void
  failed?(error: unknown): void
}

/** What goes on in a sandbox, whichever door asks for it. */
export interface Simulation extends Engine {
  readonly settings: ReturnType<typeof readOptions>
  readonly store: Store
  readonly wallClock: () => Instant
  readonly metrics: Metrics
  /** To which each part adds what it bounds. */
  readonly bounds: Bounds
  readonly post: Post
  readonly idle: IdleAccounts
  readonly memory: MemoryGuard
  readonly ticker: Ticker
  readonly retention: Retention
  /** The listeners whose connections this process holds. */
  readonly connected: Set<string>
  /** What the default account's webhooks are signed with when it starts. */
  readonly webhookSecret: string
  failed(error: unknown): void
}

export async function startSimulation(
  options: SandboxOptions,
  settings: Simulation['settings'],
  observer: SandboxObserver,
): Promise<Simulation> {
  const wallClock = (): Instant => instant(Date.now())
  const { memory: limits } = settings
  const bounds: Bounds = new Map()
  const store = options.store ?? createMemoryStore({ ...limits, bounds })
  const metrics = createMetrics({
    ...{ store, wallClock, bounds },
    sending: () => engine.sender.count(),
  })
  function failed(error: unknown): void {
    if (error instanceof StoreUnavailableError) metrics.storeFailed()
    observer.failed?.(error)
  }
  const common = { store, wallClock, onError: failed }
  const post = createPost(settings.targets)
  const seed = String(options.seed ?? randomBytes(16).toString('hex'))
  // What another store keeps is not in memory.
  const evicts = options.store === undefined
  const idle = createIdleAccounts({
    ...common,
    keptFor: settings.accountTtl,
    evicts,
    isBusy: (account) => engine.sender.underWay(account).length > 0,
  })
  const memory = createMemoryGuard({ limits, idle, evicts, bounds, onError: failed })
  const connected = new Set<string>()
  const secretSalt = await openSalt(options, store)
  const defaults = { clock: settings.clock, seed, secretSalt }
  const { makeRoom } = memory
  const engineParts = { ...common, connected, settings, defaults, onUse: idle.touch, makeRoom }
  const onAttempt = (report: AttemptReport) => {
    metrics.attempted(report)
    observer.attempted?.(report)
  }
  const engine = createEngine({ ...engineParts, post, onAttempt })
  // Before the ticker runs, which would send what the demo only says was sent.
  if (settings.demo > 0) await fillDemo(engineParts, settings.demo)
  const ticker = createTicker({ ...common, scheduler: engine.scheduler })
  const retention = createRetention({ ...common, keptFor: settings.retain })
  const background = { metrics, bounds, post, idle, memory, ticker, retention }
  const webhookSecret = await webhookSecretIn(store, secretSalt)
  const facts = { settings, store, wallClock, connected, webhookSecret, failed }
  return { ...engine, ...background, ...facts }
}

async function webhookSecretIn(store: Store, salt: string | undefined): Promise<string> {
  const kept = await store.reader(defaultAccount).account()
  return kept?.settings.webhooks.secret ?? webhookSecretOf(defaultAccount, salt)
}

/** What webhook secrets are made from: on loopback nothing that is secret, as tests and documents repeat them. */
async function openSalt(
  { webhookSecretSalt, offLoopback }: SandboxOptions,
  store: Store,
): Promise<string | undefined> {
  if (webhookSecretSalt !== undefined) return webhookSecretSalt
  return offLoopback ? store.salt(randomBytes(32).toString('base64')) : undefined
}

type EngineParts = Omit<Parameters<typeof createEngine>[0], 'post' | 'onAttempt'>

async function fillDemo(parts: EngineParts, count: number): Promise<void> {
  const { createDemoPost, fillWithDemo } = await import('./demo/fill.ts')
  const { wallClock, defaults } = parts
  const { seed } = defaults
  const engine = createEngine({ ...parts, post: createDemoPost(seed), onAttempt() {} })
  await fillWithDemo({ engine, account: defaultAccount, count, seed, wallClock })
}
