import type { ControlWire } from '@omise-sandbox/api'
import fc from 'fast-check'
import { expect } from 'vitest'
import {
  type Account,
  advance,
  copyOf,
  currentCodes,
  hideCode,
  type ModelRule,
  momentsOf,
  newAccount,
  serversOutcome,
  setClock,
  showCode,
} from './account.ts'
import { anyRefund, type Call } from './calls.ts'
import { type Command, callOnce, command, type Model } from './command.ts'
import { anyLength, anyWish, outcomeOf, type Wish, wordsOf } from './outcomes.ts'
import { day, defaultDelay, type MethodType, maxAmount } from './terms.ts'
import { snapshotNames, type Till } from './till.ts'

/** When an account begins: on a day most years lack, shortly before its charges settle. */
export const startAt = '2024-02-29T16:14:00Z'

export const newModel = (): Model => ({
  account: newAccount(Date.parse(startAt)),
  snapshots: new Map(),
})

const isoOf = (at: number) => new Date(at).toISOString()

function advanceBy(length: number): Command {
  return command({
    words: `advance ${length}ms`,
    async run({ account }, till) {
      await till.control.clock.advance(`${length}ms`)
      advance(account, length)
    },
  })
}

type SetClock = 'set' | 'freeze'

function moveBy(how: SetClock, length: number): Command {
  return command({
    words: `${how} the clock to ${length}ms from now`,
    async run({ account }, till) {
      await till.control.clock[how](isoOf(account.now + length))
      setClock(account, account.now + length)
    },
  })
}

const moments = ['creation', 'settlement', 'last refund', 'expiry'] as const

interface NearMoment {
  readonly how: SetClock
  readonly index: number
  readonly moment: (typeof moments)[number]
  /** Milliseconds off it: a bound is tried from both sides. */
  readonly off: number
  /** What is asked of the charge then. */
  readonly next: Call | undefined
}

function moveNear({ how, index, moment, off, next }: NearMoment): Command {
  const momentIn = ({ charges }: Account) => {
    const charge = charges[index]
    return charge && momentsOf(charge)[moment]
  }
  const then = next ? `, then ${next.words}` : ''
  return command({
    words: `${how} the clock to ${off}ms from the ${moment} of charge ${index}${then}`,
    possible: ({ account }) => momentIn(account) !== undefined,
    async run({ account }, till) {
      const at = (momentIn(account) ?? account.now) + off
      const id = account.charges[index]?.id ?? ''
      await till.control.clock[how](isoOf(at))
      setClock(account, at)
      if (next) await callOnce(account, till, next, id)
    },
  })
}

const resetClock = command({
  words: 'reset the clock',
  async run({ account }, till) {
    await till.control.clock.reset()
    setClock(account, Date.parse(startAt))
  },
})

const anyHow = fc.constantFrom<SetClock>('set', 'freeze')

export const timing = fc.oneof(
  { weight: 4, arbitrary: anyLength.map(advanceBy) },
  fc.constantFrom(day / 2, 30 * day, 366 * day).map(advanceBy),
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyHow, anyLength, fc.constantFrom(-1, -1, 1))
      .map(([how, length, direction]) => moveBy(how, direction * length)),
  },
  {
    weight: 3,
    arbitrary: fc
      .record<NearMoment>({
        how: anyHow,
        index: fc.constantFrom(0, 0, 1),
        moment: fc.constantFrom(...moments),
        off: fc.constantFrom(-1, 0, 1),
        next: fc.option(anyRefund, { nil: undefined }),
      })
      .map(moveNear),
  },
  fc.constant(resetClock),
)

type Match = ControlWire['RuleMatch']

const anyMatch: fc.Arbitrary<Match> = fc.oneof(
  fc.constant({}),
  fc.constantFrom('S1', 'S2').map((store_id) => ({ store_id })),
  fc
    .constantFrom<MethodType>('alipayplus_upm', 'barcode_alipay')
    .map((type) => ({ source_type: type })),
  fc.constantFrom(2_000, 3_000).map((amount) => ({ amount })),
  fc.constant({ amount: { min: 3_001 } }),
  fc.constant({ store_id: 'S1', amount: { max: maxAmount - 1 } }),
)

function matcherOf({ source_type, store_id, amount }: Match): ModelRule['match'] {
  const { min = 0, max = maxAmount } =
    typeof amount === 'number' ? { min: amount, max: amount } : (amount ?? {})
  return (charge) =>
    (source_type === undefined || source_type === charge.type) &&
    (store_id === undefined || store_id === charge.storeId) &&
    min <= charge.amount &&
    charge.amount <= max
}

function addRule(match: Match, wish: Wish, times: number | undefined): Command {
  const often = times === undefined ? '' : ` ${times} times`
  return command({
    words: `add a rule: ${JSON.stringify(match)}${often} ${wordsOf(wish)}`,
    async run({ account }, till) {
      await till.control.rules.add({
        match,
        ...wish,
        ...(times === undefined ? {} : { times }),
      })
      const outcome = outcomeOf(wish, defaultDelay)
      account.rules.push({ match: matcherOf(match), outcome, left: times ?? null })
    },
  })
}

const clearRules = command({
  words: 'clear the rules',
  async run({ account }, till) {
    await till.control.rules.clear()
    account.rules = []
  },
})

const showOnPhone = command({
  words: 'show a code on a phone',
  async run({ account }, till) {
    const { barcode } = await till.control.phone.showCode()
    showCode(account, barcode)
  },
})

const hideNewest = command({
  words: 'hide the code shown last',
  possible: ({ account }) => currentCodes(account).length > 0,
  async run({ account }, till) {
    const newest = currentCodes(account).at(-1)
    const hidden = till.control.phone.hideCode(newest?.barcode ?? '')
    if (newest && newest.charge !== null)
      return expect(hidden).rejects.toMatchObject({ status: 409 })
    await hidden
    if (newest) hideCode(account, newest)
  },
})

function setDefaultOutcome(wish: Wish | null): Command {
  return command({
    words: `let payers usually be ${wish ? wordsOf(wish) : 'as the server has them'}`,
    async run({ account }, till) {
      await till.control.account.updateSettings({ default_outcome: wish })
      account.defaultOutcome = wish ? outcomeOf(wish, defaultDelay) : serversOutcome
    },
  })
}

export const deciding = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyMatch, anyWish, fc.constantFrom(undefined, 1, 2, 3))
      .map(([match, wish, times]) => addRule(match, wish, times)),
  },
  fc.constant(clearRules),
  { weight: 3, arbitrary: fc.constant(showOnPhone) },
  fc.constant(hideNewest),
  { weight: 2, arbitrary: fc.option(anyWish).map(setDefaultOutcome) },
)

const reset = command({
  words: 'reset',
  async run(model, till) {
    const [gone] = model.account.charges
    await till.control.reset()
    model.account = newModel().account
    if (gone) await expectGone(till, gone.id)
  },
})

async function expectGone(till: Till, id: string): Promise<void> {
  const { status } = await till.ask({ method: 'GET', path: `/charges/${id}` })
  expect(`GET a charge of before: ${status}`).toBe('GET a charge of before: 404')
}

function save(name: string): Command {
  return command({
    words: `save the snapshot ${name}`,
    async run({ account, snapshots }, till) {
      await till.control.snapshots.save(name)
      snapshots.set(name, copyOf(account))
    },
  })
}

function restore(name: string): Command {
  return command({
    words: `restore the snapshot ${name}`,
    possible: ({ snapshots }) => snapshots.has(name),
    async run(model, till) {
      await till.control.snapshots.restore(name)
      model.account = copyOf(model.snapshots.get(name) ?? model.account)
    },
  })
}

/** Sends the exported state through JSON, as a file would, into the same account once emptied, or into a new one. */
function moveState(to: 'the same account' | 'another account'): Command {
  return command({
    words: `export the state and import it in ${to}`,
    async run({ snapshots }, till) {
      const file = JSON.stringify(await till.control.state.export())
      if (to === 'the same account') await till.control.reset()
      else {
        till.move()
        snapshots.clear()
      }
      await till.control.state.import(JSON.parse(file))
    },
  })
}

export const housekeeping = fc.oneof(
  fc.constant(reset),
  { weight: 3, arbitrary: fc.constantFrom(...snapshotNames).map(save) },
  { weight: 5, arbitrary: fc.constantFrom(...snapshotNames).map(restore) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('the same account' as const, 'another account').map(moveState),
  },
)
