import { type FailureCode, type MethodType, methodOf, methodTypes } from '@omise-sandbox/core'
import { fromState, given, ids, matching } from '../../src/index.ts'
import { inState, type OmiseContract, succeeds } from './contract.ts'
import type { MessageContract } from './messages.ts'

const { charge } = ids

/** The first payment method that has a failure code. */
export function typeWith(code: FailureCode): MethodType {
  const type = methodTypes.find((one) => methodOf(one).failureCodes.includes(code))
  if (type === undefined) throw new Error(`No payment method has the failure code ${code}.`)
  return type
}

const others = ['alipayplus_upm', 'wechat_pay_upm'] as const

/** What a shop counts on that charges by the other payment methods: no store, no references, their own shortage code. */
export const chargesByMethod: readonly OmiseContract[] = others.flatMap((type) => {
  const sale = {
    amount: 150_000,
    currency: 'THB',
    source: { type, barcode: '1234567890' },
  } as const
  return [
    succeeds({
      title: `a request to charge a code by ${type}`,
      request: { method: 'POST', path: '/charges', body: { ...sale } },
      body: matching.of(type).pendingCharge({ amount: 150_000 }),
      call: (client) => client.charges.create(sale),
      shows: { status: 'pending', amount: 150_000 },
    }),
    succeeds({
      title: `a request for a paid charge by ${type}`,
      states: inState('a charge was paid', { charge, source_type: type }),
      request: { method: 'GET', path: fromState('/charges/{charge}') },
      body: matching.of(type).paidCharge(),
      call: (client) => client.charges.get(charge),
      shows: { status: 'successful', paid: true, refundable: true },
    }),
  ]
})

export const messagesByMethod: readonly MessageContract[] = others.flatMap((type) => {
  const { shortage } = methodOf(type)
  const failed = { source_type: type, failure_code: shortage } as const
  return [
    {
      title: `a charge.complete webhook of a charge by ${type} that was paid`,
      state: given('a charge was paid', { source_type: type }) as MessageContract['state'],
      event: matching.event('charge.complete', matching.of(type).paidCharge()),
      shows: { key: 'charge.complete', data: { status: 'successful', source: { type } } },
    },
    {
      title: `a charge.complete webhook of a charge by ${type} whose payer has too little`,
      state: given('a charge failed', failed) as MessageContract['state'],
      event: matching.event('charge.complete', matching.of(type).failedCharge(shortage)),
      shows: { key: 'charge.complete', data: { status: 'failed', failure_code: shortage } },
    },
  ]
})
