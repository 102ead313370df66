import {
  type AttemptCause,
  type Attempted,
  type AttemptResponse,
  type Delivery,
  type Event,
  printUnknown,
  type Result,
} from '@omise-sandbox/core'
import type { Agent, Dispatcher } from 'undici'
import type { AccountId } from '../storage/store.ts'
import { beginningOf, maxAnswerBytes, readRetryAfter, tooLate } from './answer.ts'
import { inboxUrl, parseTarget, type TargetPolicy } from './endpoint.ts'
import { createSafeLookup } from './safe-lookup.ts'

export interface Message {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeoutMs: number
}

/** What a message belongs to. */
export interface Sending {
  readonly account: AccountId
  readonly delivery: Delivery
  readonly event: Event
  readonly cause: AttemptCause
}

/** Makes one attempt, and says what came back, or why nothing did. */
export type Send = (message: Message, of: Sending) => Promise<Attempted>

export interface Post {
  (message: Message): Promise<Attempted>
  close(): Promise<void>
}

export function createPost(policy: TargetPolicy): Post {
  // Loaded with the first webhook: a fifth of the start-up time else.
  let agents: ReturnType<typeof createAgents> | undefined
  const targetOf = rememberTargets(policy)

  async function post(message: Message): Promise<Attempted> {
    if (message.url === inboxUrl) return { ...takenIn, durationMs: 0 }
    const deadline = createDeadline(message.timeoutMs)
    const ended = (answered: Omit<Attempted, 'durationMs'>): Attempted => {
      return { ...answered, durationMs: deadline.end() }
    }
    const target = targetOf(message.url)
    if (!target.ok) return ended({ ...nothing, error: `Not sent: ${target.refusal}.` })
    try {
      agents ??= createAgents(policy)
      const answered = await request(await agents, message, target.value, deadline)
      return ended({ ...answered, error: null })
    } catch (error) {
      return ended({ ...nothing, error: explain(error, deadline.signal, message.timeoutMs) })
    }
  }

  return Object.assign(post, {
    async close() {
      const { pooled, single } = (await agents) ?? {}
      await Promise.all([pooled?.destroy(), single?.destroy()])
    },
  })
}

/** How long a receiver has. It begins anew when the request is written: connecting takes none of it, and may take as long. */
interface Deadline {
  readonly signal: AbortSignal
  restart(): void
  /** Gives how many milliseconds it took. */
  end(): number
}

function createDeadline(milliseconds: number): Deadline {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), milliseconds).unref()
  let began = performance.now()
  return {
    signal: over.signal,
    restart() {
      began = performance.now()
      if (!over.signal.aborted) timer.refresh()
    },
    end() {
      clearTimeout(timer)
      return Math.round(performance.now() - began)
    },
  }
}

const maxTargets = 1000

/** Reads each URL once: webhooks mostly go to the same few. */
function rememberTargets(policy: TargetPolicy): (url: string) => Result<URL, string> {
  const known = new Map<string, Result<URL, string>>()
  return (url) => {
    const before = known.get(url)
    if (before) return before
    const target = parseTarget(url, policy)
    if (known.size >= maxTargets) known.clear()
    known.set(url, target)
    return target
  }
}

const nothing = { response: null, retryAfter: null } as const

/** What the built-in receiver answers. */
const takenIn = {
  response: { status: 200, body: 'Taken in. GET /__sandbox/inbox shows it.' },
  retryAfter: null,
  error: null,
} as const

/** Shorter than receivers keep idle connections; one that says how long it does is believed. */
const keptMilliseconds = 2_000
/** The endpoints' queues limit what goes to each: nothing waits for a connection that another account's webhooks hold. */
const maxConnections = 4096

/** The connections that are kept for the next webhook, and those that are used once. */
async function createAgents(policy: TargetPolicy) {
  const { Agent, buildConnector, DecoratorHandler, request } = await import('./undici.ts')
  const connectTo = buildConnector({ lookup: createSafeLookup(policy) })
  const pooled = new Agent({
    connections: maxConnections,
    pipelining: 1,
    keepAliveTimeout: keptMilliseconds,
    connect(options, callback) {
      connectTo(options, (...[error, socket]) => {
        if (error) return callback(error, null)
        // Before undici's own listener, whose error this is: it then tells whether the connection had been used before.
        socket.prependListener('error', (failure: Error) => {
          Object.assign(failure, { bytesRead: socket.bytesRead })
        })
        return callback(null, socket)
      })
    },
  })
  const single = new Agent({ connect: connectTo, connections: null, pipelining: 0 })
  /** Calls `onStart` when the request of a dispatcher has its connection and is written. */
  function notifying(agent: Agent, onStart: () => void): Dispatcher {
    return agent.compose((dispatch) => (options, handler) => {
      const decorated: Dispatcher.DispatchHandler = new DecoratorHandler(handler)
      const start = decorated.onRequestStart?.bind(decorated)
      decorated.onRequestStart = (...parts) => {
        onStart()
        start?.(...parts)
      }
      return dispatch(options, decorated)
    })
  }
  return {
    pooled,
    single,
    requestBy: (agent: Agent, options: Dispatcher.RequestOptions, onStart: () => void) =>
      request.call(notifying(agent, onStart), options),
  }
}

type Answered = Pick<Attempted, 'retryAfter'> & { readonly response: AttemptResponse }

async function request(
  { pooled, single, requestBy }: Awaited<ReturnType<typeof createAgents>>,
  message: Message,
  target: URL,
  { signal, restart }: Deadline,
): Promise<Answered> {
  const options = { ...optionsOf(message, target), signal }
  try {
    return await answered(requestBy(pooled, options, restart))
  } catch (error) {
    // A connection that was kept may be closed by the receiver just as it is used again: then nobody has read the
    // webhook, and with a single attempt it would be lost.
    if (!wasStale(error) || signal.aborted) throw error
    return await answered(requestBy(single, options, restart))
  }
}

function optionsOf({ headers, body }: Message, { origin, pathname, search }: URL) {
  return { origin, path: pathname + search, method: 'POST', headers, body } as const
}

async function answered(response: Promise<Dispatcher.ResponseData>): Promise<Answered> {
  const { statusCode, headers, body } = await response
  const short = Number(headers['content-length'] ?? Number.NaN) <= maxAnswerBytes
  const text = await (short ? body.text() : beginningOf(body))
  return {
    response: { status: statusCode, body: text },
    retryAfter: readRetryAfter(headers['retry-after']),
  }
}

/** Whether a connection broke that had served before, with no byte of an answer to this request. */
function wasStale(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  if (error.code !== 'ECONNRESET' && error.code !== 'UND_ERR_SOCKET' && error.code !== 'EPIPE') {
    return false
  }
  const { bytesRead, socket } = error as { bytesRead?: number; socket?: { bytesRead?: number } }
  return (bytesRead ?? socket?.bytesRead ?? 0) > 0
}

function explain(error: unknown, signal: AbortSignal, timeoutMs: number): string {
  if (signal.aborted) return tooLate(timeoutMs)
  if (!(error instanceof Error)) return printUnknown(error)
  const code = 'code' in error ? printUnknown(error.code) : ''
  if (code === 'ECONNREFUSED') return 'Connection refused: nothing listens there.'
  if (code === 'ENOTFOUND') return 'The host name has no address.'
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
    return 'The connection was closed before an answer came.'
  return error.message || code
}
