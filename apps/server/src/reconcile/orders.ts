import { type Comparison, compareCharge, unpaired } from './compare.ts'
import type { Finding } from './difference.ts'
import { inParallel } from './in-parallel.ts'
import type { LedgerEntry } from './ledger/ledger.ts'
import type { Settlement } from './settlement.ts'
import type { ReadControl } from './truth.ts'

/** What the shop wrote on charges that an order may be known by: the description, and every text of the metadata. */
export type Marks = ReadonlyMap<string, ReadonlySet<string>>

/** Reads the marks of paid charges that the books do not name. */
export async function readMarks(
  control: ReadControl,
  findings: readonly Finding[],
): Promise<Marks> {
  const unrecorded = findings.flatMap(({ entries, truth }) =>
    entries.length === 0 && truth ? truth.id : [],
  )
  const marks = await inParallel(unrecorded, async (id) => {
    const { charge } = await control.charges.getDetails(id)
    return [id, marksOf(charge)] as const
  })
  return new Map(marks)
}

function marksOf({ description, metadata }: Readonly<Record<string, unknown>>): Set<string> {
  const values = [description, ...Object.values(metadata ?? {})]
  return new Set(
    values.flatMap((value) => {
      return typeof value === 'string' || typeof value === 'number' ? String(value) : []
    }),
  )
}

/**
 * Gives rows that name no charge those unrecorded charges that bear their order. What is then left of them is a difference where
 * the books say that money came.
 */
export function pairByOrder(
  { findings, withoutCharge }: Comparison,
  marks: Marks,
  settlement: Settlement,
): Finding[] {
  if (withoutCharge.length === 0) return [...findings]
  const rows = new Map(withoutCharge.map((entry) => [entry.order, entry]))
  const paired = new Set<LedgerEntry>()
  const found = findings.flatMap((finding): Finding[] => {
    const { truth, entries } = finding
    if (!truth || entries.length > 0) return [finding]
    const order = [...(marks.get(truth.id) ?? [])].find((mark) => rows.has(mark))
    const entry = rows.get(order ?? null)
    if (!entry || paired.has(entry)) return [finding]
    paired.add(entry)
    const differing = compareCharge([entry], truth, settlement)
    return [{ ...finding, entries: [entry], books: 'no charge' }, ...differing.filter(isBesides)]
  })
  const left = withoutCharge.filter((entry) => !paired.has(entry) && entry.status === 'paid')
  return [...found, ...left.map(unpaired)]
}

function isBesides({ kind }: Finding): boolean {
  return kind !== 'paid-not-recorded'
}
