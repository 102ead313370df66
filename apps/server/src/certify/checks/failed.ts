import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { labelled } from '../webhook.ts'

export const failed: Check = {
  id: 'failed',
  title: 'A failed charge makes the order failed',
  why: 'A failure comes as charge.complete too; there is no charge.failed. Complete means decided, not paid.',
  remedy:
    'Read data.status: only "successful" is paid; "failed" has its reason in data.failure_code.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('failed')
    await receiver.send(created)
    const webhook = await shop.end(id, { outcome: 'failed', failure_code: 'insufficient_balance' })
    return inSequence(
      () => receiver.accepts(labelled(webhook, `charge.complete of ${id}, failed`)),
      () => receiver.becomes(id, 'failed'),
    )
  },
}
