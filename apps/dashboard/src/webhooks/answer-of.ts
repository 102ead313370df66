import { messages } from '../messages/messages.ts'
import type { Attempt } from './use-deliveries.ts'

/** What came of an attempt, in few words. */
export function answerOf({ response, error }: Attempt): string {
  if (response) return messages.webhooks.deliveries.answered(response.status)
  return error ?? ''
}
