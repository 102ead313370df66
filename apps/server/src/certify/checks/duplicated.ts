import type { Check } from '../check.ts'
import type { State } from '../state.ts'
import { fail, inSequence, pass, type Verdict } from '../verdict.ts'
import { labelled } from '../webhook.ts'

export const duplicated: Check = {
  id: 'duplicated',
  title: 'The same event twice has its effect once',
  why: 'An event can be sent again, by hand from the dashboard or by a network that repeats it. Goods must not leave twice.',
  remedy:
    'Keep the ids of events that were handled (a unique key in the database), and answer 200 to one that is there already.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('duplicated')
    await receiver.send(created)
    const completed = await shop.pay(id)
    return inSequence(
      () => receiver.accepts(completed),
      () => receiver.becomes(id, 'paid'),
      () => receiver.accepts(labelled(completed, `charge.complete of ${id}, once more`)),
      () => receiver.stays(id, 'paid'),
      async () => once(await receiver.poll(id)),
    )
  },
}

/** Where the receiver counts, once is all that is right. */
function once(state: State | undefined): Verdict {
  if (state?.kind !== 'seen' || state.times === null || state.times === 1) return pass
  return fail(`The payment took effect ${state.times} times.`)
}
