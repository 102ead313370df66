import { signal } from '@preact/signals'

/** What was said last; each with a number of its own, so that the same words can be said twice. */
export const announcement = signal<{ readonly number: number; readonly text: string } | undefined>(
  undefined,
)

const shownMilliseconds = 5000
let count = 0

/** Says that something is done: shown for a while, and read out by screen readers. */
export function announce(text: string): void {
  const number = ++count
  announcement.value = { number, text }
  setTimeout(() => {
    if (announcement.value?.number === number) announcement.value = undefined
  }, shownMilliseconds)
}
