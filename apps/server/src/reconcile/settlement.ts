import type { ControlWire } from '@omise-sandbox/api'
import { type Instant, nextTimeOfDay, parseTimeOfDay } from '@omise-sandbox/core'
import type { Summary, Truth } from './truth.ts'

const zones: Readonly<Record<ControlWire['Country'], string>> = {
  TH: 'Asia/Bangkok',
  SG: 'Asia/Singapore',
  MY: 'Asia/Kuala_Lumpur',
}

/** On which days paid charges are settled. */
export interface Settlement {
  readonly timeZone: string
  /** The time of day at which charges such as this one are settled: `16:15`, UTC. */
  cutoffOf(charge: Summary): string
  /** The day of the first cut-off after it was paid: `2026-01-31`. */
  dayOf(charge: Summary, paidAt: string): string
  /** The day of a moment itself. */
  calendarDayOf(at: string): string
}

/** Days are those of a time zone; of the account's country when left out. */
export function createSettlement(
  { settings, methods }: Pick<Truth, 'settings' | 'methods'>,
  timeZone = zones[settings.country],
): Settlement {
  const cutoffs = new Map(methods.map((method) => [method.source_type, method.void_cutoff]))
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const days = new Map<Instant, string>()
  const cutoffOf = ({ source_type }: Summary) => cutoffs.get(source_type) ?? settings.void_cutoff
  return {
    timeZone,
    cutoffOf,
    dayOf(charge, paidAt) {
      const time = parseTimeOfDay(cutoffOf(charge))
      if (time === undefined) throw new Error(`"${cutoffOf(charge)}" is no time of day.`)
      const moment = nextTimeOfDay(Date.parse(paidAt) as Instant, time)
      // Many payments are settled at one moment.
      const day = days.get(moment) ?? format.format(moment)
      days.set(moment, day)
      return day
    },
    calendarDayOf: (at) => format.format(Date.parse(at)),
  }
}
