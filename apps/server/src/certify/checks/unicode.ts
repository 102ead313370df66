import type { Check } from '../check.ts'
import { labelled } from '../webhook.ts'

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
