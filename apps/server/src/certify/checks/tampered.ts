import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { forgedPayment, labelled } from '../webhook.ts'

export const tampered: Check = {
  id: 'tampered',
  title: 'A payment whose bytes were changed is refused',
  why: 'Whoever has seen one webhook can send its signature with another body: a pending charge said to be paid.',
  remedy:
    'Compute the HMAC-SHA256 of "<timestamp>.<raw body>" with the base64-decoded secret, compare it with Omise-Signature in constant time, and answer 400 where they differ.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('tampered')
    await receiver.send(created)
    const before = await receiver.poll(id)
    const forged = forgedPayment(created)
    return inSequence(
      () => receiver.refuses(labelled(forged, `a forged payment of ${id}, signed as another`)),
      () => receiver.unchanged(id, before),
    )
  },
}
