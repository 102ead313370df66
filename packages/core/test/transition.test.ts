import { describe, expect, it } from 'vitest'
import {
  type Charge,
  type ChargeAction,
  type ChargeActionType,
  type ChargeStatus,
  chargeStatuses,
  subunits,
  transition,
} from '../src/index.ts'
import {
  aFailedCharge,
  anExpiredCharge,
  aPaidCharge,
  aPendingCharge,
  aRefundRequest,
  at,
} from './builders.ts'

const now = at('2025-03-10T10:00:00Z')

const charges: Record<ChargeStatus, Charge> = {
  pending: aPendingCharge(),
  successful: aPaidCharge(),
  failed: aFailedCharge(),
  expired: anExpiredCharge(),
}

const actions: Record<ChargeActionType, ChargeAction> = {
  pay: { type: 'pay', transaction: 'trxn_test_0000000000000000009' },
  fail: { type: 'fail', failure: 'insufficient_balance' },
  expire: { type: 'expire' },
  refund: { type: 'refund', request: aRefundRequest({ amount: subunits(100) }) },
  update: { type: 'update', notes: { description: 'Table 7', metadata: { order: 'A-1' } } },
  capture: { type: 'capture' },
  reverse: { type: 'reverse' },
}

const final = { pay: 'charge-is-final', fail: 'charge-is-final', expire: 'charge-is-final' }
const never = { capture: 'charge-cannot-be-captured', reverse: 'charge-cannot-be-reversed' }

/** What each pair comes to: the next status, or the kind of the refusal. */
const expected: Record<ChargeStatus, Record<ChargeActionType, string>> = {
  pending: {
    pay: 'successful',
    fail: 'failed',
    expire: 'expired',
    refund: 'charge-not-paid',
    update: 'pending',
    ...never,
  },
  successful: { ...final, refund: 'successful', update: 'successful', ...never },
  failed: { ...final, refund: 'charge-not-paid', update: 'failed', ...never },
  expired: { ...final, refund: 'charge-not-paid', update: 'expired', ...never },
}

describe('transition', () => {
  for (const status of chargeStatuses) {
    for (const type of Object.keys(actions) as ChargeActionType[]) {
      const outcome = expected[status][type]

      it(`${type} on a ${status} charge: ${outcome}`, () => {
        const result = transition(charges[status], actions[type], now)

        expect(result.ok ? result.value.status : result.refusal.kind).toBe(outcome)
      })
    }
  }

  it('paying keeps the moment, the transaction and no failure', () => {
    const result = transition(aPendingCharge(), actions.pay, now)

    expect(result.ok && result.value).toEqual({
      status: 'successful',
      facts: aPendingCharge().facts,
      notes: aPendingCharge().notes,
      plan: aPendingCharge().plan,
      paidAt: now,
      transaction: 'trxn_test_0000000000000000009',
      refunds: [],
    })
  })

  it('failing keeps why and when', () => {
    const result = transition(aPendingCharge(), actions.fail, now)

    expect(result.ok && result.value).toMatchObject({
      failure: 'insufficient_balance',
      failedAt: now,
    })
  })

  it('updating a paid charge keeps its refunds and when it was paid', () => {
    const paid = transition(aPaidCharge(), actions.refund, now)
    const updated = transition(paid.ok ? paid.value : aPaidCharge(), actions.update, now)

    expect(updated.ok && updated.value).toMatchObject({
      notes: { description: 'Table 7', metadata: { order: 'A-1' } },
      paidAt: aPaidCharge().paidAt,
      refunds: [{ amount: 100 }],
    })
  })

  it('a refused action says which status stood in the way', () => {
    const result = transition(anExpiredCharge(), actions.pay, now)

    expect(result).toEqual({
      ok: false,
      refusal: { kind: 'charge-is-final', action: 'pay', status: 'expired' },
    })
  })
})
