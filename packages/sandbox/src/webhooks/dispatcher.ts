import { listenerUrl } from '@omise-sandbox/core'
import type { AccountId, SendTask } from '../storage/store.ts'
import { type AttemptParts, makeAttempt } from './attempt.ts'
import { createEndpointQueue } from './endpoint-queue.ts'
import type { Sender } from './sender.ts'

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

/** Of one account, to one endpoint. */
export const maxPerEndpoint = 10
const limits = { maxPerAccount: maxPerEndpoint, max: 64, hardMax: 256 }

/** Sends webhooks outside of requests and transactions, and records what came of each attempt. */
export function createDispatcher(parts: AttemptParts): Dispatcher {
  const queue = createEndpointQueue(limits)
  const underWay = createUnderWay()
  const closing = new AbortController()

  async function attempt(account: AccountId, task: SendTask): Promise<void> {
    try {
      await makeAttempt(parts, account, task, closing.signal)
    } catch (error) {
      parts.store.releaseTask(account, task)
      parts.onError(error)
    }
  }

  return {
    send: (account, task) =>
      underWay.add(
        account,
        queue.run(whereTo(account, task), () => attempt(account, task)),
      ),
    underWay: underWay.of,
    busy: underWay.busy,
    count: underWay.count,
    close() {
      closing.abort()
      queue.abandon()
      return underWay.drained()
    },
    drained: underWay.drained,
  }
}

/** The attempts under way, by their accounts. */
function createUnderWay() {
  const all = new Map<AccountId, Set<Promise<void>>>()
  return {
    add(account: AccountId, attempt: Promise<void>): Promise<void> {
      const attempts = all.get(account) ?? new Set()
      all.set(account, attempts)
      const tracked = attempt.finally(() => {
        attempts.delete(tracked)
        if (attempts.size === 0 && all.get(account) === attempts) all.delete(account)
      })
      attempts.add(tracked)
      return tracked
    },
    of: (account: AccountId) => [...(all.get(account) ?? [])],
    busy: () => all.size > 0,
    count: () => [...all.values()].reduce((sum, { size }) => sum + size, 0),
    async drained(): Promise<void> {
      while (all.size > 0) await Promise.all([...all.values()].flatMap((set) => [...set]))
    },
  }
}

function whereTo(account: AccountId, task: SendTask) {
  return {
    // Each account has listeners of its own.
    endpoint: task.url === listenerUrl ? `${task.url} ${account}` : task.url,
    account,
    // An attempt left over from an earlier generation of the account holds up none of this one.
    key: `${task.epoch} ${task.charge}`,
  }
}
