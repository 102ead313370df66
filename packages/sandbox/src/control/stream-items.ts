import type { ControlWire } from '@omise-sandbox/api'
import { type Charge, type ChargeId, formatInstant } from '@omise-sandbox/core'
import { shownCharge } from '../charges/shown-charge.ts'
import { presentSummary } from '../charges/summary.ts'
import type { Commit, Written } from '../storage/store.ts'
import { presentDelivery } from './present.ts'

type Item = ControlWire['StreamItem']

/** What a commit tells those who follow its account. */
export function itemsOf(commit: Commit): Item[] {
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
