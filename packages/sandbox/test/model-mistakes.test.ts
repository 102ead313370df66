import { methodOf, type TimeOfDay, transitions } from '@omise-sandbox/core'
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
        const voidCutoff = ((request.voidCutoff ?? methodOf('barcode_alipay').voidCutoff) +
          1) as TimeOfDay
        return refund(charge, { type: 'refund', request: { ...request, voidCutoff } }, now)
      }
    },
  },
]

async function withMistake<T>(make: () => void, work: () => Promise<T>): Promise<T> {
  const kept = { expired: { ...rules.expired }, successful: { ...rules.successful } }
  make()
  try {
    return await work()
  } finally {
    Object.assign(rules.expired, kept.expired)
    Object.assign(rules.successful, kept.successful)
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
