import type { Check } from '../check.ts'
import { labelled, signed } from '../webhook.ts'

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
