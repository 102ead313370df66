import type { ControlWire } from '@omise-sandbox/api'
import { type Charge, type ChargeId, formatInstant } from '@omise-sandbox/core'
import { shownCharge } from '../charges/shown-charge.ts'
import { presentSummary } from '../charges/summary.ts'
import { presentRequest } from '../journal/journal-control.ts'
import type { AccountId, Commit, Written } from '../storage/store.ts'
import { createItemQueue } from './item-queue.ts'
import type { ControlParts } from './parts.ts'
import { presentDelivery } from './present.ts'

type Item = ControlWire['StreamItem']

/** What happens to an account from the moment of the call, until the signal is aborted or the sandbox closes. */
export function streamOf(
  parts: ControlParts,
  account: AccountId,
  signal?: AbortSignal,
): AsyncIterableIterator<Item> {
  const queue = createItemQueue<Item>((count) => ({ type: 'missed', count }))
  const { store } = parts
  const stops = [
    parts.pin(account),
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
  const { id, key, subject, createdAt, shape } = one.entity
  const charge =
    subject.object === 'charge' ? subject.charge : chargeAmong(written, subject.refund.charge)
  if (!charge) return []
  const shown = { ...shownCharge(charge, createdAt, shape) }
  const at = formatInstant(createdAt)
  return [{ type: 'event', at, id, key, charge: shown, summary: presentSummary(charge) }]
}

/** A refund is written together with its charge; with them may be another that was due before. */
function chargeAmong(written: readonly Written[], id: ChargeId): Charge | undefined {
  const found = written.findLast((one) => one.kind === 'charge' && one.entity.facts.id === id)
  return found?.kind === 'charge' ? found.entity : undefined
}
