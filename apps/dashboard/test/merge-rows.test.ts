import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRows } from '../src/charges/merge-rows.ts'
import { rowOf } from '../src/charges/shown-rows.ts'

/** A charge whose place in the list is its number, and whose terminal tells one version of it from another. */
function aRow(number: number, terminal: string) {
  return rowOf({
    id: `chrg_test_${String(number).padStart(19, '0')}`,
    status: 'pending',
    source_type: 'barcode_alipay',
    amount: 2000,
    currency: 'THB',
    refunded: 0,
    failure_code: null,
    store_id: null,
    store_name: null,
    terminal_id: terminal,
    barcode_ending: '7890',
    description: null,
    created_at: '2025-01-01T00:00:00Z',
    ended_at: null,
    decided_by: 'server',
    outcome: 'manual',
  })
}

describe('rows that are merged', () => {
  it('stand newest first, one for each charge, the later version of it', () => {
    const numbers = fc.uniqueArray(fc.nat(200))
    fc.assert(
      fc.property(numbers, numbers, (before, others) => {
        const sorted = [...before].sort((one, other) => other - one)
        const rows = sorted.map((number) => aRow(number, 'before'))

        const merged = mergeRows(
          rows,
          others.map((number) => aRow(number, 'after')),
        )

        const wanted = [...new Set([...before, ...others])].sort((one, other) => other - one)
        expect(merged.map(({ summary }) => summary)).toEqual(
          wanted.map(
            (number) => aRow(number, others.includes(number) ? 'after' : 'before').summary,
          ),
        )
      }),
    )
  })
})
