import { lastIdInstant } from '../id.ts'
import { type Instant, instant } from './instant.ts'

/** An account's clock, as data. It runs, at the pace of wall time or another, or stands still. */
export type Clock = RunningClock | FrozenClock

export interface RunningClock {
  readonly mode: 'running'
  /** What it showed at the wall time `since`. */
  readonly at: Instant
  readonly since: Instant
  /** How many of its seconds pass in one of wall time; more than zero. */
  readonly scale: number
}

export interface FrozenClock {
  readonly mode: 'frozen'
  readonly at: Instant
}

export const systemClock: RunningClock = {
  mode: 'running',
  at: instant(0),
  since: instant(0),
  scale: 1,
}

/** The paces a clock may run at: a thousandth of wall time to a million times as fast. */
export const scaleLimits = { min: 0.001, max: 1_000_000 } as const

export function frozenAt(at: Instant): FrozenClock {
  return { mode: 'frozen', at }
}

/** What the clock shows. One that runs far ahead stops at the last moment an id can tell. */
export function readClock(clock: Clock, wallClock: Instant): Instant {
  if (clock.mode === 'frozen') return clock.at
  const shown = clock.at + Math.floor((wallClock - clock.since) * clock.scale)
  return shown > lastIdInstant ? lastIdInstant : instant(shown)
}

/** The same clock (running or frozen) showing another time. */
export function setClock(clock: Clock, to: Instant, wallClock: Instant): Clock {
  return clock.mode === 'frozen' ? frozenAt(to) : running(to, wallClock, clock.scale)
}

/** The clock going on from what it shows, at another pace; one that was frozen runs again. */
export function scaleClock(clock: Clock, scale: number, wallClock: Instant): RunningClock {
  return running(readClock(clock, wallClock), wallClock, scale)
}

function running(at: Instant, since: Instant, scale: number): RunningClock {
  return { mode: 'running', at, since, scale }
}

/**
 * The wall time at which the clock will show `moment`, or undefined where it never will by itself. What it showed before it was set
 * is no wall time of its own: a moment that it was set past comes when it was set.
 */
export function wallTimeOf(clock: Clock, moment: Instant): Instant | undefined {
  if (clock.mode === 'frozen') return moment <= clock.at ? instant(0) : undefined
  if (moment > lastIdInstant) return undefined
  const wallClock = clock.since + Math.max(0, Math.ceil((moment - clock.at) / clock.scale))
  // A slow clock reaches far moments after longer than can be told: as good as never.
  return Number.isSafeInteger(wallClock) ? instant(wallClock) : undefined
}
