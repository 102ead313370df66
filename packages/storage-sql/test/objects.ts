import { instant, lastInstant, noIdYet, satang, wallClock } from '@omise-sandbox/core'
import type {
  AccountState,
  Entities,
  JournalEntry,
  JournalQuery,
  ListQuery,
  SendTask,
} from '@omise-sandbox/sandbox/store'

/** An account that lives by wall time. */
export const anAccountState: AccountState = {
  createdAt: instant(0),
  epoch: 0,
  settings: {
    apiVersion: '2019-05-29',
    defaultStore: null,
    defaultOutcome: null,
    voidCutoff: 0 as AccountState['settings']['voidCutoff'],
    zeroInterestInstallments: true,
    wire: '2020-07',
    expireEvent: 'charge.expire',
    webhooks: {
      url: null,
      events: ['*'],
      secret: null,
      previousSecret: null,
      rotatesUntil: null,
      profile: 'omise',
      standardHeaders: false,
      disabled: false,
    },
  },
  clock: wallClock,
  balance: satang(0),
  chance: { state: [1, 2, 3, 4] },
  lastId: noIdYet,
  rules: [],
  faults: [],
  held: [],
  counter: 0,
}

/** Movements of money are the smallest of what is listed. */
export function aTransaction(number: number): Entities['transaction'] {
  return {
    id: `trxn_test_${String(number).padStart(19, '0')}`,
    direction: 'credit',
    key: 'charge.captured.net',
    origin: 'chrg_test_1',
    amount: satang(100),
    createdAt: instant(number),
  }
}

export function aWebhook(due: number): SendTask {
  return {
    kind: 'webhook-is-sent',
    cause: 'schedule',
    due: instant(due),
    charge: 'chrg_test_1',
    delivery: 'whdl_test_1',
    event: 'evnt_test_1',
    url: 'http://127.0.0.1/',
    epoch: 0,
  }
}

export const everything: ListQuery = {
  from: instant(0),
  until: lastInstant,
  order: 'chronological',
  offset: 0,
  limit: 100,
  charge: undefined,
}

export function aRequest(number: number): JournalEntry {
  return {
    id: 0,
    at: instant(number),
    mark: noIdYet,
    epoch: 0,
    method: 'GET',
    path: '/balance',
    operation: 'getBalance',
    key: 'secret',
    status: 200,
    charge: undefined,
    outcome: undefined,
    fault: undefined,
    hint: undefined,
    error: undefined,
    body: undefined,
    durationMs: 1,
  }
}

export const anyRequest: JournalQuery = {
  charge: undefined,
  key: undefined,
  status: undefined,
  from: undefined,
  until: undefined,
  offset: 0,
  limit: 100,
}
