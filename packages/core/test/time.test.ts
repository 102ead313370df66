import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  duration,
  formatDuration,
  formatInstant,
  frozenAt,
  instant,
  lastIdInstant,
  nextTimeOfDay,
  parseDuration,
  parseInstant,
  readClock,
  scaleClock,
  scaleLimits,
  setClock,
  systemClock,
  wallTimeOf,
} from '../src/index.ts'
import { at, timeOfDay } from './builders.ts'

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2_000],
    ['10m', 600_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['0s', 0],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  it.each(['', '5', 's', '-1s', '1.5s', '1 s', '2S', '1h30m', '9999999999d', '1e3s'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined()
    },
  )

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e12 }), (milliseconds) => {
        expect(parseDuration(formatDuration(duration(milliseconds)))).toBe(milliseconds)
      }),
    )
  })
})

describe('an instant', () => {
  it('is written to the second, cut off', () => {
    expect(formatInstant(instant(1_594_085_663_999))).toBe('2020-07-07T01:34:23Z')
  })

  it.each([
    ['2017-11-01', '2017-11-01T00:00:00Z'],
    ['2017-11-01T07:00:00+07:00', '2017-11-01T00:00:00Z'],
    ['2017-11-01T00:00:00.5Z', '2017-11-01T00:00:00Z'],
  ])('%s is %s', (text, written) => {
    expect(formatInstant(at(text))).toBe(written)
  })

  it.each([
    '',
    'yesterday',
    '2017',
    '2017-02-30',
    '2017-02-30T10:00:00Z',
    '1969-12-31',
    '2017-11-01T00:00:00 07:00',
    '12/01/2026',
    '2026-12-01T01:00:00+24:00',
    '2026-12/01',
    '9'.repeat(100_000),
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})

describe('the calendar', () => {
  it.each([
    ['2024-02-29T10:00:00Z', 12, '2025-02-28T10:00:00Z'],
    ['2025-01-31T23:59:59Z', 1, '2025-02-28T23:59:59Z'],
    ['2025-12-15T00:00:00Z', 12, '2026-12-15T00:00:00Z'],
  ])('%s and %i months is %s', (start, months, end) => {
    expect(formatInstant(addMonths(at(start), months))).toBe(end)
  })

  it.each([
    ['2025-03-10T16:14:59Z', '2025-03-10T16:15:00Z'],
    ['2025-03-10T16:15:00Z', '2025-03-11T16:15:00Z'],
    ['2025-12-31T20:00:00Z', '2026-01-01T16:15:00Z'],
  ])('after %s the next 16:15 is %s', (moment, next) => {
    expect(formatInstant(nextTimeOfDay(at(moment), timeOfDay('16:15')))).toBe(next)
  })
})

describe('a clock', () => {
  const wallClock = instant(1_000_000)

  it('that runs keeps pace with the wall clock from where it was set', () => {
    const clock = setClock(systemClock, instant(5_000_000), wallClock)

    expect(readClock(clock, instant(wallClock + 7))).toBe(5_000_007)
    expect(wallTimeOf(clock, instant(5_000_100))).toBe(wallClock + 100)
  })

  it('that is set past a moment comes to it when it is set, not before', () => {
    const clock = setClock(systemClock, instant(5_000_000), wallClock)

    expect(wallTimeOf(clock, instant(4_000_000))).toBe(wallClock)
    expect(wallTimeOf(clock, instant(5_000_000))).toBe(wallClock)
  })

  it('that is frozen stands still, set anew or not', () => {
    const clock = setClock(frozenAt(instant(10)), instant(20), wallClock)

    expect(readClock(clock, instant(wallClock + 1_000))).toBe(20)
  })

  it('that is frozen reaches what is due already, and nothing later', () => {
    const clock = frozenAt(instant(20))

    expect(wallTimeOf(clock, instant(20))).toBe(0)
    expect(wallTimeOf(clock, instant(21))).toBeUndefined()
  })

  it('that is scaled goes on from what it shows, at its pace', () => {
    const clock = scaleClock(frozenAt(instant(5_000)), 60, wallClock)

    expect(readClock(clock, wallClock)).toBe(5_000)
    expect(readClock(clock, instant(wallClock + 1_000))).toBe(65_000)
    expect(readClock(setClock(clock, instant(7), wallClock), instant(wallClock + 1))).toBe(67)
  })

  it('shows a moment at the wall time it says, whatever its pace', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.double({ min: scaleLimits.min, max: scaleLimits.max, noNaN: true }),
        fc.integer({ min: 0, max: 4e9 }),
        (start, scale, ahead) => {
          const clock = scaleClock(frozenAt(instant(start)), scale, wallClock)
          const moment = instant(start + ahead)
          const then = wallTimeOf(clock, moment)
          expect(then !== undefined && readClock(clock, then) >= moment).toBe(true)
          if (then !== undefined && then > wallClock) {
            expect(readClock(clock, instant(then - 1))).toBeLessThan(moment)
          }
        },
      ),
    )
  })

  it('that runs far ahead stops at the last moment that an id can tell', () => {
    const clock = scaleClock(frozenAt(lastIdInstant), 1_000_000, wallClock)

    expect(readClock(clock, instant(wallClock + 10))).toBe(lastIdInstant)
    expect(wallTimeOf(clock, instant(lastIdInstant + 1))).toBeUndefined()
  })
})
