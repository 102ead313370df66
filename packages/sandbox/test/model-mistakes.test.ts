import {
  type MethodType,
  methodOf,
  type PaymentMethod,
  paymentMethods,
  type TimeOfDay,
  transitions,
} from '@omise-sandbox/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSandbox } from './harness.ts'
import { live } from './model/suite.ts'
import { sizes } from './sizes.ts'

type Table = typeof transitions

/** The rules of core, one of which a mistake replaces. */
const rules: {
  readonly [Status in keyof Table]: {
    -readonly [Action in keyof Table[Status]]: Table[Status][Action]
  }
} = transitions

/** The payment methods, one of which a mistake changes. */
const methods: Record<MethodType, PaymentMethod> = paymentMethods
const barcode = methodOf('barcode_alipay')

const { pay } = transitions.pending
const { refund } = transitions.successful

/** Mistakes, each with what must be in the shortest life that shows it. */
const mistakes = [
  {
    name: 'a refund of an expired charge',
    shownBy: /refund|void/,
    make() {
      rules.expired.refund = ({ facts, notes, plan, expiredAt }, action, now) => {
        const { transaction } = action.request
        const paid = { facts, notes, plan, paidAt: expiredAt, transaction, refunds: [] }
        return refund({ status: 'successful', ...paid }, action, now)
      }
    },
  },
  {
    name: 'a charge that is paid twice',
    shownBy: /pay|successful/,
    make() {
      rules.successful.pay = ({ facts, notes, plan }, action, now) =>
        pay({ status: 'pending', facts, notes, plan }, action, now)
    },
  },
  {
    name: 'a void that comes a millisecond late',
    shownBy: /refund|void/,
    make() {
      rules.successful.refund = (charge, { request }, now) => {
        const voidCutoff = ((request.voidCutoff ?? barcode.voidCutoff) + 1) as TimeOfDay
        return refund(charge, { type: 'refund', request: { ...request, voidCutoff } }, now)
      }
    },
  },
  {
    name: "a payment method that has another's time to pay",
    shownBy: /alipayplus_upm/,
    make() {
      methods.alipayplus_upm = { ...methods.alipayplus_upm, timeToPay: barcode.timeToPay }
    },
  },
  {
    name: 'a payment method that fails with a code it lacks',
    shownBy: /_upm/,
    make() {
      const { failureCodes } = barcode
      methods.alipayplus_upm = { ...methods.alipayplus_upm, failureCodes }
      methods.wechat_pay_upm = { ...methods.wechat_pay_upm, failureCodes }
    },
  },
]

async function withMistake<T>(make: () => void, work: () => Promise<T>): Promise<T> {
  const kept = { expired: { ...rules.expired }, successful: { ...rules.successful } }
  const keptMethods = { ...methods }
  make()
  try {
    return await work()
  } finally {
    Object.assign(rules.expired, kept.expired)
    Object.assign(rules.successful, kept.successful)
    Object.assign(methods, keptMethods)
  }
}

describe('the model', () => {
  it.each(mistakes)('finds $name', async ({ make, shownBy }) => {
    const found = await withMistake(make, () =>
      live(openSandbox, (runs) => fc.check(runs, { numRuns: sizes.mistakenRuns, seed: 1 })),
    )

    expect(found.failed).toBe(true)
    expect(String(found.counterexample?.[0])).toMatch(shownBy)
  })
})
