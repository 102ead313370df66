import { randomBytes } from 'node:crypto'
import type { Check } from '../check.ts'
import { inSequence } from '../verdict.ts'
import { forgedPayment, labelled, signed, withoutSignature } from '../webhook.ts'

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

const hourMs = 3_600_000

export const stale: Check = {
  id: 'stale',
  title: 'A payment signed an hour ago is refused',
  why: 'A webhook that was recorded can be played back for ever, with a signature that holds. Omise recommends to refuse what was signed more than five minutes ago.',
  remedy:
    'Refuse an Omise-Signature-Timestamp (seconds) that differs from now by more than 300, with 400, after the signature was checked.',
  async run({ shop, receiver, secret }) {
    const { id, created } = await shop.charge('stale')
    await receiver.send(created)
    const old = signed(await shop.pay(id), secret, Date.now() - hourMs)
    return receiver.refuses(labelled(old, `charge.complete of ${id}, signed an hour ago`))
  },
}

export const garbage: Check = {
  id: 'garbage',
  title: 'A body that is not JSON is refused, though its signature holds',
  why: 'A body can be cut off on its way through proxies. An error that nobody foresaw answers 500, and hides the real ones in your alarms.',
  remedy: 'Catch what JSON.parse throws, and answer 400.',
  async run({ shop, receiver, secret }) {
    const { created } = await shop.charge('garbage')
    const { headers, body } = created
    const half = labelled({ label: '', headers, body: body.slice(0, 300) }, 'half an event, signed')
    return receiver.refuses(signed(half, secret))
  },
}

export const rotated: Check = {
  id: 'rotated',
  title: 'A payment signed by two secrets is taken in',
  why: 'While a webhook secret is rotated, Omise-Signature holds two signatures, separated by a comma; either may be the one of the secret you know.',
  remedy: 'Split Omise-Signature at the comma, and accept when any part matches.',
  async run({ shop, receiver, secret }) {
    const { id, created } = await shop.charge('rotated')
    await receiver.send(created)
    const other = randomBytes(32).toString('base64')
    const both = signed(await shop.pay(id), [other, secret])
    return receiver.accepts(labelled(both, `charge.complete of ${id}, the second signature yours`))
  },
}
