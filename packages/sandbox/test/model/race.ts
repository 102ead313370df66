import { isDeepStrictEqual } from 'node:util'
import { type Account, catchUp, chargeOf, copyOf } from './account.ts'
import type { Before, Call } from './calls.ts'
import { maxRefunds } from './terms.ts'
import type { Till } from './till.ts'
import { type View, viewOf } from './view.ts'

interface Answered {
  readonly call: Call
  readonly answer: string
}

/** Makes the calls at once. Gives the account as one order of them leaves it, that order being as answered and seen. */
export async function race(
  account: Account,
  till: Till,
  calls: readonly Call[],
  before: Before,
): Promise<Account> {
  const answers = await Promise.all(calls.map((call) => call.ask(till, before)))
  await till.settled()
  const [seen] = await till.seeCharges([before.id])
  if (!seen) throw new Error(`Charge ${before.id} is not to be seen.`)
  const answered = calls.map((call, index) => ({ call, answer: answers[index] ?? '' }))
  checkLaws(seen)
  for (const after of statesAfter(copyOf(account), answered, before)) {
    if (isDeepStrictEqual(viewOf(after, chargeOf(after, before.id)), seen)) return after
  }
  const list = answered.map(({ call, answer }) => `${call.words}: ${answer}`).join('; ')
  throw new Error(`No order of the calls gives these answers: ${list}. Then: ${inWords(seen)}.`)
}

/**
 * Every state in which the calls, one after the other, leave the account: one for each order in which the model answers
 * as it was answered. A call that is done in parts lets others come between.
 */
function* statesAfter(
  account: Account,
  open: readonly Answered[],
  before: Before,
): Generator<Account> {
  if (open.length === 0) {
    catchUp(account)
    yield account
  }
  for (const next of open.filter(isFirstAlike)) {
    const after = copyOf(account)
    const answer = next.call.answer(after, before)
    if (answer === undefined) yield* statesAfter(after, open, before)
    else if (answer === next.answer) {
      yield* statesAfter(
        after,
        open.filter((one) => one !== next),
        before,
      )
    }
  }
}

/** Of calls that are alike and were answered alike, each order gives the same: one of them is tried. */
function isFirstAlike({ call, answer }: Answered, index: number, all: readonly Answered[]) {
  return index === all.findIndex((one) => one.call.words === call.words && one.answer === answer)
}

/** What holds whatever the order, said without the model. */
function checkLaws(seen: View): void {
  const ends = seen.events.filter((key) => key === 'charge.complete' || key === 'charge.expire')
  const refunded = seen.refunds.reduce((sum, { amount }) => sum + amount, 0)
  if (ends.length > 1) throw new Error(`The charge ended ${ends.length} times: ${inWords(seen)}.`)
  if (refunded > seen.amount) throw new Error(`More was refunded than paid: ${inWords(seen)}.`)
  if (seen.refunds.length > maxRefunds) throw new Error(`Too many refunds: ${inWords(seen)}.`)
}

const inWords = (seen: View) => JSON.stringify(seen)
