import {
  type Charge,
  feesOf,
  methodOf,
  type Refund,
  refundedAmount,
  type Transaction,
} from '@omise-sandbox/core'
import type { AccountCopy } from '../../storage/store.ts'
import { at, type Misfit, misfitIn } from './shape.ts'

/**
 * Where the money of a copy does not add up: no charge gives back more than was paid, its refunds are those that are listed, and
 * each movement is what its charge or refund comes to. The balance is not held against the movements, since those of charges that
 * are no longer retained are gone; it may be below zero, as the fee of a refunded charge is not given back.
 */
export function misfitOfSums({ charges, refunds, transactions }: AccountCopy): Misfit | undefined {
  const byId = new Map<string, Charge>(charges.map((charge) => [charge.facts.id, charge]))
  const refundsById = new Map<string, Refund>(refunds.map((refund) => [refund.id, refund]))
  return (
    misfitIn(charges, (charge) => misfitOfCharge(charge, refundsById), '/charges') ??
    misfitIn(refunds, (refund) => misfitOfRefund(refund, byId), '/refunds') ??
    misfitIn(transactions, (one) => misfitOfTransaction(one, byId, refundsById), '/transactions')
  )
}

function misfitOfCharge(charge: Charge, refunds: ReadonlyMap<string, Refund>): Misfit | undefined {
  const { amount } = charge.facts
  if (amount < 1) return at('/facts/amount', 'be 1 or more')
  if (charge.status !== 'successful') return undefined
  const { maxRefunds } = methodOf(charge.facts.source.type)
  if (charge.refunds.length > maxRefunds) return at('/refunds', `have ${maxRefunds} items at most`)
  if (refundedAmount(charge) > amount) {
    return at('/refunds', `come to ${amount} at most, which is what was paid`)
  }
  return misfitIn(
    charge.refunds,
    (refund) => {
      if (refund.amount < 1) return at('/amount', 'be 1 or more')
      if (refund.charge !== charge.facts.id) return at('/charge', 'be the charge it is in')
      const listed = refunds.get(refund.id)
      return listed?.amount === refund.amount ? undefined : at('/id', 'be one of /refunds')
    },
    '/refunds',
  )
}

function misfitOfRefund(refund: Refund, charges: ReadonlyMap<string, Charge>): Misfit | undefined {
  const charge = charges.get(refund.charge)
  const isThere =
    charge?.status === 'successful' && charge.refunds.some(({ id }) => id === refund.id)
  return isThere ? undefined : at('/charge', 'be a paid charge that has this refund')
}

function misfitOfTransaction(
  { origin, direction, key, amount }: Transaction,
  charges: ReadonlyMap<string, Charge>,
  refunds: ReadonlyMap<string, Refund>,
): Misfit | undefined {
  const charge = charges.get(origin)
  const isOfCharge = key === 'charge.captured.net'
  if (direction !== (isOfCharge ? 'credit' : 'debit')) {
    return at('/direction', `be ${isOfCharge ? 'credit' : 'debit'}`)
  }
  const due = isOfCharge ? charge && netOf(charge) : refunds.get(origin)?.amount
  if (due === undefined) return at('/origin', `be one of /${isOfCharge ? 'charges' : 'refunds'}`)
  return amount === due ? undefined : at('/amount', `be ${due}`)
}

function netOf({ facts }: Charge): number {
  return feesOf(facts.amount, methodOf(facts.source.type).fee).net
}
