import type { RequestListener } from 'node:http'
import type { Control } from '@omise-sandbox/api'
import { defaultAccount } from './account/accounts.ts'
import type { Bounds } from './concurrency/bounds.ts'
import { openControl, openHttp } from './entry-points.ts'
import { authenticate } from './http/authenticate.ts'
import type { Certified } from './http/certificates.ts'
import { createFetch, type Fetch } from './http/fetch.ts'
import { isLoopback, type Listening, listen } from './http/listen.ts'
import { readOptions, type SandboxOptions } from './options.ts'
import { settleAll, settleOne } from './settle.ts'
import { type SandboxObserver, type Simulation, startSimulation } from './simulation.ts'

/** A sandbox in this process. It opens no socket until {@link Sandbox.listen}. */
export interface Sandbox extends AsyncDisposable {
  /** The keys of the account a caller who does not care uses. Any other test key is an account of its own. */
  readonly secretKey: string
  /** The public key of the same account, for what a web page may do. */
  readonly publicKey: string
  /** What the default account's webhooks are signed with when the sandbox starts, base64. */
  readonly webhookSecret: string
  /** Where it listens. Throws before {@link Sandbox.listen}. */
  readonly url: string
  /** Answers requests: give it to supertest, or to a server of your own. */
  readonly handler: RequestListener
  /**
   * Answers a request as {@link Sandbox.handler} does, without a socket: as the global `fetch`, at any host that the sandbox answers to.
   * A path such as `/charges` will do. Redirects are given, not followed.
   */
  readonly fetch: Fetch
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
    /** Maximum number of connections, 10,000 when left out; any more are refused. */
    readonly maxConnections?: number
  }): Promise<Listening>
  /**
   * Resolves when nothing is due at the accounts' present moments and no webhook is being sent: of every account, or of
   * the one of a secret key.
   */
  settled(secretKey?: string): Promise<void>
  /**
   * Goes on serving, but has whoever spreads requests send them elsewhere: `/readyz` says 503 from now on, and each answer closes
   * its connection. {@link Sandbox.close} follows when nobody comes any more.
   */
  drain(): void
  /**
   * Finishes webhooks under way, whose receivers may ask back, then requests under way, and stops; webhooks that wait for
   * their turn are not sent.
   */
  close(): Promise<void>
}

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
  const closing = new AbortController()
  let isDraining = false
  const simulation = await startSimulation(options, readOptions(options), observer)
  const controlOf = openControl(simulation, closing.signal)
  const serve = openHttp(simulation, options, {
    controlOf,
    closing: closing.signal,
    isReady: () => !isDraining && !closing.signal.aborted,
    onAnswer(answer) {
      simulation.metrics.answered(answer)
      observer.answered?.(answer)
    },
  })
  const handler: RequestListener = (request, response) => {
    if (isDraining) response.setHeader('Connection', 'close')
    serve(request, response)
  }
  const socket = createSocket(handler, simulation.bounds, options.offLoopback ?? false)
  let closed: Promise<void> | undefined
  function close(): Promise<void> {
    closing.abort()
    closed ??= closeAll(simulation, socket)
    return closed
  }
  return {
    secretKey: `skey_test_${defaultAccount}`,
    publicKey: `pkey_test_${defaultAccount}`,
    webhookSecret: simulation.webhookSecret,
    get url() {
      return socket.url
    },
    handler,
    fetch: createFetch(handler),
    control: controlOf(defaultAccount),
    controlOf: (secretKey) => controlOf(accountOf(secretKey)),
    listen: socket.listen,
    settled: (key) =>
      key === undefined ? settleAll(simulation) : settleOne(simulation, accountOf(key)),
    drain() {
      isDraining = true
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

type Socket = Pick<Sandbox, 'url' | 'listen' | 'close'>

/** Where a sandbox listens, once it does. */
function createSocket(handler: RequestListener, bounds: Bounds, offLoopback: boolean): Socket {
  let listening: Listening | undefined
  return {
    get url() {
      if (listening) return listening.url
      throw new Error('The sandbox has no URL yet. Call await sandbox.listen() first.')
    },
    async listen({ host = 'localhost', port = 0, tls, maxConnections } = {}) {
      if (listening) throw new Error(`The sandbox listens already, at ${listening.url}.`)
      if (!isLoopback(host) && !offLoopback) {
        throw new Error(
          `${host} can be reached from other machines. Set offLoopback, and adminToken to protect the control API.`,
        )
      }
      const limits = maxConnections === undefined ? {} : { maxConnections }
      listening = await listen(handler, { port, host, limits, bounds, ...(tls ? { tls } : {}) })
      return listening
    },
    close: async () => listening?.close(),
  }
}

async function closeAll(simulation: Simulation, socket: Socket): Promise<void> {
  const { ticker, idle, memory, retention, sender, post, metrics, store } = simulation
  ticker.close()
  idle.close()
  memory.close()
  await retention.close()
  // A receiver may ask back before it answers, so the API stays until no webhook is under way. None begins any more,
  // whatever is asked for meanwhile, and each ends within its timeout.
  await sender.close()
  await socket.close()
  await post.close()
  metrics.close()
  await store.close()
}

function accountOf(secretKey: string): string {
  const header = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`
  const identity = authenticate(header, ['secret'])
  if (!identity.ok) throw new Error(identity.refusal)
  return identity.value.account
}
