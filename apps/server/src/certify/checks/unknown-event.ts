import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { labelled, rewritten, signed, type Webhook } from '../webhook.ts'

export const unknownEvent: Check = {
  id: 'unknown-event',
  title: 'Events of an unknown kind are taken in and passed over',
  why: 'One URL gets every event of the account: transfers, customers, and kinds that Omise makes after you are done.',
  remedy: 'Switch on the event key, and answer 200 to every other one without reading its data.',
  async run({ shop, receiver, secret }) {
    const { id, created } = await shop.charge('unknown-event')
    await receiver.send(created)
    const before = await receiver.poll(id)
    return inSequence(
      () => receiver.accepts(signed(transferOf(created), secret)),
      () => receiver.accepts(signed(newKindOf(created), secret)),
      () => receiver.unchanged(id, before),
    )
  },
}

function transferOf(created: Webhook): Webhook {
  const webhook = rewritten(created, (event) => ({
    ...event,
    id: `${event.id.slice(0, -4)}aaaa`,
    key: 'transfer.send',
    data: { object: 'transfer', id: event.data.id.replace('chrg', 'trsf'), sent: true },
  }))
  return labelled(webhook, 'transfer.send of a transfer')
}

function newKindOf(created: Webhook): Webhook {
  const webhook = rewritten(created, (event) => ({
    ...event,
    id: `${event.id.slice(0, -4)}bbbb`,
    key: 'charge.reminded',
  }))
  return labelled(webhook, 'charge.reminded, which does not exist yet, of a pending charge')
}
