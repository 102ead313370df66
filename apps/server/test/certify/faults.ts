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

/** Whether the receiver has that fault. */
export type Has = (fault: Fault) => boolean
