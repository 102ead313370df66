import { initialIdCursor, instant, subunits } from '@omise-sandbox/core'
import type { Entities, JournalEntry, SendTask } from '@omise-sandbox/sandbox/store'

/** Movements of money are the smallest of what is listed. */
export function aTransaction(number: number): Entities['transaction'] {
  return {
    id: `trxn_test_${String(number).padStart(19, '0')}`,
    direction: 'credit',
    key: 'charge.captured.net',
    origin: 'chrg_test_1',
    amount: subunits(100),
    currency: 'THB',
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

export function aRequest(number: number): JournalEntry {
  return {
    id: 0,
    at: instant(number),
    mark: initialIdCursor,
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
