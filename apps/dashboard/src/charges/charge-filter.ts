import type { ControlWire } from '@omise-sandbox/api'
import type { Row } from './list-row.ts'

/** Which charges of the list to show. */
export interface ChargeFilter {
  readonly text: string
  readonly status: ControlWire['ChargeStatus'] | 'any'
  readonly decidedBy: ControlWire['OutcomeDecider'] | 'any'
}

export const everyCharge: ChargeFilter = { text: '', status: 'any', decidedBy: 'any' }

/** The rows that a filter lets through: all words of its text must be found in a charge's. */
export function filterRows(rows: readonly Row[], filter: ChargeFilter): readonly Row[] {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  const { status, decidedBy } = filter
  if (wanted.length === 0 && status === 'any' && decidedBy === 'any') return rows
  return rows.filter(
    ({ summary, text }) =>
      (status === 'any' || summary.status === status) &&
      (decidedBy === 'any' || summary.decided_by === decidedBy) &&
      wanted.every((word) => text.includes(word)),
  )
}
