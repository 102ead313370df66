import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { forgedPayment, labelled, withoutSignature } from '../webhook.ts'

export const unsigned: Check = {
  id: 'unsigned',
  title: 'A payment without a signature is refused',
  why: 'Anybody who knows the URL can post to it. With a webhook secret in place Omise signs everything, so what is unsigned is not from Omise.',
  remedy:
    'Answer 400 when Omise-Signature or Omise-Signature-Timestamp is missing, before the body is looked at.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('unsigned')
    await receiver.send(created)
    const before = await receiver.poll(id)
    const forged = withoutSignature(forgedPayment(created))
    return inSequence(
      () => receiver.refuses(labelled(forged, `a forged payment of ${id}, without a signature`)),
      () => receiver.unchanged(id, before),
    )
  },
}
