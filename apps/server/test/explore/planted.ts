import type { FaultId } from '../../src/explore/engine/fault.ts'

/** The mistakes that the shop of these tests can make, each by the name that `explore` is to give it. */
const planted = {
  'late-failure': 'lets any failed charge fail the order',
  'refund-before-payment': 'passes over a refund of what is not paid yet',
  'wrong-attempt': 'books a payment on the first attempt of its order',
  'duplicate-refund': 'adds up refunds as often as they come',
  'expire-after-paid': 'lets any charge that expires end the order',
  'lost-webhook': 'never looks for what it was not told of',
  'restart-forgets': 'keeps what it acknowledged in memory alone',
  'back-to-pending': 'makes an order pending on charge.create, whatever it is',
  'duplicate-payment': 'handles a payment as often as it comes',
  'failure-as-payment': 'takes every charge.complete for a payment',
  'wrong-order': 'books a payment on the oldest open order of the same amount',
  'charged-twice': 'charges again when no answer comes, without looking',
} as const satisfies Partial<Record<FaultId, string>>

export type Planted = keyof typeof planted

export const allPlanted = Object.keys(planted) as readonly Planted[]
