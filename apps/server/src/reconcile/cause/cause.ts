import type { Cause } from '../difference.ts'
import type { Evidence } from '../evidence.ts'
import {
  amountCause,
  dayCause,
  largeRefundCause,
  missingRefundCause,
  unknownCause,
} from './money-cause.ts'
import { unknownChargeCause, unpaidCause, unrecordedCause } from './status-cause.ts'
import { endings, repeatedReceipts, webhookCause } from './webhook-cause.ts'

/** What most likely brought a difference about, from what the sandbox kept. */
export function causeOf(evidence: Evidence): Cause {
  const { kind, truth, entries } = evidence.finding
  const [entry] = entries
  if (kind === 'recorded-not-paid') return unpaidCause(evidence, truth)
  if (!truth) return unknownChargeCause(evidence)
  if (kind === 'paid-not-recorded') return unrecordedCause(evidence, truth)
  if (!entry) return unknownCause
  switch (kind) {
    case 'recorded-twice':
      return twiceCause(evidence)
    case 'wrong-amount':
      return amountCause(entry, truth)
    case 'wrong-currency':
      return { name: 'unknown', text: `All charges of the account are in ${truth.currency}.` }
    case 'refund-missing':
      return missingRefundCause(evidence)
    case 'refund-too-large':
      return largeRefundCause(evidence, entry, truth)
    case 'stale-pending':
      return webhookCause(evidence, endings)
    case 'closed-while-pending':
      return {
        name: 'closed-early',
        text: 'It is pending still, and the payer can pay it. Expire it (POST /charges/<id>/expire) before the books close it.',
      }
    case 'wrong-settlement-day':
      return dayCause(evidence, entry, truth)
    case 'unknown-charge':
      return unknownChargeCause(evidence)
  }
}

function twiceCause(evidence: Evidence): Cause {
  const orders = new Set(evidence.finding.entries.flatMap(({ order }) => order ?? []))
  if (orders.size > 1) {
    return {
      name: 'double-scan',
      text: `One charge stands under ${orders.size} orders (${[...orders].join(', ')}): one payment was taken for several.`,
    }
  }
  const repeated = repeatedReceipts(evidence, endings)
  if (repeated.length > 1) {
    const times = repeated.map(({ at }) => at).join(' and ')
    return {
      name: 'repeated-webhook',
      text: `Its webhook was received at ${times}, and booked each time: recognise an event by its id.`,
    }
  }
  return {
    name: 'booked-twice',
    text: 'Its webhook was received once at the most: the shop booked what it saw itself as well.',
  }
}
