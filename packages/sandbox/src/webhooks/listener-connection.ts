import type { ControlWire } from '@omise-sandbox/api'
import { type Lease, type ListenerFilter, notListening } from '@omise-sandbox/core'
import { createSerialQueue } from '../concurrency/keyed-queue.ts'
import { createItemQueue } from '../control/item-queue.ts'
import type { ControlParts } from '../control/parts.ts'
import type { AccountId } from '../storage/store.ts'
import { itemOf, itemsOf } from './listener-items.ts'
import { createPresence } from './listener-presence.ts'

type Item = ControlWire['ListenerItem']

/** Heartbeats of a listener in the time for which one counts. */
const heartbeatsPerLease = 3

/**
 * Connects a listener to an account until the signal is aborted, it is left, or the sandbox closes. A sandbox that closes
 * lets it finish its leases first.
 */
export function openListener(
  parts: ControlParts,
  account: AccountId,
  options: { readonly filter: ListenerFilter; readonly signal: AbortSignal | undefined },
): AsyncIterableIterator<Item> {
  const { store, closing } = parts
  const { filter, signal } = options
  const queue = createItemQueue<Item>((count) => ({ type: 'missed', count }))
  const presence = createPresence(parts, account, filter)
  /** The leases that the reader was told of. */
  const announced = new Set<string>()
  // One after the other: what is told stays in its order.
  const jobs = createSerialQueue()
  let failure: { readonly error: unknown } | undefined
  let willRefresh = false
  let ended: Promise<void> | undefined

  function enqueue(job: () => Promise<unknown>): void {
    jobs.run(job).catch((error: unknown) => {
      failure ??= { error }
      void end()
    })
  }

  async function refreshLeases(): Promise<void> {
    willRefresh = false
    const { leases, listeners } = (await store.reader(account).account())?.listening ?? notListening
    // Its account was forgotten, or it was taken for dead.
    if (!listeners.some(({ id }) => id === presence.id)) await presence.heartbeat()
    const mine = leases.filter((one) => one.listener === presence.id && one.result === null)
    for (const lease of mine) if (!announced.has(lease.id)) await announce(lease)
    for (const known of announced) if (!mine.some(({ id }) => id === known)) announced.delete(known)
    if (closing.aborted && mine.length === 0) void end()
  }

  async function announce(lease: Lease): Promise<void> {
    announced.add(lease.id)
    const item = await itemOf(parts, account, lease)
    if (item) queue.push(item, 'always')
  }

  function finish(): void {
    enqueue(presence.heartbeat)
    enqueue(refreshLeases)
  }

  const leave = () => void end()
  const stops = [
    parts.pin(account),
    store.onCommit((commit) => {
      if (commit.account !== account) return
      for (const item of itemsOf(commit, filter)) queue.push(item)
      // One that has not begun sees this commit too.
      if (willRefresh) return
      willRefresh = true
      enqueue(refreshLeases)
    }, account),
    every(store.leaseTime / heartbeatsPerLease, () => enqueue(presence.heartbeat)),
    onAbort(signal, leave),
    onAbort(closing, finish),
  ]

  function end(): Promise<void> {
    ended ??= presence.leave().then(() => {
      for (const stop of stops) stop()
      queue.end()
    })
    return ended
  }

  enqueue(presence.heartbeat)
  enqueue(async () => queue.push({ type: 'connected' }, 'always'))
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

/** Gives the function that stops it. */
function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref()
  return () => clearInterval(timer)
}

function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  signal?.addEventListener('abort', listener, { once: true })
  return () => signal?.removeEventListener('abort', listener)
}
