import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'

export const refunded: Check = {
  id: 'refunded',
  title: 'A refund makes the order refunded',
  why: 'Money can be given back from the dashboard, where your code is not asked: refund.create is how it learns of it.',
  remedy:
    'Handle the key refund.create: its data is a refund, whose "charge" is the id of the charge to look for.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('refunded')
    await receiver.send(created)
    const paid = await shop.pay(id)
    const refund = await shop.refund(id)
    return inSequence(
      () => receiver.accepts(paid),
      () => receiver.accepts(refund),
      () => receiver.becomes(id, 'refunded'),
    )
  },
}
