import type { ControlWire } from '@omise-sandbox/api'
import { answerInFull, isDelivered, lastAnswer } from '../cli/answer.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { note } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'

type Delivery = ControlWire['Delivery']

export const deliveryColumns: Columns<Delivery> = {
  delivery: ({ id }) => id,
  // Of the last attempt, or of the first that is still to come.
  time: ({ attempts, next_attempt_at }) => attempts.at(-1)?.at ?? next_attempt_at,
  state: ({ state }) => state,
  key: ({ key }) => key,
  url: ({ url }) => url,
  attempts: ({ attempts }) => attempts.length,
  'last answer': lastAnswer,
}

/** Says which webhooks did not arrive; the exit code is 0 where all did. */
export function judge(deliveries: readonly Delivery[]): number {
  const failed = deliveries.filter((delivery) => !isDelivered(delivery))
  for (const delivery of failed) note(whyNotDelivered(delivery))
  return failed.length === 0 ? exitCodes.ok : exitCodes.checkFailed
}

/** A sentence on a webhook that did not arrive. */
export function whyNotDelivered(delivery: Delivery): string {
  const { id, key, url, state, attempts, fault } = delivery
  const last = attempts.at(-1)
  const what = `${id} (${key}) to ${url}`
  if (last) return `${what} is not delivered: ${answerInFull(last)}`
  if (state === 'dropped') return `${what} was lost on purpose, by ${fault?.by ?? 'a fault'}.`
  return `${what} is not sent yet.`
}
