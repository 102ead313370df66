import type { Check } from '../check.ts'
import { notObserved } from '../verdict.ts'

export const lost: Check = {
  id: 'lost',
  title: 'A payment whose webhook was lost is found by polling',
  why: 'Omise does not promise to try again: a webhook that comes during a deploy is gone, and the money was taken.',
  remedy:
    'Now and then retrieve the charges that are still pending (GET /charges/<id>), or page through GET /events, and treat what you find as a webhook.',
  async run({ shop, receiver, reconcile }) {
    if (!reconcile) {
      return notObserved('Nothing makes the receiver look for it: give --poll-url.')
    }
    const { id, created } = await shop.charge('lost')
    await receiver.send(created)
    // It can look for none that it has not taken in yet.
    await receiver.poll(id)
    await shop.pay(id)
    receiver.recall([await reconcile(id)])
    return receiver.becomes(id, 'paid')
  },
}
