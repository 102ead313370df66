import { eachOf, fromState, ids, like, matching, sameType } from '../../src/index.ts'
import { inState, type OmiseContract, succeeds } from './contract.ts'

const { charge, refund, source, transaction, event } = ids
const refunds = fromState('/charges/{charge}/refunds')
const paid = inState('a charge was paid', { charge, transaction })
const refunded = inState('a charge was refunded', { charge, refund })

/** The newest of a list, as a query and as the list then says of itself. */
const newest = { limit: '1', order: 'reverse_chronological' }
const first = { limit: 1, order: 'reverse_chronological' }
const paidEvent = matching.event('charge.complete', matching.paidCharge())

/** What a payment moves: its amount less the fee and the tax on it. */
const payment = matching.transaction({
  direction: 'credit',
  key: 'charge.captured.net',
  amount: 392_938,
  origin: like(charge),
})

/** Refunds, sources, events, and what an account is and has. */
export const money: readonly OmiseContract[] = [
  succeeds({
    title: 'a request to refund the whole of a charge',
    states: paid,
    request: { method: 'POST', path: refunds, body: { amount: 400_000 } },
    body: matching.refund({ amount: 400_000, voided: true }),
    call: (client) => client.refunds.create(charge, { amount: 400_000 }),
    shows: { amount: 400_000, voided: true },
  }),
  succeeds({
    title: 'a request to refund a part of a charge',
    states: paid,
    request: {
      method: 'POST',
      path: refunds,
      body: { amount: 100_000, metadata: { reason: 'cold soup' } },
    },
    body: matching.refund({ amount: 100_000, voided: false, metadata: { reason: 'cold soup' } }),
    call: (client) =>
      client.refunds.create(charge, { amount: 100_000, metadata: { reason: 'cold soup' } }),
    shows: { amount: 100_000, voided: false },
  }),
  succeeds({
    title: 'a request for a refund',
    states: refunded,
    request: {
      method: 'GET',
      path: fromState('/charges/{charge}/refunds/{refund}'),
    },
    body: matching.refund(),
    call: (client) => client.refunds.get(charge, refund),
    shows: { object: 'refund' },
  }),
  succeeds({
    title: "a request for a charge's refunds",
    states: refunded,
    request: { method: 'GET', path: refunds },
    body: matching.listOf(matching.refund(), { total: 1 }),
    call: (client) => client.refunds.ofCharge(charge),
    shows: { total: 1 },
  }),
  succeeds({
    title: 'a request for all refunds',
    states: refunded,
    request: { method: 'GET', path: '/refunds' },
    body: matching.listOf(matching.refund(), { location: '/refunds', total: 1 }),
    call: (client) => client.refunds.list(),
    shows: { total: 1 },
  }),
  succeeds({
    title: 'a request to keep a scanned code',
    request: {
      method: 'POST',
      path: '/sources',
      body: { amount: 400_000, currency: 'THB', type: 'barcode_alipay', barcode: '1234567890' },
    },
    body: matching.source({ store_id: null, store_name: null, terminal_id: null }),
    call: (client) =>
      client.sources.create({
        amount: 400_000,
        currency: 'THB',
        type: 'barcode_alipay',
        barcode: '1234567890',
      }),
    shows: { flow: 'offline' },
  }),
  succeeds({
    title: 'a request for a stored source',
    states: inState('a source is stored', { source }),
    request: { method: 'GET', path: fromState('/sources/{source}') },
    body: matching.source(),
    call: (client) => client.sources.get(source),
    shows: { charge_status: 'unknown' },
  }),
  succeeds({
    title: 'a request for the events',
    states: paid,
    request: { method: 'GET', path: '/events', query: newest },
    body: matching.listOf(paidEvent, { location: '/events', total: 2, ...first }),
    call: (client) => client.events.list({ limit: 1, order: 'reverse_chronological' }),
    shows: { total: 2 },
  }),
  succeeds({
    title: 'a request for an event',
    states: inState('a charge was paid', { charge, event }),
    request: { method: 'GET', path: fromState('/events/{event}') },
    body: matching.event('charge.complete', matching.paidCharge()),
    call: (client) => client.events.get(event),
    shows: { key: 'charge.complete' },
  }),
  succeeds({
    title: "a request for a charge's events",
    states: paid,
    request: {
      method: 'GET',
      path: fromState('/charges/{charge}/events'),
      query: newest,
    },
    body: matching.listOf(paidEvent, { total: 2, ...first }),
    call: (client) => client.events.ofCharge(charge, { limit: 1, order: 'reverse_chronological' }),
    shows: { total: 2 },
  }),
  succeeds({
    title: 'a request for the movements of money',
    states: paid,
    request: { method: 'GET', path: '/transactions' },
    body: matching.listOf(payment, { location: '/transactions', total: 1 }),
    call: (client) => client.transactions.list(),
    shows: { total: 1 },
  }),
  succeeds({
    title: 'a request for a movement of money',
    states: paid,
    request: {
      method: 'GET',
      path: fromState('/transactions/{transaction}'),
    },
    body: payment,
    call: (client) => client.transactions.get(transaction),
    shows: { amount: 392_938 },
  }),
  succeeds({
    title: 'a request for the balance',
    states: paid,
    request: { method: 'GET', path: '/balance' },
    body: matching.balance({ total: 392_938 }),
    call: (client) => client.balance.get(),
    shows: { total: 392_938 },
  }),
  succeeds({
    title: 'a request for the account',
    request: { method: 'GET', path: '/account' },
    body: matching.account({ webhook_uri: null }),
    call: (client) => client.account.get(),
    shows: { currency: 'THB' },
  }),
  succeeds({
    title: 'a request to send webhooks elsewhere',
    request: {
      method: 'PATCH',
      path: '/account',
      body: { webhook_uri: 'https://shop.example.com/hook' },
    },
    body: matching.account({ webhook_uri: 'https://shop.example.com/hook' }),
    call: (client) => client.account.update({ webhook_uri: 'https://shop.example.com/hook' }),
    shows: { webhook_uri: 'https://shop.example.com/hook' },
  }),
  succeeds({
    title: 'a request for what the account can be paid with',
    request: { method: 'GET', path: '/capability' },
    body: matching.capability({ country: 'TH' }),
    call: (client) => client.capability.get(),
    shows: { country: 'TH' },
  }),
  succeeds({
    title: 'a request for the API versions',
    request: { method: 'GET', path: '/' },
    body: { object: 'system_info', location: '/', versions: eachOf(sameType('2019-05-29')) },
    call: (client) => client.system.get(),
    shows: { object: 'system_info' },
  }),
]
