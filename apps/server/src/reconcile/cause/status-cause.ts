import type { Cause } from '../difference.ts'
import type { Evidence, Sibling } from '../evidence.ts'
import type { Summary } from '../truth.ts'
import { lostAnswer } from './lost-answer.ts'
import { endings, webhookCause } from './webhook-cause.ts'

/** Why a payment is not in the books. */
export function unrecordedCause(evidence: Evidence, truth: Summary): Cause {
  const { finding, siblings } = evidence
  const [entry] = finding.entries
  if (entry?.charge == null) {
    const lost = lostAnswer(evidence, 'createCharge')
    if (lost) return lost
    const twin = siblings.find(
      ({ charge, isRecorded }) => isRecorded && charge.status === 'successful',
    )
    if (twin) return doubleScan(twin, truth)
  }
  const failure = siblings.find(({ charge }) => isLateFailure(charge, truth))
  const isClosed = entry?.status === 'failed' || entry?.status === 'expired'
  if (isClosed && failure) return overwritten(failure, truth)
  const webhook = webhookCause(evidence, endings)
  if (!isClosed || webhook.name !== 'lost-after-receipt') return webhook
  const took = spanBetween(truth.created_at, truth.ended_at)
  return {
    name: 'closed-early',
    text: `The payer paid ${took} after the charge was made, when the books may have had it as ${entry.status}. ${webhook.text}`,
  }
}

function doubleScan({ charge }: Sibling, truth: Summary): Cause {
  const apart = spanBetween(charge.created_at, truth.created_at)
  return {
    name: 'double-scan',
    text: `Charge ${charge.id} of the same order was paid too, made ${apart} apart, and is the one in the books: the code was scanned twice. Refund one of them.`,
  }
}

function isLateFailure({ status, ended_at }: Summary, truth: Summary): boolean {
  const isOver = status === 'failed' || status === 'expired'
  return isOver && (ended_at ?? '') >= (truth.ended_at ?? '')
}

function overwritten({ charge }: Sibling, truth: Summary): Cause {
  return {
    name: 'late-failure',
    text: `Charge ${charge.id} of the same order ${charge.status} at ${charge.ended_at}, after this one was paid at ${truth.ended_at}: the late failure overwrote the payment.`,
  }
}

/** After so long the end of a charge is late: tills have stopped waiting. */
const lateAfterMs = 60_000

/** Why the books have a payment that was none. */
export function unpaidCause(evidence: Evidence, truth: Summary | undefined): Cause {
  if (!truth) return unknownChargeCause(evidence)
  const { status, created_at, ended_at } = truth
  if (status === 'pending') {
    return {
      name: 'booked-early',
      text: 'It is pending still: the books took something else for the payment, such as the answer to POST /charges.',
    }
  }
  const webhook = webhookCause(evidence, endings)
  const took = spanBetween(created_at, ended_at)
  const isLate = Date.parse(ended_at ?? '') - Date.parse(created_at) >= lateAfterMs
  if (isLate) {
    return {
      name: 'late-failure',
      text: `It ${status} ${took} after it was made, when it had been booked as paid. ${webhook.text}`,
    }
  }
  return {
    name: 'booked-early',
    text: `It ${status} ${took} after it was made, and was booked as paid. ${webhook.text}`,
  }
}

/** Of a charge that the account does not have. */
export function unknownChargeCause({ finding }: Evidence): Cause {
  if (finding.entries.some(({ charge }) => charge === null)) {
    return {
      name: 'unknown',
      text: 'The row names no charge, and no paid charge that is missing in the books bears its order.',
    }
  }
  return {
    name: 'another-account',
    text: "No such charge is in the account: it is another key's, or was made before a reset.",
  }
}

/** `8 s`, `15 min`, `3 h`, `2 d`. */
function spanBetween(one: string, other: string | null): string {
  const seconds = Math.abs(Date.parse(other ?? one) - Date.parse(one)) / 1000
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`
}
