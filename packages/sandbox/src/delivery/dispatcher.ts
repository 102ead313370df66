import {
  afterAttempt,
  type Delivery,
  type Event,
  type Instant,
  readClock,
} from '@omise-sandbox/core'
import { signatureHeaders } from '@omise-sandbox/webhooks'
import type { AccountId, SendTask, Store } from '../store/store.ts'
import type { Sender } from '../time/timeline.ts'
import { corruptBody, corruptSignature } from './corrupt.ts'
import { createLanes } from './lanes.ts'
import type { Post } from './post.ts'

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

const attemptTimeoutMs = 10_000
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
    if (!delivery || !event || !state || delivery.epoch !== task.epoch) return
    const body = options.bodyOf(event)
    const { secret } = state.settings.webhooks
    const signed = signatureHeaders({ secret, signedAt: wall(), body })
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': options.userAgent,
      ...corruptSignature(signed, delivery.chaos),
    }
    const posted = await post({
      url: delivery.url,
      headers,
      body: corruptBody(body, delivery.chaos),
      timeoutMs: attemptTimeoutMs,
    })
    const at = readClock(state.clock, wall())
    const done = await store.atomically(account, async (tx) => {
      const current = await tx.get('delivery', task.delivery)
      if (current?.epoch !== task.epoch) return undefined
      const next = afterAttempt(current, { at, headers, ...posted })
      tx.put('delivery', next)
      return next
    })
    if (done) options.onAttempt({ account, delivery: done })
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
