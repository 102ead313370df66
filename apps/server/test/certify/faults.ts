/** What can be wrong with the reference receiver, each named after the check that is to find it. */
export const faults = {
  valid: 'answers its first payment with 503',
  slow: 'answers its first payment late',
  unsigned: 'verifies only what is signed',
  tampered: 'believes any signature that looks like one',
  stale: 'looks at no timestamp',
  garbage: 'does not expect a body that is no JSON',
  rotated: 'compares the first signature only',
  duplicated: 'handles an event as often as it comes',
  reordered: 'makes an order pending on charge.create, whatever it is',
  failed: 'takes every charge.complete for a payment',
  expired: 'does not know charge.expire',
  refunded: 'does not know refund.create',
  'late-failure': 'lets any failed charge fail the order',
  'unknown-event': 'refuses kinds of events it does not know',
  'unknown-charge': 'makes an order of every charge',
  unicode: 'decodes the body piece by piece',
  lost: 'never looks for what it was not told of',
} as const

export type Fault = keyof typeof faults

/** Faults that a receiver can have at once, none of which hides another: each of them stands in one row. */
const together: readonly (readonly Fault[])[] = [
  ['slow'],
  ['valid', 'unsigned', 'stale', 'garbage', 'expired', 'late-failure', 'unknown-event'],
  ['tampered', 'duplicated', 'reordered', 'refunded'],
  ['rotated', 'failed', 'unknown-charge', 'unicode', 'lost'],
]

const ofOrders: readonly Fault[] = ['duplicated', 'reordered', 'late-failure', 'unknown-charge']

/** `npm test` looks at receivers with several faults; `OMISE_SANDBOX_SOAK=1` at one for each. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'
const each = (faults: readonly Fault[]) => faults.map((fault) => [fault])

/** The faults that a receiver has, of each receiver that is looked at. */
export const faulty = soaking ? each(together.flat()) : together

/** The same of receivers that work later. */
export const faultyLater = soaking ? each(ofOrders) : [ofOrders]

/** Whether the receiver has that fault. */
export type Has = (fault: Fault) => boolean
