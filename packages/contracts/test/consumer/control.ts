import type { Control } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import { expect } from 'vitest'
import {
  eachOf,
  form,
  fromState,
  ids,
  like,
  type Matching,
  matching,
  sameType,
} from '../../src/index.ts'
import { type HttpContract, inState } from './contract.ts'

type ControlContract = HttpContract<Control>
type Request = ControlContract['request']

const { charge } = ids
const at = (action: string) => fromState(`/__sandbox/charges/{charge}/${action}`)
const time = like('2025-01-01T00:00:00Z')

function does<Result>(contract: {
  readonly title: string
  readonly states?: ControlContract['states']
  readonly request: Request
  /** Undefined where it answers 204. */
  readonly body?: Matching
  readonly call: (control: Control) => Promise<Result>
  readonly shows?: object
}): ControlContract {
  const { title, states = [], request, body, call, shows } = contract
  return {
    title,
    states,
    request,
    response: body === undefined ? { status: 204 } : { status: 200, body },
    act: async (control) => {
      const result = await call(control)
      if (shows) expect(result).toMatchObject(shows)
    },
  }
}

function refuses(contract: {
  readonly title: string
  readonly states?: ControlContract['states']
  readonly request: Request
  readonly status: number
  readonly call: (control: Control) => Promise<unknown>
}): ControlContract {
  const { title, states = [], request, status, call } = contract
  const body = {
    title: sameType('Not found'),
    status,
    detail: sameType('There is no such thing.'),
    remedy: sameType('Use another.'),
  }
  return {
    title,
    states,
    request,
    response: { status, body, contentType: 'application/problem+json' },
    act: async (control) => {
      const refused = call(control)
      await expect(refused).rejects.toBeInstanceOf(ControlRefusal)
      await expect(refused).rejects.toMatchObject({ status, remedy: 'Use another.' })
    },
  }
}

const clock = { now: time, mode: 'frozen', scale: 0 }
const webhooks = {
  url: null,
  events: ['*'],
  retry_policy: 'omise',
  secret: sameType('c2VjcmV0'),
  previous_secret: null,
  rotates_until: null,
}
const rule = { id: sameType('rule_1'), outcome: 'failed', failure_code: 'insufficient_balance' }
const fault = { id: sameType('fault_1'), on: 'POST /charges', type: 'commit-then-reset' }
const delivery = {
  id: form('^whdl_test_[0-9a-z]{19}$', 'whdl_test_5kgevsq1c0pm8s2ux4d'),
  key: 'charge.create',
  state: 'delivered',
}
const code = {
  barcode: form('^28[0-9]{16}$', '281234567890123456'),
  shown_at: time,
  expires_at: time,
  charge: null,
}
const summary = {
  id: like(charge),
  status: 'pending',
  amount: 400_000,
  barcode_ending: '7890',
  created_at: time,
  ended_at: null,
  decided_by: sameType('server'),
  outcome: 'manual',
}
const sent = inState('a webhook was sent', {})

/** What a control client counts on. */
export const control: readonly ControlContract[] = [
  does({
    title: 'a request for the time',
    request: { method: 'GET', path: '/__sandbox/clock' },
    body: clock,
    call: (client) => client.clock.now(),
    shows: { mode: 'frozen' },
  }),
  does({
    title: 'a request to stop the clock at a time',
    request: {
      method: 'POST',
      path: '/__sandbox/clock/freeze',
      body: { at: '2026-01-01T00:00:00Z' },
    },
    body: { ...clock, now: '2026-01-01T00:00:00Z' },
    call: (client) => client.clock.freeze('2026-01-01T00:00:00Z'),
    shows: { now: '2026-01-01T00:00:00Z' },
  }),
  does({
    title: 'a request to move the clock on, past the expiry of a charge',
    states: inState('a charge is pending', {}),
    request: { method: 'POST', path: '/__sandbox/clock/advance', body: { by: '25h' } },
    body: {
      now: time,
      fired_count: 1,
      fired: [{ at: time, task: 'charge-expires', charge: like(charge) }],
    },
    call: (client) => client.clock.advance('25h'),
    shows: { fired_count: 1 },
  }),
  refuses({
    title: 'a request to move the clock on by no duration',
    request: { method: 'POST', path: '/__sandbox/clock/advance', body: { by: 'tomorrow' } },
    status: 400,
    call: (client) => client.clock.advance('tomorrow'),
  }),
  does({
    title: 'a request for the summaries of charges',
    states: inState('a charge is pending', {}),
    request: { method: 'GET', path: '/__sandbox/charges', query: { limit: '100' } },
    body: { total: 1, data: eachOf(summary) },
    call: (client) => client.charges.listSummaries({ limit: 100 }),
    shows: { total: 1, data: [{ status: 'pending' }] },
  }),
  does({
    title: 'a request for a charge and who decided its outcome',
    states: inState('a charge is pending', { charge }),
    request: { method: 'GET', path: fromState('/__sandbox/charges/{charge}') },
    body: {
      summary,
      charge: matching.pendingCharge(),
      decisions: eachOf({ at: time, outcome: 'manual', decided_by: sameType('server') }),
    },
    call: (client) => client.charges.getDetails(charge),
    shows: { decisions: [{ outcome: 'manual' }] },
  }),
  refuses({
    title: 'a request for no charge',
    request: { method: 'GET', path: `/__sandbox/charges/${charge}` },
    status: 404,
    call: (client) => client.charges.getDetails(charge),
  }),
  does({
    title: 'a request to show a code on a phone',
    request: { method: 'POST', path: '/__sandbox/phone/codes' },
    body: code,
    call: (client) => client.phone.showCode(),
    shows: { charge: null },
  }),
  does({
    title: 'a request for the codes on phones',
    states: inState('a phone shows a code', {}),
    request: { method: 'GET', path: '/__sandbox/phone/codes' },
    body: { data: eachOf(code) },
    call: (client) => client.phone.listCodes(),
    shows: { data: [{ charge: null }] },
  }),
  does({
    title: 'a request to hide a code',
    states: inState('a phone shows a code', {}),
    request: {
      method: 'DELETE',
      path: fromState('/__sandbox/phone/codes/{code}', { code: '281234567890123456' }),
    },
    call: (client) => client.phone.hideCode('281234567890123456'),
  }),
  refuses({
    title: 'a request to hide a code that nobody shows',
    request: { method: 'DELETE', path: '/__sandbox/phone/codes/281234567890123456' },
    status: 404,
    call: (client) => client.phone.hideCode('281234567890123456'),
  }),
  does({
    title: 'a request to let a payer fail',
    states: inState('a charge is pending', { charge }),
    request: {
      method: 'POST',
      path: at('outcome'),
      body: { outcome: 'failed', failure_code: 'payment_rejected' },
    },
    body: matching.failedCharge('payment_rejected'),
    call: (client) =>
      client.charges.setOutcome(charge, { outcome: 'failed', failure_code: 'payment_rejected' }),
    shows: { failure_code: 'payment_rejected' },
  }),
  refuses({
    title: 'a request to let the payer of no charge pay',
    request: {
      method: 'POST',
      path: `/__sandbox/charges/${charge}/outcome`,
      body: { outcome: 'successful' },
    },
    status: 404,
    call: (client) => client.charges.setOutcome(charge, { outcome: 'successful' }),
  }),
  refuses({
    title: 'a request to let a payer do what payers do not',
    states: inState('a charge is pending', { charge }),
    request: { method: 'POST', path: at('outcome'), body: { outcome: 'payed' } },
    status: 400,
    call: (client) => client.charges.setOutcome(charge, { outcome: 'payed' as never }),
  }),
  does({
    title: 'a request to let the next payer fail',
    request: {
      method: 'POST',
      path: '/__sandbox/rules',
      body: { outcome: 'failed', failure_code: 'insufficient_balance', times: 1 },
    },
    body: rule,
    call: (client) =>
      client.rules.add({ outcome: 'failed', failure_code: 'insufficient_balance', times: 1 }),
    shows: { id: 'rule_1' },
  }),
  does({
    title: 'a request for the rules',
    states: inState('a rule is set', {}),
    request: { method: 'GET', path: '/__sandbox/rules' },
    body: { data: eachOf(rule) },
    call: (client) => client.rules.list(),
    shows: { data: [{ id: 'rule_1' }] },
  }),
  does({
    title: 'a request to drop a rule',
    states: inState('a rule is set', {}),
    request: {
      method: 'DELETE',
      path: fromState('/__sandbox/rules/{rule}', { rule: 'rule_1' }),
    },
    call: (client) => client.rules.remove('rule_1'),
  }),
  does({
    title: 'a request to lose an answer',
    request: {
      method: 'POST',
      path: '/__sandbox/faults',
      body: { on: 'POST /charges', type: 'commit-then-reset', times: 1 },
    },
    body: fault,
    call: (client) =>
      client.faults.add({ on: 'POST /charges', type: 'commit-then-reset', times: 1 }),
    shows: { id: 'fault_1' },
  }),
  does({
    title: 'a request for the faults',
    states: inState('a fault is set', {}),
    request: { method: 'GET', path: '/__sandbox/faults' },
    body: { data: eachOf(fault) },
    call: (client) => client.faults.list(),
    shows: { data: [{ id: 'fault_1' }] },
  }),
  does({
    title: 'a request to drop all faults',
    states: inState('a fault is set', {}),
    request: { method: 'DELETE', path: '/__sandbox/faults' },
    call: (client) => client.faults.clear(),
  }),
  does({
    title: 'a request for where webhooks go',
    request: { method: 'GET', path: '/__sandbox/webhooks' },
    body: webhooks,
    call: (client) => client.webhooks.get(),
    shows: { retry_policy: 'omise' },
  }),
  does({
    title: 'a request to send webhooks to the inbox',
    request: { method: 'PUT', path: '/__sandbox/webhooks', body: { url: 'sandbox:inbox' } },
    body: { ...webhooks, url: 'sandbox:inbox' },
    call: (client) => client.webhooks.update({ url: 'sandbox:inbox' }),
    shows: { url: 'sandbox:inbox' },
  }),
  refuses({
    title: 'a request to send webhooks to no address',
    request: { method: 'PUT', path: '/__sandbox/webhooks', body: { url: 'shop' } },
    status: 400,
    call: (client) => client.webhooks.update({ url: 'shop' }),
  }),
  does({
    title: 'a request for a new secret',
    request: { method: 'POST', path: '/__sandbox/webhooks/rotate', body: { overlap: '24h' } },
    body: { ...webhooks, previous_secret: sameType('c2VjcmV0'), rotates_until: time },
    call: (client) => client.webhooks.rotateSecret({ overlap: '24h' }),
    shows: { previous_secret: 'c2VjcmV0' },
  }),
  does({
    title: 'a request for the deliveries',
    states: sent,
    request: { method: 'GET', path: '/__sandbox/deliveries' },
    body: { total: 1, data: eachOf(delivery) },
    call: (client) => client.deliveries.list(),
    shows: { total: 1 },
  }),
  does({
    title: 'a request to send a delivery again',
    states: sent,
    request: {
      method: 'POST',
      path: fromState('/__sandbox/deliveries/{delivery}/resend', {
        delivery: 'whdl_test_5kgevsq1c0pm8s2ux4d',
      }),
    },
    body: { data: eachOf(delivery) },
    call: (client) => client.deliveries.resend('whdl_test_5kgevsq1c0pm8s2ux4d'),
    shows: { data: [{ state: 'delivered' }] },
  }),
  does({
    title: 'a request for the inbox',
    states: sent,
    request: { method: 'GET', path: '/__sandbox/inbox' },
    body: { total: 1, data: eachOf({ key: 'charge.create' }) },
    call: (client) => client.inbox.list(),
    shows: { total: 1 },
  }),
  refuses({
    title: 'a report of what came of no webhook',
    request: {
      method: 'POST',
      path: '/__sandbox/listener/none',
      body: { status: 200, body: '', duration_ms: 1 },
    },
    status: 404,
    call: (client) =>
      client.listener.reportDelivery('none', { status: 200, body: '', duration_ms: 1 }),
  }),
  does({
    title: 'a request to wait for a charge',
    states: inState('a charge was paid', { charge }),
    request: {
      method: 'GET',
      path: '/__sandbox/wait',
      query: { charge: fromState('{charge}') as never, status: 'successful' },
    },
    body: { charge: matching.paidCharge(), deliveries: [] },
    call: (client) => client.wait({ charge, status: 'successful' }),
    shows: { charge: { status: 'successful' } },
  }),
  refuses({
    title: 'a request to wait for what cannot come',
    states: inState('a charge expired', { charge }),
    request: {
      method: 'GET',
      path: '/__sandbox/wait',
      query: { charge: fromState('{charge}') as never, status: 'successful' },
    },
    status: 409,
    call: (client) => client.wait({ charge, status: 'successful' }),
  }),
  does({
    title: "a request for a charge's timeline",
    states: inState('a charge was paid', { charge }),
    request: {
      method: 'GET',
      path: fromState('/__sandbox/timeline/{charge}'),
    },
    body: { charge: like(charge), status: 'successful', entries: eachOf({ at: time }) },
    call: (client) => client.timeline.get(charge),
    shows: { status: 'successful' },
  }),
  does({
    title: 'a request to keep the state',
    request: { method: 'POST', path: '/__sandbox/snapshots/before-the-sale' },
    body: { name: 'before-the-sale', at: time, charges: 0 },
    call: (client) => client.snapshots.save('before-the-sale'),
    shows: { name: 'before-the-sale' },
  }),
  does({
    title: 'a request to bring the state back',
    states: inState('a snapshot is kept', { name: 'before-the-sale' }),
    request: { method: 'PUT', path: '/__sandbox/snapshots/before-the-sale/restore' },
    body: { name: 'before-the-sale', at: time, charges: 0 },
    call: (client) => client.snapshots.restore('before-the-sale'),
    shows: { charges: 0 },
  }),
  does({
    title: 'a request to begin anew',
    states: inState('a charge was paid', {}),
    request: { method: 'POST', path: '/__sandbox/reset' },
    call: (client) => client.reset(),
  }),
  does({
    title: "a request for the account's settings",
    request: { method: 'GET', path: '/__sandbox/account' },
    body: { account: sameType('contracts'), api_version: '2019-05-29', default_store: null },
    call: (client) => client.account.getSettings(),
    shows: { api_version: '2019-05-29' },
  }),
  does({
    title: 'a request to let payers fail unless told otherwise',
    request: {
      method: 'PATCH',
      path: '/__sandbox/account',
      body: { default_outcome: { outcome: 'failed', failure_code: 'payment_rejected' } },
    },
    body: { default_outcome: { outcome: 'failed', failure_code: 'payment_rejected' } },
    call: (client) =>
      client.account.updateSettings({
        default_outcome: { outcome: 'failed', failure_code: 'payment_rejected' },
      }),
    shows: { default_outcome: { failure_code: 'payment_rejected' } },
  }),
]
