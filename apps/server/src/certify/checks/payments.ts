import type { Check } from '../check.ts'
import { accepted } from '../probe.ts'
import { fail, inSequence, pass, passWithWarning } from '../verdict.ts'
import { labelled } from '../webhook.ts'

export const valid: Check = {
  id: 'valid',
  title: 'A payment is taken in, and the order becomes paid',
  why: 'Omise posts charge.create and then charge.complete, each once, as pretty-printed JSON. Only a 2xx answer counts as received.',
  remedy:
    'Verify the signature over the bytes as they came, find the order by metadata.order or the charge id, mark it paid when data.status is "successful", and answer 200.',
  async run({ receiver, firstPayment }) {
    const { charge, created, completed, trail } = await firstPayment()
    receiver.recall(trail)
    return inSequence(
      () => accepted(created),
      () => accepted(completed),
      () => receiver.becomes(charge, 'paid'),
    )
  },
}

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

/** Thai, Chinese and emoji: two, three and four bytes a character in UTF-8. */
const words = 'ร้านก๋วยเตี๋ยว 麵店 🍜 é '
/** Metadata may have 15,000 characters as JSON. */
const note = words.repeat(Math.floor(13_000 / words.length))

export const unicode: Check = {
  id: 'unicode',
  title: 'A large payment in many scripts is taken in',
  why: 'Names and notes are Thai, Chinese and emoji; a body of 40 kB comes in pieces, cut within a character.',
  remedy:
    'Collect the body as bytes (Buffer.concat, express.raw) and verify those; decode them once, as UTF-8. Allow bodies of 100 kB.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('unicode', { note })
    await receiver.send(created)
    const completed = await shop.pay(id)
    return receiver.accepts(labelled(completed, `charge.complete of ${id}, of some 40 kB`))
  },
}
