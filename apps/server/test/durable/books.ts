import type { ControlWire, Wire } from '@omise-sandbox/api'
import { all, ask, type Place } from './asking.ts'
import { chargeIn } from './hook.ts'

/** All that an account shows of itself, each list by itself. */
export interface Books {
  readonly charges: readonly Wire['Charge'][]
  readonly refunds: readonly Wire['Refund'][]
  readonly events: readonly Wire['Event'][]
  readonly transactions: readonly Wire['Transaction'][]
  readonly deliveries: readonly ControlWire['Delivery'][]
  readonly balance: number
}

export async function readBooks(place: Place): Promise<Books> {
  return {
    charges: await all(place, '/charges'),
    refunds: await all(place, '/refunds'),
    events: await all(place, '/events'),
    transactions: await all(place, '/transactions'),
    deliveries: await all(place, '/__sandbox/deliveries'),
    balance: (await ask<Wire['Balance']>(place, '/balance')).total,
  }
}

/** What in the books of an account that has an endpoint does not fit together, a sentence each. */
export function mistakesIn(books: Books): string[] {
  return [
    ...untoldOrUntrue(books),
    ...unsent(books),
    ...refundsAstray(books),
    ...moneyAstray(books),
  ]
}

/** The events that a charge of this status has, in order. */
function eventsOf({ status, refunds }: Wire['Charge']): string[] {
  if (status === 'pending') return ['charge.create']
  if (status === 'expired') return ['charge.create', 'charge.expire']
  return ['charge.create', 'charge.complete', ...refunds.data.map(() => 'refund.create')]
}

function untoldOrUntrue({ charges, events }: Books): string[] {
  const ofCharge = Map.groupBy(events, ({ data }) => chargeIn(data))
  const mistakes = charges.flatMap((charge) => {
    const attempts = ofCharge.get(charge.id) ?? []
    ofCharge.delete(charge.id)
    const keys = attempts.map(({ key }) => key).join()
    const end = attempts.find(({ key }) => key === 'charge.complete' || key === 'charge.expire')
    return [
      ...(keys === eventsOf(charge).join() ? [] : [`${charge.id} is ${charge.status}: ${keys}`]),
      ...(end && (end.data as Wire['Charge']).status !== charge.status
        ? [`${charge.id} is ${charge.status}, and an event says otherwise`]
        : []),
    ]
  })
  return [...mistakes, ...[...ofCharge.keys()].map((id) => `${id} has events and is not there`)]
}

function unsent({ events, deliveries }: Books): string[] {
  const ofEvent = Map.groupBy(deliveries, ({ event }) => event)
  return events.flatMap(({ id }) => {
    const states = (ofEvent.get(id) ?? []).map(({ state }) => state).join()
    return states === 'delivered' ? [] : [`${id} has the deliveries "${states}"`]
  })
}

function refundsAstray({ charges, refunds }: Books): string[] {
  const ofCharge = Map.groupBy(refunds, ({ charge }) => charge)
  return charges.flatMap((charge) => {
    const { id, amount, refunded_amount } = charge
    const own = ofCharge.get(id) ?? []
    const listed = own.map((refund) => refund.id).join()
    const shown = charge.refunds.data.map((refund) => refund.id).join()
    const sum = own.reduce((total, refund) => total + refund.amount, 0)
    return [
      ...(listed === shown ? [] : [`${id} shows the refunds ${shown}, and has ${listed}`]),
      ...(sum === refunded_amount && sum <= amount ? [] : [`${id} has ${sum} refunded`]),
    ]
  })
}

function moneyAstray({ charges, refunds, transactions, balance }: Books): string[] {
  const due = [
    ...charges.filter(({ paid }) => paid).map(({ id, net }) => `${id} credit ${net}`),
    ...refunds.map(({ id, amount }) => `${id} debit ${amount}`),
  ]
  const moved = transactions.map((one) => `${one.origin} ${one.direction} ${one.amount}`)
  const sum = transactions.reduce(
    (total, { direction, amount }) => total + (direction === 'credit' ? amount : -amount),
    0,
  )
  return [
    ...(due.sort().join() === moved.sort().join() ? [] : [`moved is ${moved}, due ${due}`]),
    ...(sum === balance ? [] : [`the balance is ${balance}, the transactions are ${sum}`]),
  ]
}
