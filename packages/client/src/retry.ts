import { AnswerTimeoutError } from './errors/answer-timeout-error.ts'
import { ConnectionError } from './errors/connection-error.ts'
import { OmiseError } from './errors/omise-error.ts'
import { RequestError } from './errors/request-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import type { Pause } from './pause.ts'

export interface Patience {
  /** How often a call is made at most; 1 never tries again. */
  readonly attempts: number
  readonly pause: Pause
  /** From 0 to below 1. */
  readonly random: () => number
}

/** Makes a call again where that is safe and may help; a signal that is aborted ends it at once. */
export async function retrying<T>(
  attempt: () => Promise<T>,
  { attempts, pause, random }: Patience,
  signal?: AbortSignal,
): Promise<T> {
  for (let made = 1; ; made++) {
    signal?.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (made >= attempts || !isSafeAndHopeful(error)) throw error
      const wait = waitAfter(error, made, random)
      if (wait > maxWait) throw error
      await pause(wait, signal)
    }
  }
}

type Passing = OmiseError | UnexpectedAnswerError | ConnectionError | AnswerTimeoutError

const passingStatuses: readonly number[] = [429, 500, 502, 503, 504]

/** A read may be made again after whatever passes; a write only when nothing of it was sent. */
function isSafeAndHopeful(error: unknown): error is Passing {
  if (!(error instanceof RequestError)) return false
  if (error instanceof ConnectionError) return error.carriedOut === 'no'
  if (error.method !== 'GET') return false
  if (error instanceof AnswerTimeoutError) return true
  return isAnswered(error) && passingStatuses.includes(error.status)
}

function isAnswered(error: unknown): error is OmiseError | UnexpectedAnswerError {
  return error instanceof OmiseError || error instanceof UnexpectedAnswerError
}

const firstWait = 500
/** A longer Retry-After is not waited for: the error says how long it is. */
const maxWait = 60_000

/**
 * Milliseconds: 500 after the first attempt, twice as long after each further one, and up to half of it more or less, so
 * that clients which failed together do not come back together. `Retry-After` is obeyed where it asks for longer.
 */
function waitAfter(error: Passing, made: number, random: () => number): number {
  const own = Math.min(firstWait * 2 ** (made - 1), maxWait / 2) * (0.5 + random())
  return Math.max(Math.round(own), (isAnswered(error) && error.retryAfter) || 0)
}
