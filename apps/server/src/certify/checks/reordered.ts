import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { labelled } from '../webhook.ts'

export const reordered: Check = {
  id: 'reordered',
  title: 'charge.complete before charge.create leaves the order paid',
  why: 'Webhooks are not promised in order, and one that is late tells of an earlier moment: a pending charge.',
  remedy:
    'Never go back from paid to pending: let charge.create make the order where it is missing, and change nothing else.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('reordered')
    const completed = await shop.pay(id)
    return inSequence(
      () => receiver.accepts(completed),
      () => receiver.becomes(id, 'paid'),
      async () => {
        await receiver.send(labelled(created, `charge.create of ${id}, late`))
        return receiver.stays(id, 'paid')
      },
    )
  },
}
