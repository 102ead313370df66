import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { Control } from '@omise-sandbox/api'
import { duration, formatDuration, type Instant, instant } from '@omise-sandbox/core'
import { createControl } from './control/create-control.ts'
import { createControlHandlers } from './control/handlers.ts'
import { sandboxCloses } from './control/problem.ts'
import type { AttemptReport } from './delivery/dispatcher.ts'
import { createPost } from './delivery/post.ts'
import { createEngine } from './engine.ts'
import { createApp } from './http/app.ts'
import { authenticate } from './http/authenticate.ts'
import type { Certified } from './http/certificates.ts'
import type { Answered } from './http/exchange.ts'
import { createIdempotency } from './http/idempotency.ts'
import { isLoopback, type Listening, listen } from './http/listen.ts'
import { createOmiseHandlers } from './http/omise-handlers.ts'
import { createMetrics } from './metrics.ts'
import { readOptions, type SandboxOptions } from './options.ts'
import { webhookSecretOf } from './services/accounts.ts'
import { createFaultInjector } from './services/fault-injector.ts'
import { createMemoryStore } from './store/memory.ts'
import { StoreUnavailableError } from './store/store.ts'
import { createIdleAccounts } from './time/idle.ts'
import { createRetention } from './time/retention.ts'
import { createTicker } from './time/ticker.ts'
import { version } from './version.ts'

/** A sandbox in this process. It opens no socket until {@link Sandbox.listen}. */
export interface Sandbox extends AsyncDisposable {
  /** The keys of the account a caller who does not care uses. Any other test key is an account of its own. */
  readonly secretKey: string
  readonly publicKey: string
  /** What the default account's webhooks are signed with, base64. */
  readonly webhookSecret: string
  /** Where it listens. Throws before {@link Sandbox.listen}. */
  readonly url: string
  /** Answers requests: give it to supertest, or to a server of your own. */
  readonly handler: RequestListener
  /** What the default account can be told and asked. */
  readonly control: Control
  /** The same for the account of another secret key. */
  controlOf(secretKey: string): Control
  /** Starts answering at `http://127.0.0.1:<port>` and `http://[::1]:<port>`; port 0, the default, picks one. */
  listen(options?: {
    readonly port?: number
    readonly host?: string
    /** Serve https as well, on the same port, with this key and certificate (PEM). */
    readonly tls?: Certified
  }): Promise<Listening>
  /**
   * Resolves when nothing is due at the accounts' present moments and no webhook is being sent: of every account, or of
   * the one of a secret key.
   */
  settled(secretKey?: string): Promise<void>
  /**
   * Finishes webhooks under way, whose receivers may ask back, then requests under way, and stops; webhooks that wait for
   * their turn are not sent.
   */
  close(): Promise<void>
}

/** What a host of a sandbox may listen to: for its log, or for checks in tests. */
export interface SandboxObserver {
  answered?(answer: Answered): void
  attempted?(report: AttemptReport): void
  failed?(error: unknown): void
}

const defaultAccount = 'sandbox'
/** How soon to look again at what others are doing. */
const lookAgainMilliseconds = 5

/**
 * Starts a sandbox in this process.
 *
 * With `clock: 'virtual'` time stands still at `startAt` until `control.clock.advance('24h')` moves it; with a `seed`
 * the same calls give the same ids.
 */
export async function createSandbox(
  options: SandboxOptions = {},
  observer: SandboxObserver = {},
): Promise<Sandbox> {
  const settings = readOptions(options)
  const began = Date.now()
  const wall = (): Instant => instant(Date.now())
  const { clock } = settings
  function failed(error: unknown): void {
    if (error instanceof StoreUnavailableError) metrics.storeFailed()
    observer.failed?.(error)
  }

  const store = options.store ?? createMemoryStore()
  const metrics = createMetrics({ store, wall, sending: () => sender.count() })
  const post = createPost(settings.targets)
  const seed = String(options.seed ?? randomBytes(16).toString('hex'))
  const idle = createIdleAccounts({
    store,
    keptFor: settings.accountTtl,
    wall,
    isBusy: (account) => sender.underWay(account).length > 0,
    onError: failed,
  })
  const connected = new Set<string>()
  const engineParts = {
    store,
    connected,
    settings,
    defaults: { clock, seed },
    wall,
    onUse: idle.touch,
    onError: failed,
  }
  const { accounts, decide, services, timeline, sender } = createEngine({
    ...engineParts,
    post,
    onAttempt(report) {
      metrics.attempted(report)
      observer.attempted?.(report)
    },
  })
  const { outcome, delay, targets, barcodeRules, guard } = settings
  const faultInjector = createFaultInjector({ store, decide })
  const closing = new AbortController()
  if (settings.demo > 0) {
    // Before the ticker runs, which would send what the demo only says was sent.
    const { createDemoPost, fillWithDemo } = await import('./demo/fill.ts')
    const engine = createEngine({ ...engineParts, post: createDemoPost(seed), onAttempt() {} })
    await fillWithDemo({ engine, account: defaultAccount, count: settings.demo, seed, wall })
  }
  const ticker = createTicker({ store, timeline, wall, onError: failed })
  const retention = createRetention({ store, keptFor: settings.retain, wall, onError: failed })

  const controlOf = (account: string) =>
    createControl(
      {
        store,
        accounts,
        decide,
        charges: services.charges,
        settings: services.accounts,
        timeline,
        sender,
        sweep: retention.sweep,
        wall,
        clock,
        outcome,
        delay,
        targets,
        connected,
        hold: idle.hold,
        closing: closing.signal,
        version,
      },
      account,
    )
  const handler = createApp({
    accounts,
    faultInjector,
    journal: store.journal,
    closing: closing.signal,
    hold: idle.hold,
    settled: settledOne,
    wall,
    omise: createOmiseHandlers({ services, delay, targets, barcodeRules }),
    control: createControlHandlers({
      version,
      uptime: () => formatDuration(duration(Math.floor((Date.now() - began) / 1000) * 1000)),
      async ready() {
        // What is under way is finished first; whoever spreads requests sends them elsewhere meanwhile.
        if (closing.signal.aborted) throw sandboxCloses()
        await store.check()
      },
      metrics: () => metrics.text(),
      fidelity: async () => (await import('./fidelity.ts')).presentFidelity(),
      documents: {
        omise: async () =>
          (await import('@omise-sandbox/api/documents/omise.json', { with: { type: 'json' } }))
            .default,
        sandbox: async () =>
          (await import('@omise-sandbox/api/documents/sandbox.json', { with: { type: 'json' } }))
            .default,
      },
    }),
    controlOf,
    guard,
    ui: options.ui,
    offLoopback: options.offLoopback ?? false,
    idempotency: options.idempotency ? createIdempotency() : undefined,
    ownHeaders: !options.strictHeaders,
    unknownVersion: options.strictVersion ? 'refuse' : 'serve',
    onAnswer(answer) {
      metrics.answered(answer)
      observer.answered?.(answer)
    },
    onError: failed,
  })

  let listening: Listening | undefined
  let closed: Promise<void> | undefined

  async function settled(): Promise<void> {
    for (;;) {
      const due = await store.accountsDue(wall(), 1000)
      await Promise.all(due.map((account) => timeline.runDue(account)))
      const next = await store.nextWake()
      const isDue = next !== undefined && next <= wall()
      if (due.length === 0 && !isDue && !sender.busy()) return
      // Another server has it, or a decision that is under way.
      if (due.length === 0 && isDue) await setTimeout(lookAgainMilliseconds)
      await sender.drained()
    }
  }

  async function settledOne(account: string): Promise<void> {
    for (;;) {
      await timeline.runDue(account)
      const attempts = sender.underWay(account)
      await Promise.all(attempts)
      // What another server was sending may have kept something from being sent.
      const wasElsewhere = await store.sentElsewhere(account)
      if (attempts.length === 0 && !wasElsewhere) return
    }
  }

  async function close(): Promise<void> {
    closing.abort()
    ticker.close()
    idle.close()
    await retention.close()
    // A receiver may ask back before it answers, so the API stays until no webhook is under way. None begins any more,
    // whatever is asked for meanwhile, and each ends within its timeout.
    await sender.close()
    await listening?.close()
    await post.close()
    metrics.close()
    await store.close()
  }

  return {
    secretKey: `skey_test_${defaultAccount}`,
    publicKey: `pkey_test_${defaultAccount}`,
    webhookSecret: webhookSecretOf(defaultAccount),
    get url() {
      if (listening) return listening.url
      throw new Error('The sandbox has no URL yet. Call await sandbox.listen() first.')
    },
    handler,
    control: controlOf(defaultAccount),
    controlOf: (secretKey) => controlOf(accountOf(secretKey)),
    async listen(at = {}) {
      if (listening) throw new Error(`The sandbox listens already, at ${listening.url}.`)
      const host = at.host ?? 'localhost'
      if (!isLoopback(host) && !options.offLoopback) {
        throw new Error(
          `${host} can be reached from other machines. Set offLoopback, and adminToken to protect the control API.`,
        )
      }
      const { port = 0, tls } = at
      listening = await listen(handler, { port, host, ...(tls ? { tls } : {}) })
      return listening
    },
    settled: (key) => (key === undefined ? settled() : settledOne(accountOf(key))),
    close: () => (closed ??= close()),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}

function accountOf(secretKey: string): string {
  const header = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`
  const identity = authenticate(header, ['secret'])
  if (!identity.ok) throw new Error(identity.refusal)
  return identity.value.account
}
