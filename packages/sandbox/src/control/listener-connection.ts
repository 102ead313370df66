import type { ControlWire } from '@omise-sandbox/api'
import { type Lease, type ListenerFilter, notListening } from '@omise-sandbox/core'
import { createSerialQueue } from '../concurrency/keyed-queue.ts'
import type { AccountId } from '../store/store.ts'
import { createItemQueue } from './item-queue.ts'
import { itemOf, newsOf } from './listener-items.ts'
import { createPresence } from './listener-presence.ts'
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
  const { store, closing } = parts
  const { filter, signal } = options
  const queue = createItemQueue<Item>((count) => ({ type: 'missed', count }))
  const presence = createPresence(parts, account, filter)
  /** The leases that the reader was told of. */
  const told = new Set<string>()
  // One after the other: what is told stays in its order.
  const jobs = createSerialQueue()
  let failure: { readonly error: unknown } | undefined
  let willLook = false
  let ended: Promise<void> | undefined

  function enqueue(job: () => Promise<unknown>): void {
    jobs.run(job).catch((error: unknown) => {
      failure ??= { error }
      void end()
    })
  }

  async function look(): Promise<void> {
    willLook = false
    const { leases, listeners } = (await store.reader(account).account())?.listening ?? notListening
    // Its account was forgotten, or it was taken for dead.
    if (!listeners.some(({ id }) => id === presence.id)) await presence.beat()
    const mine = leases.filter((one) => one.listener === presence.id && one.result === null)
    for (const lease of mine) if (!told.has(lease.id)) await tell(lease)
    for (const known of told) if (!mine.some(({ id }) => id === known)) told.delete(known)
    if (closing.aborted && mine.length === 0) void end()
  }

  async function tell(lease: Lease): Promise<void> {
    told.add(lease.id)
    const item = await itemOf(parts, account, lease)
    if (item) queue.push(item, 'always')
  }

  function finish(): void {
    enqueue(presence.beat)
    enqueue(look)
  }

  const leave = () => void end()
  const stops = [
    parts.hold(account),
    store.onCommit((commit) => {
      if (commit.account !== account) return
      for (const item of newsOf(commit, filter)) queue.push(item)
      // One that has not begun sees this commit too.
      if (willLook) return
      willLook = true
      enqueue(look)
    }, account),
    every(store.leaseTime / beats, () => enqueue(presence.beat)),
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

  enqueue(presence.beat)
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
