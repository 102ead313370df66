import type { Check } from '../check.ts'
import type { Probe } from '../probe.ts'
import { fail, inSequence, pass, type Verdict } from '../verdict.ts'
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

export const unknownCharge: Check = {
  id: 'unknown-charge',
  title: 'A payment of a charge that is not yours makes nothing up',
  why: 'Other systems use the same account (payment links, another shop, a colleague), and their webhooks come to you too.',
  remedy:
    'When the order is not found, answer 200 (or 404) and log it. Make no order from a webhook that names none of yours.',
  async run({ shop, receiver, secret }) {
    const { id } = await shop.charge('unknown-charge')
    const unknown = `${id.slice(0, -4)}0000`
    const foreign = signed(foreignOf(await shop.pay(id), id, unknown), secret)
    return inSequence(
      () => receiver.survives(labelled(foreign, `charge.complete of ${unknown}, of no order`)),
      () => nothingMadeUp(receiver, unknown),
    )
  },
}

/** The payment of a charge that does not exist, and of no order. */
function foreignOf(completed: Webhook, id: string, unknown: string): Webhook {
  const { label, headers, body } = completed
  const renamed = { label, headers, body: body.replaceAll(id, unknown) }
  return rewritten(renamed, (event) => ({
    ...event,
    id: `${event.id.slice(0, -4)}0000`,
    data: { ...event.data, metadata: {} },
  }))
}

const decided = ['paid', 'failed', 'expired', 'refunded']

async function nothingMadeUp(receiver: Probe, charge: string): Promise<Verdict> {
  const state = await receiver.poll(charge)
  if (state?.kind !== 'seen' || !decided.includes(state.status)) return pass
  return fail(`An order was made up for it, which is ${state.status}.`)
}
