import type { Check } from '../check.ts'
import { accepted } from '../probe.ts'
import { inSequence } from '../verdict.ts'

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
