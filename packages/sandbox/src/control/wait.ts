import type { ControlWire } from '@omise-sandbox/api'
import { ControlRefusal, type WaitCondition } from '@omise-sandbox/api'
import {
  type Charge,
  type Delivery,
  type Duration,
  duration,
  durationForm,
  formatDuration,
  formatInstant,
  instant,
  isFinal,
  lastInstant,
  parseDuration,
} from '@omise-sandbox/core'
import { createChanges } from '../storage/changes.ts'
import type { AccountId, Store, Task } from '../storage/store.ts'
import { checkQuery } from './check.ts'
import type { ControlParts } from './parts.ts'
import { presentTask } from './present.ts'
import { badRequest, chargeIsFinal, chargeNotFound, sandboxCloses } from './problem.ts'

/** What a wait found when its condition came true. */
export interface Found {
  readonly charge: Charge
  readonly deliveries: readonly Delivery[]
}

const defaultTimeout = duration(5_000)
const maxTimeout = duration(600_000)
const pageSize = 100
/** How much of what is still due a refusal names, and of what was sent an answer shows. */
const maxShown = 100

/**
 * Waits until a charge has the wanted status, and its webhooks are done where that is asked. It looks after each
 * commit of the account, never by the clock; the timeout alone is wall time.
 */
export async function waitForCharge(
  { store, pin, closing }: Pick<ControlParts, 'store' | 'pin' | 'closing'>,
  account: AccountId,
  condition: WaitCondition,
): Promise<Found> {
  const { signal: _signal, ...query } = condition
  checkQuery('waitForChargeQuery', query)
  const timeout = readTimeout(condition.timeout)
  const changes = createChanges(store, account)
  const release = pin(account)
  const late = new AbortController()
  // Unlike that of AbortSignal.timeout, this timer keeps a process alive that does nothing but wait.
  const timer = setTimeout(() => late.abort(), timeout)
  const stop = AbortSignal.any([
    late.signal,
    closing,
    ...(condition.signal ? [condition.signal] : []),
  ])
  try {
    for (;;) {
      const changed = changes.next(stop)
      const found = await evaluate(store, account, condition)
      if (found) return found
      if (await changed) continue
      if (closing.aborted) throw sandboxCloses()
      // Another server may have died before it told of its last commit.
      const last = await evaluate(store, account, condition)
      if (last) return last
      throw await timedOut(store, account, condition, timeout)
    }
  } finally {
    clearTimeout(timer)
    release()
    changes.close()
  }
}

function readTimeout(text: string | undefined): Duration {
  if (text === undefined) return defaultTimeout
  const timeout = parseDuration(text)
  if (timeout === undefined || timeout > maxTimeout) {
    throw badRequest(`The timeout cannot be "${text}".`, `Use ${durationForm}, and 10m or less.`)
  }
  return timeout
}

/** The charge when all that was asked is true; undefined while it may still become so. */
async function evaluate(
  store: Store,
  account: AccountId,
  condition: WaitCondition,
): Promise<Found | undefined> {
  const charge = await store.reader(account).get('charge', condition.charge)
  if (!charge) throw chargeNotFound(condition.charge)
  const { status } = condition
  const arrived = status === undefined ? isFinal(charge) : charge.status === status
  if (!arrived) {
    if (isFinal(charge)) throw chargeIsFinal(condition.charge, charge.status)
    return undefined
  }
  const deliveries = await deliveriesOf(store, account, charge)
  const open = deliveries.some((delivery) => delivery.state === 'pending')
  if (condition.deliveries === 'settled' && open) return undefined
  return { charge, deliveries: deliveries.slice(-maxShown) }
}

/** All deliveries of a charge, oldest first. */
async function deliveriesOf(store: Store, account: AccountId, charge: Charge): Promise<Delivery[]> {
  const deliveries: Delivery[] = []
  for (;;) {
    const { data, total } = await store.reader(account).list('delivery', {
      from: instant(0),
      until: lastInstant,
      order: 'chronological',
      offset: deliveries.length,
      limit: pageSize,
      charge: charge.facts.id,
    })
    deliveries.push(...data)
    if (data.length === 0 || deliveries.length >= total) return deliveries
  }
}

async function timedOut(
  store: Store,
  account: AccountId,
  condition: WaitCondition,
  timeout: Duration,
): Promise<ControlRefusal> {
  const reader = store.reader(account)
  const charge = await reader.get('charge', condition.charge)
  if (!charge) return chargeNotFound(condition.charge)
  const tasks = await reader.tasks({ charge: charge.facts.id, limit: maxShown })
  const due = [
    ...tasks.map((task) => presentTask(task)),
    ...(await beingSent(store, account, charge, tasks)),
  ]
  const wanted = condition.status ?? 'final'
  const webhooks = condition.deliveries === 'settled' ? ' with its webhooks done' : ''
  return new ControlRefusal({
    status: 408,
    title: 'It has not come true in time',
    detail: `Charge ${charge.facts.id} is ${charge.status}, not ${wanted}${webhooks}, after ${formatDuration(timeout)}.`,
    remedy: remedyFor(due),
    extra: { charge_status: charge.status, due },
  })
}

function remedyFor(due: readonly ControlWire['DueWork'][]): string {
  const [next] = due
  return next
    ? `Next is "${next.task}" at ${next.at} on the account's clock: advance the clock, or wait longer.`
    : 'Nothing is due by itself: decide its outcome with POST /__sandbox/charges/{charge}/outcome.'
}

/** Deliveries whose task is taken and whose answer has not come. */
async function beingSent(
  store: Store,
  account: AccountId,
  charge: Charge,
  tasks: readonly Task[],
): Promise<ControlWire['DueWork'][]> {
  const waiting = new Set<string>(
    tasks.flatMap((task) => (task.kind === 'webhook-is-sent' ? [task.delivery] : [])),
  )
  const deliveries = await deliveriesOf(store, account, charge)
  return deliveries
    .filter((delivery) => delivery.state === 'pending' && !waiting.has(delivery.id))
    .map((delivery) => ({
      at: formatInstant(delivery.nextAttemptAt ?? delivery.createdAt),
      task: 'webhook-is-sent' as const,
      charge: delivery.charge,
      event: delivery.event,
    }))
}
