import type { ControlWire } from '@omise-sandbox/api'
import { isReceived, lastAnswer } from '../../cli/answer.ts'
import type { Cause } from '../difference.ts'
import type { Evidence } from '../evidence.ts'

type Delivery = ControlWire['Delivery']
type Attempt = ControlWire['Attempt']

/** Events that tell how a charge ended. */
export const endings = ['charge.complete', 'charge.expire'] as const

/** What became of the webhooks that should have brought the books up to date. */
export function webhookCause(
  { deliveries }: Evidence,
  keys: readonly ControlWire['EventKey'][],
): Cause {
  const own = deliveries.filter(({ key }) => keys.includes(key))
  const [delivery] = own
  if (!delivery) {
    return {
      name: 'no-webhook',
      text: `No webhook of ${keys.join(' or ')} was made: the account had no endpoint that takes it. Nothing told the shop, unless it polled.`,
    }
  }
  const received = receiptOf(own)
  if (!received) return { name: 'lost-webhook', text: lossOf(delivery) }
  return {
    name: 'lost-after-receipt',
    text: `The webhook ${received.key} came at ${received.at} and was answered ${received.status}: the receiver said that it has it, and the books do not.`,
  }
}

interface Receipt {
  readonly key: ControlWire['EventKey']
  readonly at: string
  readonly status: number
}

/** The first attempt that was received. */
function receiptOf(deliveries: readonly Delivery[]): Receipt | undefined {
  const receipts = deliveries.flatMap(({ key, attempts }) =>
    attempts.filter(isReceived).map(({ at, response }): Receipt => {
      return { key, at, status: response?.status ?? 0 }
    }),
  )
  return receipts.sort((one, other) => (one.at < other.at ? -1 : 1))[0]
}

function lossOf(delivery: Delivery): string {
  const { key, url, state, attempts, fault, next_attempt_at } = delivery
  const by = fault ? ` by the fault ${fault.type}` : ''
  if (state === 'dropped') return `The webhook ${key} to ${url} was dropped${by}, and never sent.`
  if (attempts.length === 0) return `The webhook ${key} to ${url} has not been sent yet.`
  const times = attempts.length === 1 ? 'once' : `${attempts.length} times`
  const next = next_attempt_at === null ? 'is not sent again' : `is due again at ${next_attempt_at}`
  return `The webhook ${key} to ${url} was sent ${times} and never received (last: ${lastAnswer(delivery)}); it ${next}.`
}

/** How often the receiver said that it has an event: more than once where it came again. */
export function repeatedReceipts(
  { deliveries }: Evidence,
  keys: readonly ControlWire['EventKey'][],
): readonly Attempt[] {
  const own = deliveries.filter(({ key }) => keys.includes(key))
  const byEvent = Map.groupBy(own, ({ event, url }) => `${event} ${url}`)
  const received = [...byEvent.values()].map((all) =>
    all.flatMap(({ attempts }) => attempts.filter(isReceived)),
  )
  return received.find((attempts) => attempts.length > 1) ?? []
}
