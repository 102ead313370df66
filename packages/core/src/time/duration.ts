import { type Instant, instant } from './instant.ts'

declare const durationBrand: unique symbol

/** A length of time in whole milliseconds, never negative. */
export type Duration = number & { readonly [durationBrand]: true }

export function duration(milliseconds: number): Duration {
  if (!Number.isSafeInteger(milliseconds) || milliseconds < 0) {
    throw new Error(
      `A duration is a whole number of milliseconds, zero or more, not ${milliseconds}.`,
    )
  }
  return milliseconds as Duration
}

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const form = /^(\d{1,15})(ms|s|m|h|d)$/
const maxMilliseconds = 100 * 365 * units.d

/** What a duration may look like, for messages. */
export const durationForm =
  'a whole number and a unit (ms, s, m, h or d) such as 500ms, 2s, 10m, 24h or 7d, at most 100 years'

/** Reads `500ms`, `2s`, `10m`, `24h`, `7d`. A number without a unit, a sign or a fraction is undefined. */
export function parseDuration(text: string): Duration | undefined {
  const match = form.exec(text)
  if (!match) return undefined
  const milliseconds = Number(match[1]) * units[match[2] as keyof typeof units]
  return milliseconds <= maxMilliseconds ? duration(milliseconds) : undefined
}

/** The shortest exact form that {@link parseDuration} reads: 90000 is `90s`, 86400000 is `1d`. */
export function formatDuration(length: Duration): string {
  if (length === 0) return '0s'
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    if (length % units[unit] === 0) return `${length / units[unit]}${unit}`
  }
  return `${length}ms`
}

export function after(start: Instant, length: Duration): Instant {
  return instant(start + length)
}

export const seconds = (count: number): Duration => duration(count * units.s)
export const minutes = (count: number): Duration => duration(count * units.m)
export const hours = (count: number): Duration => duration(count * units.h)
export const days = (count: number): Duration => duration(count * units.d)
