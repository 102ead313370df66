import { duration } from './duration.ts'
import { type Instant, instant } from './instant.ts'

const dayMilliseconds = 86_400_000

/** The same day and time `count` calendar months later, in UTC; a day that month lacks becomes its last. */
export function addMonths(start: Instant, count: number): Instant {
  const from = new Date(start)
  const month = from.getUTCMonth() + count
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const day = Math.min(from.getUTCDate(), lastDay)
  const midnight = Date.UTC(from.getUTCFullYear(), month, day)
  return instant(midnight + (start % dayMilliseconds))
}

declare const timeOfDayBrand: unique symbol

/** A time of day in UTC, in milliseconds since midnight. */
export type TimeOfDay = number & { readonly [timeOfDayBrand]: true }

export function timeOfDay(hours: number, minutes: number): TimeOfDay {
  return duration((hours * 60 + minutes) * 60_000) as number as TimeOfDay
}

/** Reads `16:15`, 24-hour, UTC. */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (!match) return undefined
  return timeOfDay(Number(match[1]), Number(match[2]))
}

export function formatTimeOfDay(time: TimeOfDay): string {
  const minutes = time / 60_000
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The first moment at `time` of day that is later than `moment`. */
export function nextTimeOfDay(moment: Instant, time: TimeOfDay): Instant {
  const midnight = moment - (moment % dayMilliseconds)
  const sameDay = midnight + time
  return instant(sameDay > moment ? sameDay : sameDay + dayMilliseconds)
}
