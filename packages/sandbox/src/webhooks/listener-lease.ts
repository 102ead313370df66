import { randomUUID } from 'node:crypto'
import {
  type Attempted,
  after,
  chooseListener,
  duration,
  type Instant,
  type Lease,
  notListening,
  subjectFor,
  withLease,
  withoutLapsed,
  withoutLease,
} from '@omise-sandbox/core'
import type { AccountState, Store, StoreWriter } from '../storage/store.ts'
import { tooLate } from './answer.ts'
import { maxPerEndpoint } from './dispatcher.ts'
import type { Message, Sending } from './http-post.ts'

/** Milliseconds that a report may take to come, after the time that the receiver has to answer. */
const reportTime = 1_000
/** How often to look at a lease that nothing was heard of: other servers' notifications may be lost. */
export const lookEvery = 1_000

const howToListen = 'run omise-sandbox listen --forward-to http://127.0.0.1:3000/hook.'
const notConnected = `No listener is connected: ${howToListen}`
const wentAway = `The listener went away before it reported an answer, and no other is connected: ${howToListen}`
const leftOut =
  'No listener that is connected forwards this: their filters leave it out. Start omise-sandbox listen without --events, --charge and --status.'
const wasReset = 'The account was reset meanwhile, or another server sends this.'

/** What became of the search for a listener, or of a lease. */
export type Step =
  | { readonly type: 'leased'; readonly lease: Lease }
  | { readonly type: 'wait'; readonly until: Instant }
  | { readonly type: 'lost' }
  | { readonly type: 'over'; readonly attempted: Omit<Attempted, 'durationMs'> }
  | { readonly type: 'reported'; readonly attempted: Attempted }

export interface LeaseParts {
  readonly store: Store
  readonly wallClock: () => Instant
  /** The listeners whose connections this server holds. */
  readonly connected: ReadonlySet<string>
}

/** Changes who listens, and what they have, in a transaction of its own. */
function update<T>(
  store: Store,
  { account, delivery }: Sending,
  work: (state: AccountState, tx: StoreWriter) => T,
  otherwise: T,
): Promise<T> {
  return store.atomically(account, async (tx) => {
    const state = await tx.account()
    return state?.epoch === delivery.epoch ? work(state, tx) : otherwise
  })
}

export function leaseListener(
  parts: LeaseParts,
  message: Message,
  of: Sending,
  lost: boolean,
): Promise<Step> {
  const { store, wallClock, connected } = parts
  return update<Step>(
    store,
    of,
    (state, tx) => {
      const listening = withoutLapsed(state.listening, wallClock(), connected)
      const choice = chooseListener(listening, subjectFor(of.event), maxPerEndpoint)
      if ('listener' in choice) {
        const given = leaseFor(message, of, choice.listener.id, wallClock())
        tx.saveAccount({ ...state, listening: withLease(listening, given) })
        return { type: 'leased', lease: given }
      }
      if (choice.none === 'all-busy') return { type: 'wait', until: later(wallClock(), lookEvery) }
      const none = lost ? wentAway : notConnected
      return failed(choice.none === 'left-out' ? leftOut : none)
    },
    failed(wasReset),
  )
}

/** How a lease stands; one that is over is taken back. */
export async function pollLease(parts: LeaseParts, of: Sending, { id }: Lease): Promise<Step> {
  const { store } = parts
  const state = await store.reader(of.account).account()
  const now = stepOf(parts, state, id)
  if (now.type === 'wait') return now
  return update<Step>(
    store,
    of,
    (current, tx) => {
      // A report may have come just before it is taken back.
      const last = stepOf(parts, current, id)
      if (last.type !== 'wait') {
        tx.saveAccount({ ...current, listening: withoutLease(current.listening, id) })
      }
      return last
    },
    failed(wasReset),
  )
}

function stepOf(
  { wallClock, connected }: LeaseParts,
  state: AccountState | undefined,
  id: string,
): Step {
  const { listeners, leases } = state?.listening ?? notListening
  const found = leases.find((lease) => lease.id === id)
  if (!found) return failed(wasReset)
  if (found.result) return { type: 'reported', attempted: found.result }
  const listener = listeners.find((one) => one.id === found.listener)
  const isThere = listener && (connected.has(listener.id) || listener.aliveUntil > wallClock())
  if (!isThere) return { type: 'lost' }
  if (found.until <= wallClock()) return failed(tooLate(found.timeoutMs))
  return { type: 'wait', until: found.until }
}

function failed(error: string): Step {
  return { type: 'over', attempted: { response: null, retryAfter: null, error } }
}

function later(wallClock: Instant, milliseconds: number): Instant {
  return after(wallClock, duration(milliseconds))
}

function leaseFor(
  { headers, timeoutMs }: Message,
  { delivery, cause }: Sending,
  listener: string,
  wallClock: Instant,
): Lease {
  return {
    id: randomUUID(),
    listener,
    delivery: delivery.id,
    cause,
    headers,
    timeoutMs,
    until: later(wallClock, timeoutMs + reportTime),
    result: null,
  }
}
