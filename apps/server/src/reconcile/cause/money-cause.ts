import { money } from '../../cli/money.ts'
import type { Cause } from '../difference.ts'
import type { Evidence } from '../evidence.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'
import type { Summary } from '../truth.ts'
import { lostAnswer } from './lost-answer.ts'
import { repeatedReceipts, webhookCause } from './webhook-cause.ts'

export const unknownCause: Cause = {
  name: 'unknown',
  text: 'Nothing that the sandbox kept explains it.',
}

/** Why an amount differs. */
export function amountCause(entry: LedgerEntry, truth: Summary): Cause {
  const { amount } = truth
  if (entry.amount * 100 === amount) {
    return {
      name: 'wrong-unit',
      text: 'The books have a hundredth of it: a number of whole units where subunits were meant. If all rows are so, say --amounts units.',
    }
  }
  if (entry.amount === amount * 100) {
    return {
      name: 'wrong-unit',
      text: 'The books have a hundred times as much: subunits were multiplied again.',
    }
  }
  if (truth.refunded > 0 && entry.amount === amount - truth.refunded) {
    const refunded = money(truth.refunded, truth.currency)
    return {
      name: 'net-of-refunds',
      text: `The books have what is left after ${refunded} was refunded.`,
    }
  }
  const short = amount - entry.amount
  // No method takes more, and what is less is no mistyped digit.
  if (short > 0 && short * 20 < amount) {
    return {
      name: 'net-of-fees',
      text: `The books have ${money(short, truth.currency)} less, as much as fees may be: record the amount, not what is paid out.`,
    }
  }
  return unknownCause
}

/** Why the books know less of what was refunded. */
export function missingRefundCause(evidence: Evidence): Cause {
  return lostAnswer(evidence, 'createRefund') ?? webhookCause(evidence, ['refund.create'])
}

/** Why the books have more as refunded than was. */
export function largeRefundCause(evidence: Evidence, entry: LedgerEntry, truth: Summary): Cause {
  const repeated = repeatedReceipts(evidence, ['refund.create'])
  if (repeated.length > 1) {
    const times = repeated.map(({ at }) => at).join(' and ')
    return {
      name: 'repeated-webhook',
      text: `The webhook refund.create was received at ${times}: it was counted each time.`,
    }
  }
  const refused = evidence.requests.find(
    ({ operation, status }) => operation === 'createRefund' && (status ?? 0) >= 400,
  )
  if (refused) {
    const { method, path, at, error } = refused
    return {
      name: 'refused-refund',
      text: `${method} ${path} was refused at ${at} (${error}), and booked all the same.`,
    }
  }
  if (truth.refunded > 0 && (entry.refunded ?? 0) % truth.refunded === 0) {
    return {
      name: 'booked-twice',
      text: 'The books have a multiple of it, and each webhook was received once: the shop counted its own call as well.',
    }
  }
  return neverRequested(evidence) ?? unknownCause
}

/** Where the journal still has the charge's beginning, it has all that came after. */
function neverRequested({ requests }: Evidence): Cause | undefined {
  const operations = requests.map(({ operation }) => operation)
  if (!operations.includes('createCharge') || operations.includes('createRefund')) return undefined
  return {
    name: 'never-requested',
    text: 'The shop asked for no refund of it, in all of its requests about this charge: it was booked, and POST /charges/<id>/refunds never sent.',
  }
}

/** Why the books have another day of settlement. */
export function dayCause({ settlement }: Evidence, entry: LedgerEntry, truth: Summary): Cause {
  const paidAt = truth.ended_at ?? ''
  const cutoff = settlement.cutoffOf(truth)
  if (entry.settledOn === settlement.calendarDayOf(paidAt)) {
    return {
      name: 'after-cutoff',
      text: `It was paid at ${paidAt}, after the day's cut-off of ${cutoff} UTC, and is settled at the next; the books have the day of payment.`,
    }
  }
  if (entry.settledOn === paidAt.slice(0, 10)) {
    return {
      name: 'time-zone',
      text: `The books have the day of payment in UTC (${paidAt}); days of settlement are those of ${settlement.timeZone}.`,
    }
  }
  return {
    name: 'unknown',
    text: `It was paid at ${paidAt}, and settled at the next cut-off of ${cutoff} UTC.`,
  }
}
