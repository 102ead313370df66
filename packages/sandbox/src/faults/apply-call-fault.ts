import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Exchange } from '../http/exchange.ts'
import { jsonType, omiseHeaders, send } from '../http/reply.ts'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import type { InjectedCallFault } from './fault-injector.ts'

/** Whether the call is done all the same: only its answer is late or lost. */
export function isDone({ effect }: InjectedCallFault): boolean {
  return (
    isLate({ effect }) ||
    effect.type === 'commit-then-reset' ||
    effect.type === 'commit-then-timeout'
  )
}

/** Whether the call is done and answered, only later. */
export function isLate({ effect }: Pick<InjectedCallFault, 'effect'>): boolean {
  return effect.type === 'latency' || effect.type === 'webhook-first'
}

/** `commit-then-reset by fault_1`, for the journal and the hint. */
export function describeInjectedFault({ effect, by, delay }: InjectedCallFault): string {
  return `${effect.type}${effect.type === 'latency' ? ` of ${delay} ms` : ''} by ${by}`
}

/** Waits as long as the answer is late, or until the signal ends it. */
export async function delayAnswer(
  { effect, delay }: InjectedCallFault,
  webhooksTried: () => Promise<void>,
  end: AbortSignal,
): Promise<void> {
  if (effect.type === 'webhook-first') await Promise.race([webhooksTried(), once(end)])
  else if (delay > 0) await wait(delay, undefined, { signal: end }).catch(() => {})
}

function once(end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (end.aborted) resolve()
    else end.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Answers a call that was not done, as its fault says. */
export function answerInstead(
  { effect, noise, by }: InjectedCallFault,
  exchange: Exchange,
  response: ServerResponse,
): void {
  switch (effect.type) {
    case 'status': {
      const { status } = effect
      const fallback = errorOf(status)
      const code = effect.code ?? fallback.code
      const message = effect.message ?? fallback.message
      exchange.omiseError({ status, code, message, hint: `Made so by ${by}.` })
      break
    }
    case 'rate-limit': {
      response.setHeader('Retry-After', String(Math.ceil(effect.retryAfter / 1000)))
      exchange.omiseError({ ...errorOf(429), status: 429, hint: `Made so by ${by}.` })
      break
    }
    case 'empty':
    case 'garbage': {
      const body = effect.type === 'empty' ? '' : `}{ ${noise}`
      send(response, { status: 200, body, type: jsonType, headers: omiseHeaders(exchange) })
      exchange.unanswered(undefined, 200)
      break
    }
    case 'reset-before-commit':
      resetConnection(response)
      exchange.unanswered(undefined)
      break
    case 'latency':
    case 'webhook-first':
    case 'commit-then-reset':
    case 'commit-then-timeout':
      throw new Error(`A call with ${effect.type} is done, not answered instead.`)
  }
}

/** How long a call is left without an answer at the most. */
const maxSilenceMs = 600_000

/** Loses the answer to a call that was done: its connection is reset, or stays open and silent. */
export function loseAnswer(
  { effect }: InjectedCallFault,
  response: ServerResponse,
  closing: AbortSignal,
): void {
  const reset = () => resetConnection(response)
  if (effect.type === 'commit-then-reset' || closing.aborted) {
    reset()
    return
  }
  const timer = setTimeout(reset, maxSilenceMs).unref()
  closing.addEventListener('abort', reset, { once: true })
  response.once('close', () => {
    clearTimeout(timer)
    closing.removeEventListener('abort', reset)
  })
}

function resetConnection(response: ServerResponse): void {
  const { socket } = response
  if (!socket) return
  // Only a TCP connection can be reset; one within another is cut.
  if (socket.constructor === Socket) socket.resetAndDestroy()
  else socket.destroy()
}

/** The documented code of a status, where there is one. */
function errorOf(status: number): Pick<ErrorAnswer, 'code' | 'message'> {
  switch (status) {
    case 401:
      return { code: 'authentication_failure', message: 'authentication failed' }
    case 403:
      return { code: 'not_authorized', message: 'not authorized' }
    case 404:
      return { code: 'not_found', message: 'the requested resource was not found' }
    case 429:
      return { code: 'too_many_requests', message: 'too many requests' }
    default:
      return status < 500
        ? { code: 'bad_request', message: 'bad request' }
        : {
            code: 'internal_error',
            message: 'request could not be completed due to an internal error',
          }
  }
}
