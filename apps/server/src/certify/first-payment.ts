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
  const { id, created } = await shop.charge('valid')
  const createdAnswer = await receiver.send(created, patienceMs)
  const completed = labelled(await shop.pay(id), `charge.complete of ${id}, successful`)
  const completedAnswer = await receiver.send(completed, patienceMs)
  return {
    charge: id,
    created: createdAnswer,
    completed: completedAnswer,
    trail: receiver.trail,
  }
}
