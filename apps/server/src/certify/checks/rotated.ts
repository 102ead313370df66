import { randomBytes } from 'node:crypto'
import type { Check } from '../check.ts'
import { labelled, signed } from '../webhook.ts'

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
