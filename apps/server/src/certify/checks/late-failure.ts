import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { labelled } from '../webhook.ts'

export const lateFailure: Check = {
  id: 'late-failure',
  title: 'A late failure of an abandoned charge does not undo a paid order',
  why: 'A customer whose first try hangs pays with a second charge; the first one fails later, and its charge.complete names the same order (metadata.order).',
  remedy:
    'Keep which charge has paid an order. A failure of another one changes nothing once the order is paid.',
  async run({ shop, receiver }) {
    const abandoned = await shop.charge('late-failure')
    const paying = await shop.charge('late-failure')
    await receiver.send(abandoned.created)
    await receiver.send(paying.created)
    const paid = await shop.pay(paying.id)
    const failed = await shop.end(abandoned.id, { outcome: 'failed' })
    return inSequence(
      () => receiver.accepts(paid),
      () => receiver.becomes(paying.id, 'paid'),
      async () => {
        await receiver.send(labelled(failed, `charge.complete of ${abandoned.id}, failed`))
        return receiver.stays(paying.id, 'paid')
      },
    )
  },
}
