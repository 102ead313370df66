import type { Check } from '../check.ts'
import type { State } from '../state.ts'
import { fail, inSequence, notObserved, pass, type Verdict } from '../verdict.ts'
import { labelled } from '../webhook.ts'

export const duplicated: Check = {
  id: 'duplicated',
  title: 'The same event twice has its effect once',
  why: 'An event can be sent again, by hand from the dashboard or by a network that repeats it. Goods must not leave twice.',
  remedy:
    'Keep the ids of events that were handled (a unique key in the database), and answer 200 to one that is there already.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('duplicated')
    await receiver.send(created)
    const completed = await shop.pay(id)
    return inSequence(
      () => receiver.accepts(completed),
      () => receiver.becomes(id, 'paid'),
      () => receiver.accepts(labelled(completed, `charge.complete of ${id}, once more`)),
      () => receiver.stays(id, 'paid'),
      async () => once(await receiver.poll(id)),
    )
  },
}

/** Where the receiver counts, once is all that is right. */
function once(state: State | undefined): Verdict {
  if (state?.kind !== 'seen' || state.times === null || state.times === 1) return pass
  return fail(`The payment took effect ${state.times} times.`)
}

export const reordered: Check = {
  id: 'reordered',
  title: 'charge.complete before charge.create leaves the order paid',
  why: 'Webhooks are not promised in order, and one that is late tells of an earlier moment: a pending charge.',
  remedy:
    'Never go back from paid to pending: let charge.create make the order where it is missing, and change nothing else.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('reordered')
    const completed = await shop.pay(id)
    return inSequence(
      () => receiver.accepts(completed),
      () => receiver.becomes(id, 'paid'),
      async () => {
        await receiver.send(labelled(created, `charge.create of ${id}, late`))
        return receiver.stays(id, 'paid')
      },
    )
  },
}

export const failed: Check = {
  id: 'failed',
  title: 'A failed charge makes the order failed',
  why: 'A failure comes as charge.complete too; there is no charge.failed. Complete means decided, not paid.',
  remedy:
    'Read data.status: only "successful" is paid; "failed" has its reason in data.failure_code.',
  async run({ shop, receiver }) {
    const { id, created } = await shop.charge('failed')
    await receiver.send(created)
    const webhook = await shop.decline(id)
    return inSequence(
      () => receiver.accepts(labelled(webhook, `charge.complete of ${id}, failed`)),
      () => receiver.becomes(id, 'failed'),
    )
  },
}

export const expired: Check = {
  id: 'expired',
  title: 'charge.expire makes the order expired',
  why: 'A customer who never answers lets the charge expire when its time is over. That comes as charge.expire, with no charge.complete.',
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

export const lost: Check = {
  id: 'lost',
  title: 'A payment whose webhook was lost is found by polling',
  why: 'Omise does not promise to try again: a webhook that comes during a deploy is gone, and the money was taken.',
  remedy:
    'Now and then retrieve the charges that are still pending (GET /charges/<id>), or page through GET /events, and treat what you find as a webhook.',
  async run({ shop, receiver, pollPayments }) {
    if (!pollPayments) {
      return notObserved('Nothing makes the receiver look for it: give --poll-url.')
    }
    const { id, created } = await shop.charge('lost')
    await receiver.send(created)
    // It can look for none that it has not taken in yet.
    await receiver.poll(id)
    await shop.pay(id)
    receiver.recall([await pollPayments(id)])
    return receiver.becomes(id, 'paid')
  },
}
