import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Charge,
  isRefundable,
  isVoided,
  makeRefund,
  methodOf,
  refundedAmount,
  subunits,
  transition,
} from '../src/index.ts'
import { aPaidCharge, aRefundRequest, at } from './builders.ts'

const { maxRefunds } = methodOf('barcode_alipay')

const morning = at('2025-03-10T09:00:00Z')
const beforeCutoff = at('2025-03-10T16:14:59Z')
const cutoff = at('2025-03-10T16:15:00Z')

describe('a refund', () => {
  it('of everything before settlement is a void', () => {
    const charge = aPaidCharge({ paidAt: morning })

    const refund = makeRefund(charge, aRefundRequest({ amount: subunits(400_000) }), beforeCutoff)

    expect(refund).toMatchObject({ ok: true, value: { voided: true, createdAt: beforeCutoff } })
  })

  it('of everything at the settlement is no void any more', () => {
    const charge = aPaidCharge({ paidAt: morning })

    const refund = makeRefund(charge, aRefundRequest({ amount: subunits(400_000) }), cutoff)

    expect(refund).toMatchObject({ ok: true, value: { voided: false } })
  })

  it('of a charge paid at the cut-off itself is a void until the next day', () => {
    const charge = aPaidCharge({ paidAt: cutoff })
    const nextNoon = at('2025-03-11T12:00:00Z')

    const refund = makeRefund(charge, aRefundRequest({ amount: subunits(400_000) }), nextNoon)

    expect(refund).toMatchObject({ ok: true, value: { voided: true } })
  })

  it('of a part is never a void, nor is the rest after it', () => {
    const first = refund(aPaidCharge({ paidAt: morning }), 100_000)
    const second = refund(first, 300_000)

    expect(isVoided(second)).toBe(false)
    expect(refundedAmount(second)).toBe(400_000)
  })

  it('asked for only as a void is refused when it cannot be one', () => {
    const request = aRefundRequest({ amount: subunits(100_000), onlyAsVoid: true })

    expect(makeRefund(aPaidCharge({ paidAt: morning }), request, beforeCutoff)).toEqual({
      ok: false,
      refusal: { kind: 'refund-not-a-void', settledAt: cutoff },
    })
  })

  it('of more than is left is refused, naming what is left', () => {
    const charge = refund(aPaidCharge(), 399_999)

    expect(makeRefund(charge, aRefundRequest({ amount: subunits(2) }), beforeCutoff)).toEqual({
      ok: false,
      refusal: { kind: 'refund-over-remaining', remaining: 1 },
    })
  })

  it.each([0, -1])('of %i satang is refused', (amount) => {
    const result = makeRefund(
      aPaidCharge(),
      aRefundRequest({ amount: subunits(amount) }),
      beforeCutoff,
    )

    expect(result).toMatchObject({ ok: false, refusal: { kind: 'refund-amount-not-positive' } })
  })

  it('the sixteenth is refused', () => {
    let charge = aPaidCharge()
    for (let count = 0; count < maxRefunds; count++) charge = refund(charge, 1)

    expect(makeRefund(charge, aRefundRequest({ amount: subunits(1) }), beforeCutoff)).toMatchObject(
      {
        ok: false,
        refusal: { kind: 'refund-too-many', max: 15 },
      },
    )
    expect(isRefundable(charge, beforeCutoff)).toBe(false)
  })

  it('is possible through the last moment of twelve months and not after it', () => {
    const charge = aPaidCharge({ paidAt: at('2024-02-29T10:00:00Z') })
    const last = at('2025-02-28T10:00:00Z')
    const request = aRefundRequest({ amount: subunits(1) })

    expect(makeRefund(charge, request, last).ok).toBe(true)
    expect(makeRefund(charge, request, at('2025-02-28T10:00:01Z'))).toEqual({
      ok: false,
      refusal: { kind: 'refund-too-late', until: last },
    })
  })

  it('never brings the refunds above the charge, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 10_000 }), { maxLength: 30 }), (amounts) => {
        let charge = aPaidCharge({ amount: 20_000 })
        for (const amount of amounts) {
          const request = aRefundRequest({ amount: subunits(amount) })
          const result = transition(charge, { type: 'refund', request }, beforeCutoff)
          if (result.ok) charge = paid(result.value)
        }
        expect(refundedAmount(charge)).toBeLessThanOrEqual(20_000)
        expect(charge.refunds.length).toBeLessThanOrEqual(maxRefunds)
        expect(isRefundable(charge, beforeCutoff)).toBe(
          refundedAmount(charge) < 20_000 && charge.refunds.length < maxRefunds,
        )
      }),
    )
  })
})

function refund(charge: ReturnType<typeof aPaidCharge>, amount: number) {
  const request = aRefundRequest({ amount: subunits(amount) })
  const result = transition(charge, { type: 'refund', request }, beforeCutoff)
  if (!result.ok) throw new Error(result.refusal.kind)
  return paid(result.value)
}

function paid(charge: Charge) {
  if (charge.status !== 'successful') throw new Error(`The charge is ${charge.status}.`)
  return charge
}
