import {
  type Attempt,
  type AttemptCause,
  afterAttempt,
  type Delivery,
  type Duration,
  type Event,
  type Instant,
  profileOf,
  readClock,
  saysGone,
} from '@omise-sandbox/core'
import { signatureHeaders, standardHeaders } from '@omise-sandbox/webhooks'
import { secretsOf } from '../services/secrets.ts'
import { sendTaskOf } from '../services/send-task.ts'
import type { AccountId, AccountState, SendTask, Store, StoreWriter } from '../store/store.ts'
import type { Sender } from '../time/timeline.ts'
import { corruptBody, corruptSignature } from './corrupt.ts'
import { createLanes } from './lanes.ts'
import type { Message, Post } from './post.ts'

export interface Dispatcher extends Sender {
  /** Whether an attempt is under way for any account. */
  busy(): boolean
  /** Resolves when none is. */
  drained(): Promise<void>
  /** Starts no more attempts, and resolves when those under way are over. */
  close(): Promise<void>
}

export interface AttemptReport {
  readonly account: AccountId
  readonly delivery: Delivery
}

const mostPerEndpoint = 10

/** Sends webhooks outside of requests and transactions, and records what came of each attempt. */
export function createDispatcher(options: {
  readonly store: Store
  readonly wall: () => Instant
  readonly post: Post
  /** The exact body of an event's webhook. */
  readonly bodyOf: (event: Event) => string
  readonly userAgent: string
  readonly onAttempt: (report: AttemptReport) => void
  readonly onError: (error: unknown) => void
}): Dispatcher {
  const { store, wall, post } = options
  const lanes = createLanes({ mostPerEndpoint })
  const underWay = new Map<AccountId, Set<Promise<void>>>()

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

  async function attempt(account: AccountId, task: SendTask): Promise<void> {
    const reader = store.reader(account)
    const delivery = await reader.get('delivery', task.delivery)
    const event = delivery && (await reader.get('event', delivery.event))
    const state = await reader.account()
    // Gone when the account was reset meanwhile; with a seed its next life may use the same id.
    const isGone = !delivery || !event || !state || delivery.epoch !== task.epoch
    // Sent meanwhile, because somebody asked for it.
    if (isGone || (task.cause === 'schedule' && delivery.state !== 'pending')) {
      return store.atomically(account, async (tx) => tx.sent(task))
    }
    const message = messageOf({ delivery, event, state, cause: task.cause })
    const { retryAfter, ...posted } = await post(message)
    const at = readClock(state.clock, wall())
    const { cause } = task
    const made = { at, cause, headers: message.headers, ...posted }
    const done = await store.atomically(account, (tx) => record(tx, task, made, retryAfter))
    if (done) options.onAttempt({ account, delivery: done })
  }

  /** What is sent: as it is when it is asked for again, whatever went wrong with it on purpose before. */
  function messageOf(of: {
    readonly delivery: Delivery
    readonly event: Event
    readonly state: AccountState
    readonly cause: AttemptCause
  }): Message {
    const { delivery, event, state, cause } = of
    const chaos = cause === 'resend' ? null : delivery.chaos
    const body = options.bodyOf(event)
    const { webhooks } = state.settings
    const signing = { secrets: secretsOf(state, wall()), signedAt: wall(), body }
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': options.userAgent,
      ...corruptSignature(signatureHeaders(signing), chaos),
      ...(webhooks.standardHeaders ? standardHeaders(event.id, signing) : {}),
    }
    const timeoutMs = profileOf(webhooks.profile).timeout
    return { url: delivery.url, headers, body: corruptBody(body, chaos), timeoutMs }
  }

  /** Keeps an attempt and what follows from it; undefined where its account has begun another life. */
  async function record(
    tx: StoreWriter,
    task: SendTask,
    made: Attempt,
    retryAfter: Duration | null,
  ): Promise<Delivery | undefined> {
    tx.sent(task)
    const current = await tx.get('delivery', task.delivery)
    const state = await tx.account()
    if (!state || current?.epoch !== task.epoch) return undefined
    const profile = profileOf(state.settings.webhooks.profile)
    const next = afterAttempt(current, made, { profile, retryAfter })
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
      const lane = `${account} ${task.epoch} ${task.charge}`
      const where = { endpoint: task.url, lane }
      return track(
        account,
        lanes.run(where, () => attempt(account, task).catch(options.onError)),
      )
    },
    underWay: (account) => [...(underWay.get(account) ?? [])],
    busy: () => underWay.size > 0,
    close() {
      lanes.abandon()
      return drained()
    },
    drained,
  }
}
