declare const instantBrand: unique symbol

/** A moment on some clock, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly [instantBrand]: true }

export function instant(milliseconds: number): Instant {
  if (!Number.isSafeInteger(milliseconds)) {
    throw new Error(`An instant is a whole number of milliseconds, not ${milliseconds}.`)
  }
  return milliseconds as Instant
}

/** 9999-12-31T23:59:59.999Z: later moments have no four-digit year, which is the only form on the wire. */
export const lastInstant = instant(253_402_300_799_999)

/** `2020-07-07T01:34:23Z`: UTC, whole seconds, cut off rather than rounded, as on the wire. */
export function formatInstant(at: Instant): string {
  const second = Math.floor(at / 1000)
  const cached = formatted.get(second)
  if (cached !== undefined) return cached
  if (formatted.size >= 512) formatted.clear()
  const text = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`
  formatted.set(second, text)
  return text
}

// Most of what is formatted lies in the same few seconds; formatting is a fifth of the cost of showing a charge.
const formatted = new Map<number, string>()
