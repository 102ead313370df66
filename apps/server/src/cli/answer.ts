import type { ControlWire } from '@omise-sandbox/api'

/** What came of a webhook: an answer, or why there was none. */
export type Answer = Pick<ControlWire['Attempt'], 'response' | 'error'>

/** Only a 2xx answer says that a webhook was received. */
export function isReceived({ response }: Answer): boolean {
  return response !== null && response.status >= 200 && response.status < 300
}

/** Whether it arrived the last time too: one that did before stays `delivered` when a resend fails. */
export function isDelivered({ state, attempts }: ControlWire['Delivery']): boolean {
  const last = attempts.at(-1)
  return state === 'delivered' && last !== undefined && isReceived(last)
}

/** `answered 200`, or why no answer came. */
function answerWords({ response, error }: Answer): string {
  return response ? `answered ${response.status}` : (error ?? 'not answered')
}

const maxShown = 100

/** The same with the beginning of what was answered: `answered 500: no such table`. */
export function answerInFull(answer: Answer): string {
  const text = (answer.response?.body ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
  return shown === '' ? answerWords(answer) : `${answerWords(answer)}: ${shown}`
}

/** What came of the last attempt; null before the first. */
export function lastAnswer({ attempts }: Pick<ControlWire['Delivery'], 'attempts'>): string | null {
  const last = attempts.at(-1)
  return last === undefined ? null : answerWords(last)
}
