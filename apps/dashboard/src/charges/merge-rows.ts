import type { Row } from './list-row.ts'

/**
 * The rows with others put in their places, newest first: one of the same charge is replaced. Ids stand in the order in
 * which charges were made. Few are put among many, so no row is looked at that need not be.
 */
export function mergeRows(rows: readonly Row[], others: Iterable<Row>): readonly Row[] {
  const merged = [...rows]
  for (const row of others) {
    const place = placeOf(merged, row.summary.id)
    const isThere = merged[place]?.summary.id === row.summary.id
    merged.splice(place, isThere ? 1 : 0, row)
  }
  return merged
}

/** Whether a charge is among the rows. */
export function hasRow(rows: readonly Row[], id: string): boolean {
  return rows[placeOf(rows, id)]?.summary.id === id
}

/** Where a charge stands or would stand. */
export function placeOf(rows: readonly Row[], id: string): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.summary.id ?? '') > id) low = middle + 1
    else high = middle
  }
  return low
}
