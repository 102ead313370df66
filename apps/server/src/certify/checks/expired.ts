import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'

export const expired: Check = {
  id: 'expired',
  title: 'charge.expire makes the order expired',
  why: 'A customer who never answers lets the charge expire after 24 hours. That comes as charge.expire, with no charge.complete.',
  remedy: 'Handle the key charge.expire as the end of the charge, and let the goods go.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('expired')
    await receiver.send(created)
    const webhook = await shop.end(id, { outcome: 'expired' })
    return inSequence(
      () => receiver.accepts(webhook),
      () => receiver.becomes(id, 'expired'),
    )
  },
}
