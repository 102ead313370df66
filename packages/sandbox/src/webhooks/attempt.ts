import { setTimeout as wait } from 'node:timers/promises'
import { type Delivery, type Event, type Instant, readClock } from '@omise-sandbox/core'
import {
  type AccountId,
  type SendTask,
  type Store,
  StoreUnavailableError,
} from '../storage/store.ts'
import type { Send } from './http-post.ts'
import { messageFor } from './message.ts'
import { recordAttempt } from './record-attempt.ts'

export interface AttemptReport {
  readonly account: AccountId
  readonly delivery: Delivery
}

export interface AttemptParts {
  readonly store: Store
  readonly wallClock: () => Instant
  readonly send: Send
  /** The exact body of an event's webhook. */
  readonly bodyOf: (event: Event) => string
  readonly userAgent: string
  readonly onAttempt: (report: AttemptReport) => void
  readonly onError: (error: unknown) => void
}

/** Milliseconds, where the store is away. */
const retryDelay = 1_000

/** Makes the attempt of a task, and records what came of it. */
export async function makeAttempt(
  parts: AttemptParts,
  account: AccountId,
  task: SendTask,
  closing: AbortSignal,
): Promise<void> {
  const { store, wallClock, onError } = parts
  const retryWhileAway = <T>(work: (tries: number) => Promise<T>) =>
    retryUntilBack(work, onError, closing)
  const { delivery, event, state } = await retryWhileAway(() => read(store, account, task))
  // Gone when the account was reset meanwhile; with a seed its next generation may use the same id.
  const isGone = !delivery || !event || !state || delivery.epoch !== task.epoch
  // Sent meanwhile, because somebody asked for it.
  if (isGone || (task.cause === 'schedule' && delivery.state !== 'pending')) {
    return retryWhileAway(() => store.atomically(account, async (tx) => tx.sent(task)))
  }
  const { cause } = task
  const message = messageFor({ delivery, event, state, cause, wallClock: wallClock() }, parts)
  // Who forwards for a listener uses the store, which may be away meanwhile.
  const { retryAfter, ...attempted } = await retryWhileAway(() =>
    parts.send(message, { account, delivery, event, cause }),
  )
  const at = readClock(state.clock, wallClock())
  const made = { at, cause, headers: message.headers, ...attempted }
  const done = await retryWhileAway((tries) =>
    store.atomically(account, (tx) => recordAttempt(tx, task, { made, retryAfter, tries })),
  )
  if (done) parts.onAttempt({ account, delivery: done })
}

async function read(store: Store, account: AccountId, task: SendTask) {
  const reader = store.reader(account)
  const delivery = await reader.get('delivery', task.delivery)
  const event = delivery && (await reader.get('event', delivery.event))
  return { delivery, event, state: await reader.account() }
}

/**
 * Retries until the store is back: its task is claimed already, so nobody else would. `tries` counts from 1; a
 * try may have been kept though it failed, where the connection broke just then.
 */
async function retryUntilBack<T>(
  work: (tries: number) => Promise<T>,
  onError: (error: unknown) => void,
  closing: AbortSignal,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work(tries)
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) || closing.aborted) throw error
      onError(error)
      await wait(retryDelay, undefined, { signal: closing }).catch(() => {})
    }
  }
}
