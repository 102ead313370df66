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

/** Mistakes, each with a seed of lives that soon show it, and what stands in the command that shows it. */
const mistakes = [
  {
    name: 'a refund of an expired charge',
    seed: 6,
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
    seed: 3,
    shownBy: /pay|successful/,
    make() {
      rules.successful.pay = ({ facts, notes, plan }, action, now) =>
        pay({ status: 'pending', facts, notes, plan }, action, now)
    },
  },
  {
    name: 'a void that comes a millisecond late',
    seed: 27,
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
    seed: 1,
    shownBy: /alipayplus_upm/,
    make() {
      methods.alipayplus_upm = { ...methods.alipayplus_upm, timeToPay: barcode.timeToPay }
    },
  },
  {
    name: 'a payment method that fails with a code it lacks',
    seed: 4,
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
  it.each(mistakes)('finds $name', async ({ make, shownBy, seed }) => {
    const numRuns = sizes.mistakenRuns
    const options = sizes.shortensLives
      ? { numRuns, seed: 1 }
      : { numRuns, seed, endOnFailure: true }
    const found = await withMistake(make, () =>
      live(openSandbox, (runs) => fc.check(runs, options)),
    )

    const shown = String(found.counterexample?.[0])
    expect(found.failed).toBe(true)
    // A life ends with what shows the mistake; in one that is not shortened the rest says nothing.
    expect(sizes.shortensLives ? shown : shown.slice(shown.lastIndexOf(',') + 1)).toMatch(shownBy)
  })
})
