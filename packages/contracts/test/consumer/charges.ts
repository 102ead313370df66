import { type FailureCode, failureMessages, fromState, ids, matching } from '../../src/index.ts'
import { inState, type OmiseContract, succeeds } from './contract.ts'
import { typeWith } from './methods.ts'

const { charge, source } = ids
const path = fromState('/charges/{charge}')
const at = (action: string) => fromState(`/charges/{charge}/${action}`)

export const scanned = {
  type: 'barcode_alipay',
  barcode: '1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
  terminal_id: 'T80001',
} as const

export const sale = { amount: 400_000, currency: 'THB', source: scanned } as const

const codes = Object.keys(failureMessages) as FailureCode[]

export const charges: readonly OmiseContract[] = [
  succeeds({
    title: 'a request to charge a scanned code',
    request: { method: 'POST', path: '/charges', body: { ...sale } },
    body: matching.pendingCharge({ amount: 400_000, currency: 'THB' }),
    call: (client) => client.charges.create(sale),
    shows: { status: 'pending', amount: 400_000, paid: false },
  }),
  succeeds({
    title: 'a request to charge with a reference of the shop',
    request: {
      method: 'POST',
      path: '/charges',
      body: { ...sale, description: 'Table 7', metadata: { order: 'A-1007' } },
    },
    body: matching.pendingCharge({ description: 'Table 7', metadata: { order: 'A-1007' } }),
    call: (client) =>
      client.charges.create({ ...sale, description: 'Table 7', metadata: { order: 'A-1007' } }),
    shows: { metadata: { order: 'A-1007' } },
  }),
  succeeds({
    title: 'a request to charge a stored source',
    states: inState('a source is stored', { source }),
    request: {
      method: 'POST',
      path: '/charges',
      body: { amount: 400_000, currency: 'THB', source: fromState('{source}') },
    },
    body: matching.pendingCharge(),
    call: (client) => client.charges.create({ amount: 400_000, currency: 'THB', source }),
    shows: { status: 'pending' },
  }),
  succeeds({
    title: 'a request to charge with no store, in an account that has one',
    states: inState('a store is set for the account', {}),
    request: {
      method: 'POST',
      path: '/charges',
      body: { ...sale, source: { type: 'barcode_alipay', barcode: '1234567890' } },
    },
    body: matching.pendingCharge({
      source: matching.sourceOfCharge('pending', {
        store_id: null,
        store_name: null,
        terminal_id: null,
      }),
    }),
    call: (client) =>
      client.charges.create({ ...sale, source: { type: 'barcode_alipay', barcode: '1234567890' } }),
    shows: { status: 'pending' },
  }),
  succeeds({
    title: 'a request for a pending charge',
    states: inState('a charge is pending', { charge }),
    request: { method: 'GET', path },
    body: matching.pendingCharge(),
    call: (client) => client.charges.get(charge),
    shows: { id: charge, status: 'pending' },
  }),
  succeeds({
    title: 'a request for a paid charge',
    states: inState('a charge was paid', { charge }),
    request: { method: 'GET', path },
    body: matching.paidCharge(),
    call: (client) => client.charges.get(charge),
    shows: { status: 'successful', paid: true, refundable: true },
  }),
  ...codes.map((failure_code) =>
    succeeds({
      title: `a request for a charge that failed with ${failure_code}`,
      states: inState('a charge failed', { charge, failure_code }),
      request: { method: 'GET', path },
      body: matching.of(typeWith(failure_code)).failedCharge(failure_code),
      call: (client) => client.charges.get(charge),
      shows: { status: 'failed', failure_code },
    }),
  ),
  succeeds({
    title: 'a request for an expired charge',
    states: inState('a charge expired', { charge }),
    request: { method: 'GET', path },
    body: matching.expiredCharge(),
    call: (client) => client.charges.get(charge),
    shows: { status: 'expired', expired: true },
  }),
  succeeds({
    title: 'a request for a charge that was refunded in part',
    states: inState('a charge was refunded', { charge, refunded: 100_000 }),
    request: { method: 'GET', path },
    body: matching.paidCharge({
      refunded_amount: 100_000,
      refunds: matching.listOf(matching.refund({ amount: 100_000, voided: false })),
    }),
    call: (client) => client.charges.get(charge),
    shows: { refunded_amount: 100_000 },
  }),
  succeeds({
    title: 'a request for the first page of charges',
    states: inState('there are charges', { count: 3 }),
    request: {
      method: 'GET',
      path: '/charges',
      query: { limit: '2', order: 'reverse_chronological' },
    },
    body: matching.listOf(matching.pendingCharge(), {
      limit: 2,
      total: 3,
      order: 'reverse_chronological',
    }),
    call: (client) => client.charges.list({ limit: 2, order: 'reverse_chronological' }),
    shows: { limit: 2, total: 3 },
  }),
  succeeds({
    title: 'a request to change what a charge is for',
    states: inState('a charge is pending', { charge }),
    request: {
      method: 'PATCH',
      path,
      body: { description: 'Table 8', metadata: { order: 'A-1008' } },
    },
    body: matching.pendingCharge({ description: 'Table 8', metadata: { order: 'A-1008' } }),
    call: (client) =>
      client.charges.update(charge, { description: 'Table 8', metadata: { order: 'A-1008' } }),
    shows: { description: 'Table 8' },
  }),
  succeeds({
    title: 'a request to let a pending charge expire',
    states: inState('a charge is pending', { charge }),
    request: { method: 'POST', path: at('expire') },
    body: matching.expiredCharge(),
    call: (client) => client.charges.expire(charge),
    shows: { status: 'expired' },
  }),
  succeeds({
    title: 'a request to mark a pending charge as paid',
    states: inState('a charge is pending', { charge }),
    request: { method: 'POST', path: at('mark_as_paid') },
    body: matching.paidCharge(),
    call: (client) => client.charges.markAsPaid(charge),
    shows: { status: 'successful' },
  }),
  succeeds({
    title: 'a request to mark a pending charge as failed',
    states: inState('a charge is pending', { charge }),
    request: {
      method: 'POST',
      path: at('mark_as_failed'),
      body: { failure_code: 'insufficient_balance' },
    },
    body: matching.failedCharge('insufficient_balance'),
    call: (client) => client.charges.markAsFailed(charge, { failure_code: 'insufficient_balance' }),
    shows: { failure_code: 'insufficient_balance' },
  }),
  succeeds({
    title: 'a request to find a charge by its reference',
    states: inState('a charge is pending', { charge, metadata: { order: 'A-1007' } }),
    request: { method: 'GET', path: '/charges/search', query: { query: 'A-1007' } },
    body: matching.foundCharges(matching.pendingCharge({ metadata: { order: 'A-1007' } }), {
      query: 'A-1007',
      total: 1,
    }),
    call: (client) => client.charges.search({ query: 'A-1007' }),
    shows: { total: 1 },
  }),
]
