/** The charges of one attempt as the sandbox knows them: one, unless the application charged more than once. */
export interface AttemptTruth {
  readonly attempt: string
  readonly order: string
  readonly charges: readonly ChargeTruth[]
}

export interface ChargeTruth {
  readonly id: string
  readonly status: 'pending' | 'successful' | 'failed' | 'expired' | 'reversed'
  /** In subunits. */
  readonly amount: number
  readonly refunded: number
}

/** What an order can be, in the words of the contract of `--state-url`. */
export const beliefStatuses = [
  ...['unknown', 'pending', 'paid', 'failed', 'expired', 'refunded', 'partially_refunded'],
] as readonly string[]

/** What is believed of an order that the application does not know of. */
export const unknown = 'unknown'

/** What the application tells of an attempt; what it leaves out is null, and not compared. */
export interface Belief {
  readonly status: string
  /** How often a payment took effect. */
  readonly times: number | null
  /** In subunits. */
  readonly refunded: number | null
  /** The charge that paid it. */
  readonly charge: string | null
}

/** An attempt's truth, and what the application believes of it. */
export interface Compared {
  readonly truth: AttemptTruth
  readonly belief: Belief
  /** Undefined where nothing differs. */
  readonly difference: Difference | undefined
}

interface Difference {
  readonly in: 'charges' | 'status' | 'payer' | 'times' | 'refunded'
  readonly words: string
}

/** Compares what is believed of each attempt with what is true, and says what differs. */
export function compare(
  believed: readonly { readonly truth: AttemptTruth; readonly belief: Belief }[],
): Compared[] {
  const truths = believed.map(({ truth }) => truth)
  return believed.map(({ truth, belief }) => {
    return { truth, belief, difference: differenceOf(truth, belief, truths) }
  })
}

function differenceOf(
  truth: AttemptTruth,
  belief: Belief,
  truths: readonly AttemptTruth[],
): Difference | undefined {
  const siblings = truths.filter(({ order }) => order === truth.order)
  const charges = siblings.flatMap((one) => one.charges)
  if (truth.charges.length > 1) {
    const ids = truth.charges.map(({ id }) => id).join(', ')
    return { in: 'charges', words: `one attempt made ${truth.charges.length} charges: ${ids}` }
  }
  const allowed = new Set([...statusesOf(charges), ...statusesOf(truth.charges)])
  const isOpen = charges.every(({ status }) => status === 'pending')
  if (!allowed.has(belief.status) && !(isOpen && belief.status === unknown)) {
    const words = `it is ${[...allowed].join(' or ')}, and believed to be ${belief.status}`
    return { in: 'status', words }
  }
  const paying = charges.filter(({ status }) => status === 'successful')
  const payer = charges.find(({ id }) => id === belief.charge)
  const saysPaid = belief.status !== 'pending' && statusesOf(paying).includes(belief.status)
  if (saysPaid && payer && payer.status !== 'successful') {
    const words = `it is believed to be paid by ${payer.id}, which is ${payer.status}`
    return { in: 'payer', words }
  }
  if (belief.times !== null && saysPaid && belief.times > paying.length) {
    const words = `it was paid ${paying.length} time${paying.length === 1 ? '' : 's'}, and is believed to be paid ${belief.times} times`
    return { in: 'times', words }
  }
  return refundDifference(belief, paying, truth)
}

/** Where several charges of an order were paid, the refunds of the order or of the attempt may be told. */
function refundDifference(
  { refunded }: Belief,
  paying: readonly ChargeTruth[],
  { charges }: AttemptTruth,
): Difference | undefined {
  if (refunded === null) return undefined
  const sums = [paying, charges].map((some) => some.reduce((sum, one) => sum + one.refunded, 0))
  if (sums.includes(refunded)) return undefined
  return { in: 'refunded', words: `${sums[0]} was refunded, and is believed to be ${refunded}` }
}

/** What an order with these charges may be said to be. While none is paid, the end of each attempt is as good. */
function statusesOf(charges: readonly ChargeTruth[]): string[] {
  const paying = charges.filter(({ status }) => status === 'successful')
  if (paying.length === 0) {
    return [...new Set(charges.map(({ status }) => (status === 'reversed' ? 'failed' : status)))]
  }
  const refunded = paying.reduce((sum, one) => sum + one.refunded, 0)
  if (refunded === 0) return ['paid']
  const amount = paying.reduce((sum, one) => sum + one.amount, 0)
  return refunded === amount ? ['refunded'] : ['paid', 'partially_refunded']
}
