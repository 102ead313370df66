import { messages } from '../messages/messages.ts'
import { durationOf, type Length } from './length.ts'

const { limits, clock } = messages.simulation

/** How often and how long a rule or a fault holds, as a form holds it. */
export interface LimitDraft {
  readonly often: 'any' | 'some'
  readonly times: string
  readonly long: 'forever' | 'some'
  readonly length: Length
}

export const noLimit: LimitDraft = {
  often: 'any',
  times: '1',
  long: 'forever',
  length: { count: '10', unit: 'm' },
}

export interface LimitProblems {
  readonly times?: string
  readonly length?: string
}

export function limitProblems({ often, times, long, length }: LimitDraft): LimitProblems {
  const isCounted = /^\d{1,7}$/.test(times.trim()) && +times >= 1 && +times <= 1_000_000
  return {
    ...(often === 'some' && !isCounted ? { times: limits.times.malformed } : {}),
    ...(long === 'some' && durationOf(length) === undefined
      ? { length: clock.lengthMalformed }
      : {}),
  }
}

/** What the control API is told of it; only of a draft with no problem. */
export function limitOf({ often, times, long, length }: LimitDraft): {
  readonly times?: number
  readonly ttl?: string
} {
  const ttl = long === 'some' ? durationOf(length) : undefined
  return {
    ...(often === 'some' ? { times: Number(times) } : {}),
    ...(ttl === undefined ? {} : { ttl }),
  }
}
