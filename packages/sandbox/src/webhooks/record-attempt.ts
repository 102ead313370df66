import { isDeepStrictEqual } from 'node:util'
import {
  type Attempt,
  type Delivery,
  type Duration,
  planRetry,
  retryPolicyOf,
  saysGone,
} from '@omise-sandbox/core'
import type { SendTask, StoreWriter } from '../storage/store.ts'
import { sendTaskOf } from './send-task.ts'

/** Keeps an attempt and what follows from it; undefined where its account has begun another generation. */
export async function recordAttempt(
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
  const next = planRetry(current, made, { retryPolicy, retryAfter })
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
