import type { FirstPayment } from './check.ts'
import type { Probe } from './probe.ts'
import type { Shop } from './shop.ts'
import { labelled } from './webhook.ts'

/** How much longer than allowed the first answer is waited for: so that what is late is told from what is wrong. */
const extraPatienceMs = 10_000

/** Tells the receiver of a charge and of its payment. */
export async function sendFirstPayment(
  shop: Shop,
  receiver: Probe,
  timeoutMs: number,
): Promise<FirstPayment> {
  const patienceMs = timeoutMs + extraPatienceMs
  const { id: charge, created: first } = await shop.charge('valid')
  const created = await receiver.send(first, patienceMs)
  const payment = labelled(await shop.pay(charge), `charge.complete of ${charge}, successful`)
  const completed = await receiver.send(payment, patienceMs)
  return { charge, created, completed, trail: receiver.trail }
}
