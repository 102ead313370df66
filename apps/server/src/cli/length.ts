import { days, hours, parseDuration } from '@omise-sandbox/core'

/** A duration for people, who count by hours until the second day: `1d` is `24 hours`, `7d` is `7 days`. */
export function lengthInWords(text: string): string {
  const length = parseDuration(text)
  if (length === undefined) return text
  if (length % days(1) === 0 && length > days(1)) return `${length / days(1)} days`
  return length % hours(1) === 0 && length > hours(1) ? `${length / hours(1)} hours` : text
}
