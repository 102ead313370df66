import { words } from '../words/words.ts'
import type { Attempt } from './use-deliveries.ts'

/** What came of an attempt, in few words. */
export function answerOf({ response, error }: Attempt): string {
  if (response) return words.webhooks.deliveries.answered(response.status)
  return error ?? ''
}
