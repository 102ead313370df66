import type { Difference } from './difference.ts'
import { agrees, type Reconciliation } from './reconciliation.ts'

/** The reconciliation as programs read it. */
export function presentReconciliation(one: Reconciliation): object {
  return {
    account: one.account,
    started_at: one.startedAt,
    agrees: agrees(one),
    rows: one.rows,
    charges: one.charges,
    matched: one.matched,
    broken: one.broken,
    not_compared: one.notCompared,
    differences: one.differences,
    ms: one.milliseconds,
  }
}

/** `line 4`, `lines 4, 9`, or nothing where the books have no row. */
export function placeOf(
  { lines }: Pick<Difference, 'lines'>,
  counts: Reconciliation['counts'],
): string {
  if (lines.length === 0) return ''
  if (lines.length === 1) return `${counts} ${lines[0]}`
  return `${counts === 'line' ? 'lines' : 'entries'} ${lines.join(', ')}`
}
