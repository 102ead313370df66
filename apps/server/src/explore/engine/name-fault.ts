import { type Fault, type FaultId, faultOf } from './fault.ts'
import type { WebhookKey } from './scenario.ts'
import type { Step, WebhookOf } from './step.ts'
import type { Compared } from './truth.ts'

/**
 * Names the mistake behind a failing schedule. It goes by what the schedule cannot do without: as none that is shorter fails,
 * a loss, a repetition or a restart in it is what did it, and else the order of what came.
 */
export function nameFault(steps: readonly Step[], compared: readonly Compared[]): Fault {
  const wrong = compared.find(({ difference }) => difference !== undefined)
  if (!wrong) throw new Error('Nothing differs: there is no fault to name.')
  return faultOf(
    bySurplus(wrong) ??
      byIncident(steps) ??
      byNeighbour(wrong, compared) ??
      byStatus(steps, wrong, compared),
  )
}

function bySurplus({ truth }: Compared): FaultId | undefined {
  return truth.charges.length > 1 ? 'charged-twice' : undefined
}

function byIncident(steps: readonly Step[]): FaultId | undefined {
  if (steps.some((step) => step.do === 'restart')) return 'restart-forgets'
  if (steps.some((step) => step.do === 'lose')) return 'lost-webhook'
  const repeated = webhooksOf(steps, 'repeat')[0]
  if (!repeated) return undefined
  if (repeated.key === 'refund.create') return 'duplicate-refund'
  return repeated.key === 'charge.complete' ? 'duplicate-payment' : 'duplicate-webhook'
}

/** A payment that is missing here and believed elsewhere went to the wrong place. */
function byNeighbour(wrong: Compared, compared: readonly Compared[]): FaultId | undefined {
  if (wrong.difference?.in === 'payer') return 'wrong-attempt'
  const moved = compared.find((one) => {
    const isMissing = isPaid(wrong) && !believesPaid(wrong) && believesPaid(one) && !isPaid(one)
    const isSurplus = !isPaid(wrong) && believesPaid(wrong) && isPaid(one)
    return isMissing || isSurplus
  })
  if (!moved) return undefined
  return moved.truth.order === wrong.truth.order ? 'wrong-attempt' : 'wrong-order'
}

function isPaid({ truth }: Compared): boolean {
  return truth.charges.some(({ status }) => status === 'successful')
}

function believesPaid({ belief }: Compared): boolean {
  return ['paid', 'refunded', 'partially_refunded'].includes(belief.status)
}

function byStatus(steps: readonly Step[], wrong: Compared, compared: readonly Compared[]): FaultId {
  const { truth, belief } = wrong
  const siblings = compared.filter((one) => one.truth.order === truth.order)
  const charges = siblings.flatMap((one) => one.truth.charges)
  if (charges.some(({ status }) => status === 'successful')) {
    const refunded = charges.reduce((sum, one) => sum + one.refunded, 0)
    return refunded > 0 ? byRefund(steps, wrong, refunded) : byPayment(steps, wrong)
  }
  if (believesPaid(wrong)) {
    const isOver = charges.some(({ status }) => status !== 'pending')
    return isOver ? 'failure-as-payment' : 'paid-too-early'
  }
  if (belief.status !== 'pending') return 'disagreement'
  if (isOvertaken(steps, 'charge.create')) return 'back-to-pending'
  return charges.some(({ status }) => status === 'expired') ? 'expiry-ignored' : 'failure-ignored'
}

/** An order that was paid, and not refunded, is believed to be something else. */
function byPayment(steps: readonly Step[], { belief: { status }, difference }: Compared): FaultId {
  if (status === 'failed') return 'late-failure'
  if (status === 'expired') return 'expire-after-paid'
  if (status === 'pending' || status === 'unknown') {
    return isOvertaken(steps, 'charge.create') ? 'back-to-pending' : 'payment-ignored'
  }
  if (status === 'refunded' || status === 'partially_refunded') return 'refund-miscounted'
  return difference?.in === 'times' ? 'duplicate-payment' : 'disagreement'
}

/** @param refunded what was given back, in subunits */
function byRefund(steps: readonly Step[], wrong: Compared, refunded: number): FaultId {
  const { belief, difference } = wrong
  if (!believesPaid(wrong)) return byPayment(steps, wrong)
  if (isOvertaken(steps, 'charge.complete') || isOvertaken(steps, 'charge.create')) {
    const isKept = belief.refunded !== null && belief.refunded >= refunded
    return isKept ? 'refund-undone' : 'refund-before-payment'
  }
  if (difference?.in === 'status') {
    return belief.status === 'refunded' ? 'partial-refund-as-full' : 'refund-ignored'
  }
  return belief.refunded === 0 ? 'refund-ignored' : 'refund-miscounted'
}

/** Whether webhooks of a kind came after one that their charge made later. */
function isOvertaken(steps: readonly Step[], key: WebhookKey): boolean {
  const came = webhooksOf(steps, 'deliver')
  return came.some((late, at) => {
    const before = came.slice(0, at).filter(({ attempt }) => attempt === late.attempt)
    return late.key === key && before.some((one) => madeAs.indexOf(one.key) > madeAs.indexOf(key))
  })
}

/** In the order in which a charge makes them. */
const madeAs: readonly WebhookKey[] = [
  ...(['charge.create', 'charge.complete', 'charge.expire', 'refund.create'] as const),
]

function webhooksOf(steps: readonly Step[], what: 'deliver' | 'repeat'): WebhookOf[] {
  return steps.flatMap((step) =>
    (step.do === 'deliver' || step.do === 'repeat') && step.do === what ? [step] : [],
  )
}
