import type { ControlWire } from '@omise-sandbox/api'

export type ChargeSummary = ControlWire['ChargeSummary']

/** A charge of the list, with all its text in lower case, to be searched in. */
export interface Row {
  readonly summary: ChargeSummary
  readonly text: string
}
