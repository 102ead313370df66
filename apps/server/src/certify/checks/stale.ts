import type { Check } from '../check.ts'
import { labelled, signed } from '../webhook.ts'

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
