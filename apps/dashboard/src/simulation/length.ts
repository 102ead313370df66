import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'

export const lengthUnits = ['ms', 's', 'm', 'h', 'd'] as const
type LengthUnit = (typeof lengthUnits)[number]

/** A length of time as a person writes it: a number, and a unit chosen from a list. */
export interface Length {
  readonly count: string
  readonly unit: LengthUnit
}

export const noLength: Length = { count: '', unit: 's' }

export function isBlank({ count }: Length): boolean {
  return count.trim() === ''
}

/** `2s`, as the control API reads it; undefined where the number is none. */
export function durationOf({ count, unit }: Length): ControlWire['Duration'] | undefined {
  return /^\d{1,15}$/.test(count.trim()) ? `${count.trim()}${unit}` : undefined
}

/** A duration of the control API in parts; blank where it is of another form. */
export function lengthOf(duration: ControlWire['Duration']): Length {
  const [, count = '', written] = /^(\d+)(ms|s|m|h|d)$/.exec(duration) ?? []
  const unit = lengthUnits.find((each) => each === written)
  return unit === undefined ? noLength : { count, unit }
}

/** `2 seconds` for `2s`. */
export function inWords(duration: ControlWire['Duration']): string {
  const length = lengthOf(duration)
  return isBlank(length)
    ? duration
    : messages.simulation.clock.length(Number(length.count), length.unit)
}
