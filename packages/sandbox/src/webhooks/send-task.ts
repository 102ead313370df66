import type { AttemptCause, Delivery, Instant } from '@omise-sandbox/core'
import type { SendTask } from '../storage/store.ts'

/** The task that sends a delivery at a moment. */
export function sendTaskOf(
  delivery: Delivery,
  due: Instant,
  cause: AttemptCause = 'schedule',
): SendTask {
  return {
    kind: 'webhook-is-sent',
    cause,
    due,
    charge: delivery.charge,
    delivery: delivery.id,
    event: delivery.event,
    url: delivery.url,
    epoch: delivery.epoch,
  }
}
