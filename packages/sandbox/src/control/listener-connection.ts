import { randomUUID } from 'node:crypto'
import type { ControlWire } from '@omise-sandbox/api'
import {
  after,
  duration,
  forwards,
  type Lease,
  type Listener,
  type ListenerFilter,
  listenerUrl,
  notListening,
  subjectFor,
  withListener,
  withoutLapsed,
  withoutListener,
} from '@omise-sandbox/core'
import type { AccountId, Commit } from '../store/store.ts'
import { sentBody, webhookBody } from '../wire/present-event.ts'
import { createItemQueue } from './item-queue.ts'
import type { ControlParts } from './parts.ts'

type Item = ControlWire['ListenerItem']

/** How often, in the time for which it counts, a listener says that it is there. */
const beats = 3

/**
 * Connects a listener to an account until the signal is aborted, it is left, or the sandbox closes. A sandbox that closes
 * lets it finish what it has in hand first.
 */
export function openListener(
  parts: ControlParts,
  account: AccountId,
  options: { readonly filter: ListenerFilter; readonly signal: AbortSignal | undefined },
): AsyncIterableIterator<Item> {
  const { store, wall, connected, closing } = parts
  const { filter, signal } = options
  const id = randomUUID()
  const queue = createItemQueue<Item>((count) => ({ type: 'missed', count }))
  /** The leases that the reader was told of. */
  const told = new Set<string>()
  let work: Promise<void> = Promise.resolve()
  let failure: { readonly error: unknown } | undefined
  let willLook = false
  let ended: Promise<void> | undefined

  /** One after the other: what is told stays in its order. */
  function enqueue(job: () => Promise<unknown>): void {
    work = work
      .then(async () => void (await job()))
      .catch((error: unknown) => {
        failure ??= { error }
        void end()
      })
  }

  function asItIs(): Listener {
    const aliveUntil = after(wall(), duration(store.leaseTime))
    return { id, filter, aliveUntil, ending: closing.aborted }
  }

  async function beat(): Promise<void> {
    await store.atomically(account, async (tx) => {
      if (ended) return
      const state = (await tx.account()) ?? parts.accounts.fresh(account)
      const listening = withoutLapsed(state.listening, wall(), connected)
      tx.saveAccount({ ...state, listening: withListener(listening, asItIs()) })
    })
  }

  async function look(): Promise<void> {
    willLook = false
    const { leases, listeners } = (await store.reader(account).account())?.listening ?? notListening
    // Its account was forgotten, or it was taken for dead.
    if (!ended && !listeners.some((one) => one.id === id)) await beat()
    const mine = leases.filter((lease) => lease.listener === id && lease.result === null)
    for (const lease of mine) if (!told.has(lease.id)) await tell(lease)
    for (const known of told) if (!mine.some((lease) => lease.id === known)) told.delete(known)
    if (closing.aborted && mine.length === 0) void end()
  }

  async function tell(lease: Lease): Promise<void> {
    told.add(lease.id)
    const item = await itemOf(parts, account, lease)
    if (item) queue.push(item, 'always')
  }

  const stops = [
    parts.hold(account),
    store.onCommit((commit) => {
      if (commit.account !== account) return
      for (const item of newsOf(commit, filter)) queue.push(item)
      // One that has not begun sees this commit too.
      if (!willLook) enqueue(look)
      willLook = true
    }, account),
  ]
  const timer = setInterval(() => enqueue(beat), store.leaseTime / beats).unref()
  const finish = () =>
    enqueue(async () => {
      await beat()
      await look()
    })
  const leave = () => void end()

  function end(): Promise<void> {
    ended ??= disconnect()
    return ended
  }

  async function disconnect(): Promise<void> {
    clearInterval(timer)
    signal?.removeEventListener('abort', leave)
    closing.removeEventListener('abort', finish)
    connected.delete(id)
    await store
      .atomically(account, async (tx) => {
        const state = await tx.account()
        if (!state) return
        tx.saveAccount({ ...state, listening: withoutListener(state.listening, id) })
      })
      // It then counts as there until its time is over.
      .catch(() => {})
    for (const stop of stops.splice(0)) stop()
    queue.end()
  }

  connected.add(id)
  enqueue(async () => {
    await beat()
    queue.push({ type: 'connected' }, 'always')
  })
  signal?.addEventListener('abort', leave, { once: true })
  closing.addEventListener('abort', finish, { once: true })
  if (signal?.aborted || closing.aborted) void end()

  return {
    async next() {
      const next = await queue.next()
      if (next.done && failure) throw failure.error
      return next
    },
    async return() {
      await end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** A lease with the bytes to send; undefined where its account was emptied just now. */
async function itemOf(
  { store }: ControlParts,
  account: AccountId,
  { id, delivery: of, cause, headers, timeoutMs }: Lease,
): Promise<Item | undefined> {
  const reader = store.reader(account)
  const delivery = await reader.get('delivery', of)
  const event = delivery && (await reader.get('event', delivery.event))
  if (!delivery || !event) return undefined
  return {
    type: 'delivery',
    lease: id,
    delivery: delivery.id,
    event: event.id,
    key: event.key,
    charge: delivery.charge,
    cause,
    headers: { ...headers },
    body: sentBody(webhookBody(event), delivery, { cause }),
    timeout_ms: timeoutMs,
  }
}

/** What a listener is told of besides its leases: what it will not get, and why. */
function newsOf(commit: Commit, filter: ListenerFilter): Item[] {
  if (commit.erased) return [{ type: 'reset' }]
  const written = commit.written()
  const deliveries = written.flatMap((one) => (one.kind === 'delivery' ? [one.entity] : []))
  return written.flatMap((one): Item[] => {
    if (one.kind !== 'event' || !forwards({ filter }, subjectFor(one.entity))) return []
    const { id: event, key } = one.entity
    const { charge } = subjectFor(one.entity)
    const sent = deliveries.filter((delivery) => delivery.event === event)
    if (sent.length === 0) return [{ type: 'no_endpoint', event, key, charge }]
    return sent.flatMap(({ id, state, chaos, url }): Item[] =>
      state === 'dropped' && url === listenerUrl
        ? [{ type: 'dropped', delivery: id, event, key, charge, by: chaos?.by ?? 'a fault' }]
        : [],
    )
  })
}
