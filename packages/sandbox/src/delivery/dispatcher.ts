import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import {
  type Attempt,
  type AttemptCause,
  afterAttempt,
  type Delivery,
  type Duration,
  type Event,
  type Instant,
  listenerUrl,
  readClock,
  retryPolicyOf,
  saysGone,
} from '@omise-sandbox/core'
import { signatureHeaders, standardHeaders } from '@omise-sandbox/webhooks'
import { secretsOf } from '../services/secrets.ts'
import { sendTaskOf } from '../services/send-task.ts'
import {
  type AccountId,
  type AccountState,
  type SendTask,
  type Store,
  StoreUnavailableError,
  type StoreWriter,
} from '../store/store.ts'
import type { Sender } from '../time/timeline.ts'
import { corruptBody, corruptSignature } from './corrupt.ts'
import { createEndpointQueue } from './endpoint-queue.ts'
import type { Message, Send } from './post.ts'

export interface Dispatcher extends Sender {
  /** Whether an attempt is under way for any account. */
  busy(): boolean
  /** How many are, those that wait for their turn included. */
  count(): number
  /** Resolves when none is. */
  drained(): Promise<void>
  /** Starts no more attempts, and resolves when those under way are over. */
  close(): Promise<void>
}

export interface AttemptReport {
  readonly account: AccountId
  readonly delivery: Delivery
}

export const maxPerEndpoint = 10
/** Milliseconds, where the store is away. */
const tryAgainAfter = 1_000

/** Sends webhooks outside of requests and transactions, and records what came of each attempt. */
export function createDispatcher(options: {
  readonly store: Store
  readonly wall: () => Instant
  readonly send: Send
  /** The exact body of an event's webhook. */
  readonly bodyOf: (event: Event) => string
  readonly userAgent: string
  readonly onAttempt: (report: AttemptReport) => void
  readonly onError: (error: unknown) => void
}): Dispatcher {
  const { store, wall } = options
  const queue = createEndpointQueue({ maxPerEndpoint })
  const underWay = new Map<AccountId, Set<Promise<void>>>()
  const closing = new AbortController()

  function track(account: AccountId, attempt: Promise<void>): Promise<void> {
    const attempts = underWay.get(account) ?? new Set()
    underWay.set(account, attempts)
    const tracked = attempt.finally(() => {
      attempts.delete(tracked)
      if (attempts.size === 0 && underWay.get(account) === attempts) underWay.delete(account)
    })
    attempts.add(tracked)
    return tracked
  }

  /**
   * Does it again until the store is back: its task is taken already, so nobody else would. `tries` counts from 1; a
   * try may have been kept though it failed, where the connection broke just then.
   */
  async function insist<T>(work: (tries: number) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work(tries)
      } catch (error) {
        if (!(error instanceof StoreUnavailableError) || closing.signal.aborted) throw error
        options.onError(error)
        await wait(tryAgainAfter, undefined, { signal: closing.signal }).catch(() => {})
      }
    }
  }

  async function attempt(account: AccountId, task: SendTask): Promise<void> {
    const { delivery, event, state } = await insist(() => read(account, task))
    // Gone when the account was reset meanwhile; with a seed its next life may use the same id.
    const isGone = !delivery || !event || !state || delivery.epoch !== task.epoch
    // Sent meanwhile, because somebody asked for it.
    if (isGone || (task.cause === 'schedule' && delivery.state !== 'pending')) {
      return insist(() => store.atomically(account, async (tx) => tx.sent(task)))
    }
    const message = messageOf({ delivery, event, state, cause: task.cause })
    const { cause } = task
    // Who forwards for a listener uses the store, which may be away meanwhile.
    const { retryAfter, ...attempted } = await insist(() =>
      options.send(message, { account, delivery, event, cause }),
    )
    const at = readClock(state.clock, wall())
    const made = { at, cause, headers: message.headers, ...attempted }
    const done = await insist((tries) =>
      store.atomically(account, (tx) => record(tx, task, { made, retryAfter, tries })),
    )
    if (done) options.onAttempt({ account, delivery: done })
  }

  async function read(account: AccountId, task: SendTask) {
    const reader = store.reader(account)
    const delivery = await reader.get('delivery', task.delivery)
    const event = delivery && (await reader.get('event', delivery.event))
    return { delivery, event, state: await reader.account() }
  }

  /** What is sent: as it is when it is asked for again, whatever went wrong with it on purpose before. */
  function messageOf(of: {
    readonly delivery: Delivery
    readonly event: Event
    readonly state: AccountState
    readonly cause: AttemptCause
  }): Message {
    const { delivery, event, state, cause } = of
    const fault = cause === 'resend' ? null : delivery.fault
    const body = options.bodyOf(event)
    const { webhooks } = state.settings
    const signing = { secrets: secretsOf(state, wall()), signedAt: wall(), body }
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': options.userAgent,
      ...corruptSignature(signatureHeaders(signing), fault),
      ...(webhooks.standardHeaders ? standardHeaders(event.id, signing) : {}),
    }
    const timeoutMs = retryPolicyOf(webhooks.retryPolicy).timeout
    return { url: delivery.url, headers, body: corruptBody(body, fault), timeoutMs }
  }

  /** Keeps an attempt and what follows from it; undefined where its account has begun another life. */
  async function record(
    tx: StoreWriter,
    task: SendTask,
    what: {
      readonly made: Attempt
      readonly retryAfter: Duration | null
      readonly tries: number
    },
  ): Promise<Delivery | undefined> {
    const { made, retryAfter, tries } = what
    tx.sent(task)
    const current = await tx.get('delivery', task.delivery)
    const state = await tx.account()
    if (!state || current?.epoch !== task.epoch) return undefined
    if (tries > 1 && isDeepStrictEqual(current.attempts.at(-1), made)) return current
    const retryPolicy = retryPolicyOf(state.settings.webhooks.retryPolicy)
    const next = afterAttempt(current, made, { retryPolicy, retryAfter })
    tx.put('delivery', next)
    if (next.state === 'delivered') tx.unscheduleDelivery(next.charge, next.id)
    else if (task.cause === 'schedule' && next.nextAttemptAt !== null) {
      tx.schedule(sendTaskOf(next, next.nextAttemptAt))
    }
    if (saysGone(made) && state.settings.webhooks.url === next.url) {
      const webhooks = { ...state.settings.webhooks, disabled: true }
      tx.saveAccount({ ...state, settings: { ...state.settings, webhooks } })
    }
    return next
  }

  async function drained(): Promise<void> {
    while (underWay.size > 0) await Promise.all([...underWay.values()].flatMap((set) => [...set]))
  }

  return {
    send(account, task) {
      // An attempt left over from an earlier life of the account holds up none of this one.
      const key = `${account} ${task.epoch} ${task.charge}`
      // Each account has listeners of its own.
      const endpoint = task.url === listenerUrl ? `${task.url} ${account}` : task.url
      const where = { endpoint, key }
      return track(
        account,
        queue.run(where, () =>
          attempt(account, task).catch((error) => {
            store.letGo(account, task)
            options.onError(error)
          }),
        ),
      )
    },
    underWay: (account) => [...(underWay.get(account) ?? [])],
    busy: () => underWay.size > 0,
    count: () => [...underWay.values()].reduce((sum, { size }) => sum + size, 0),
    close() {
      closing.abort()
      queue.abandon()
      return drained()
    },
    drained,
  }
}
