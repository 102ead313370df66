import { type Instant, instant } from './instant.ts'

/** An account's clock, as data. It runs ahead of (or behind) the wall clock, or stands still. */
export type Clock = RunningClock | FrozenClock

export interface RunningClock {
  readonly mode: 'running'
  /** Milliseconds by which the clock is ahead of wall time; negative when it was set back. */
  readonly ahead: number
}

export interface FrozenClock {
  readonly mode: 'frozen'
  readonly at: Instant
}

export const wallClock: RunningClock = { mode: 'running', ahead: 0 }

export function frozenAt(at: Instant): FrozenClock {
  return { mode: 'frozen', at }
}

export function readClock(clock: Clock, wall: Instant): Instant {
  return clock.mode === 'frozen' ? clock.at : instant(wall + clock.ahead)
}

/** The same clock (running or frozen) showing another time. */
export function setClock(clock: Clock, to: Instant, wall: Instant): Clock {
  return clock.mode === 'frozen' ? frozenAt(to) : { mode: 'running', ahead: to - wall }
}

/** The wall time at which the clock will show `moment`, or undefined where it never will by itself. */
export function wallTimeOf(clock: Clock, moment: Instant): Instant | undefined {
  if (clock.mode === 'frozen') return moment <= clock.at ? instant(0) : undefined
  return instant(moment - clock.ahead)
}
