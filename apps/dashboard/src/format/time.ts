const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
]

/** `26 Nov 2026, 08:15:30`, in UTC, which is what the sandbox's clocks show. */
export function formatTime(time: number | string): string {
  const date = new Date(time)
  return `${day.format(date)}, ${clock.format(date)}`
}

/** `2 min. ago`, `in 3 hr.`, `now`: how a moment stands to another. */
export function formatAge(time: number | string, now: number): string {
  const distance = new Date(time).getTime() - now
  for (const [unit, length] of units) {
    if (Math.abs(distance) >= length) return relative.format(Math.trunc(distance / length), unit)
  }
  return relative.format(0, 'second')
}
