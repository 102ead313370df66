import type { ControlWire } from '@omise-sandbox/api'
import { type Charge, type ChargeId, formatInstant } from '@omise-sandbox/core'
import type { AccountId, Commit, Written } from '../store/store.ts'
import { presentCharge } from '../wire/present.ts'
import { presentRequest } from './journal-control.ts'
import type { ControlParts } from './parts.ts'
import { presentDelivery } from './present.ts'
import { presentSummary } from './summary.ts'

type Item = ControlWire['StreamItem']

/** How many items may wait for a slow reader; after that some are missed, and counted. */
const mostWaiting = 1000

/** What happens to an account from the moment of the call, until the signal is aborted or the sandbox closes. */
export function streamOf(
  parts: ControlParts,
  account: AccountId,
  signal?: AbortSignal,
): AsyncIterableIterator<Item> {
  const queue = createQueue()
  const { store } = parts
  const stops = [
    parts.hold(account),
    store.onCommit((commit) => {
      if (commit.account === account) for (const item of itemsOf(commit)) queue.push(item)
    }, account),
    store.journal.onAppend((owner, entry) => {
      if (owner === account) queue.push({ type: 'request', request: presentRequest(entry) })
    }),
  ]
  const end = () => {
    for (const stop of stops.splice(0)) stop()
    signal?.removeEventListener('abort', end)
    parts.closing.removeEventListener('abort', end)
    queue.end()
  }
  signal?.addEventListener('abort', end, { once: true })
  parts.closing.addEventListener('abort', end, { once: true })
  if (signal?.aborted || parts.closing.aborted) end()
  return {
    next: () => queue.next(),
    async return() {
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function itemsOf(commit: Commit): Item[] {
  // A state that was brought back is told of as a whole.
  if (commit.erased) return [{ type: 'reset' }]
  const written = commit.written()
  return written.flatMap((one) => itemOf(one, written))
}

function itemOf(one: Written, written: readonly Written[]): Item[] {
  if (one.kind === 'delivery') {
    return [{ type: 'delivery', delivery: presentDelivery(one.entity, undefined) }]
  }
  if (one.kind !== 'event') return []
  const { id, key, subject, createdAt } = one.entity
  const charge =
    subject.object === 'charge' ? subject.charge : chargeAmong(written, subject.refund.charge)
  if (!charge) return []
  const shown = { ...presentCharge(charge, createdAt) }
  const at = formatInstant(createdAt)
  return [{ type: 'event', at, id, key, charge: shown, summary: presentSummary(charge) }]
}

/** A refund is written together with its charge; with them may be another that was due before. */
function chargeAmong(written: readonly Written[], id: ChargeId): Charge | undefined {
  const found = written.findLast((one) => one.kind === 'charge' && one.entity.facts.id === id)
  return found?.kind === 'charge' ? found.entity : undefined
}

/** Items on their way to one reader, who takes them one at a time. */
function createQueue() {
  const waiting: Item[] = []
  let missed = 0
  let ended = false
  let wake = () => {}
  let last: Promise<unknown> = Promise.resolve()

  function take(): IteratorResult<Item> | undefined {
    const item = waiting.shift()
    if (item) return { done: false, value: item }
    if (missed > 0) {
      const count = missed
      missed = 0
      return { done: false, value: { type: 'missed', count } }
    }
    return ended ? { done: true, value: undefined } : undefined
  }

  async function untilTaken(): Promise<IteratorResult<Item>> {
    for (;;) {
      const taken = take()
      if (taken) return taken
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  return {
    push(item: Item): void {
      if (ended) return
      // Once some are missed, so are all until the reader has caught up: what it gets stays in order.
      if (missed > 0 || waiting.length >= mostWaiting) missed++
      else waiting.push(item)
      wake()
    },
    end(): void {
      ended = true
      wake()
    },
    /** One call after the other, though they come at once. */
    next(): Promise<IteratorResult<Item>> {
      const next = last.then(untilTaken)
      last = next
      return next
    },
  }
}
