import type { Check } from '../check.ts'
import { fail, pass, passWithWarning } from '../verdict.ts'

const slowMs = 1000

export const slow: Check = {
  id: 'slow',
  title: 'A payment is answered in time',
  why: 'A sender gives up on a slow receiver, and Omise does not promise to try again: the order stays unpaid although the money came.',
  remedy: 'Verify, store the event, answer 200, and do the rest (mail, stock, calls) after that.',
  async run({ receiver, timeoutMs, firstPayment }) {
    const { completed, trail } = await firstPayment()
    receiver.recall(trail)
    const { ms } = completed
    if (completed.kind === 'silent') return fail(`No answer came: ${completed.reason}.`)
    if (ms > timeoutMs) return fail(`The answer took ${ms} ms, more than the ${timeoutMs} allowed.`)
    return ms > slowMs ? passWithWarning(`The answer took ${ms} ms, more than a second.`) : pass
  },
}
