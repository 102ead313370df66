import {
  type Duration,
  durationForm,
  formatInstant,
  type Instant,
  instant,
  parseDuration,
  parseInstant,
} from '@omise-sandbox/core'
import { badRequest } from './problem.ts'

/** Later than any id can tell, less the years that a clock may run on. */
export const latestClock = instant(Date.UTC(2290, 0, 1))
export const clocksReach = `Clocks reach ${formatInstant(latestClock)}.`

export function momentFrom(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === undefined) {
    throw badRequest(`"${text}" is not a time.`, 'Use a UTC time such as 2026-01-01T00:00:00Z.')
  }
  if (moment > latestClock) throw badRequest(`${text} is too far ahead.`, clocksReach)
  return moment
}

export function durationFrom(text: string): Duration {
  const length = parseDuration(text)
  if (length === undefined) throw badRequest(`"${text}" is not a duration.`, `Use ${durationForm}.`)
  return length
}
