import { causeOf } from './cause/cause.ts'
import { compare } from './compare.ts'
import {
  type Difference,
  type DifferenceKind,
  differenceKinds,
  type Finding,
} from './difference.ts'
import { createSiblings, type Evidence, gatherEvidence } from './evidence.ts'
import type { Ledger } from './ledger/ledger.ts'
import { type LedgerOptions, readLedger } from './ledger/read-ledger.ts'
import { pairByOrder, readMarks } from './orders.ts'
import type { Reconciliation } from './reconciliation.ts'
import { createSettlement } from './settlement.ts'
import { AccountError, type ReadControl, readTruth, type Truth } from './truth.ts'

export interface ReconcileOptions extends LedgerOptions {
  /** Of the account: `sandbox.control`, or `createControlClient({ … })`. */
  readonly control: ReadControl
  /** The shop's books: the text of a file, or its rows. */
  readonly ledger: string | readonly object[]
  /** Whose days the days of settlement are: `Asia/Bangkok`; those of the account's country when left out. */
  readonly timeZone?: string | undefined
}

/**
 * Holds a shop's books against what the account has, and changes nothing.
 *
 * Throws a LedgerError where the books cannot be read, an AccountError where nothing can be proved: the account is empty, or the
 * books name none of its charges. Rows that are broken are told of, and the rest is compared.
 */
export async function reconcile(options: ReconcileOptions): Promise<Reconciliation> {
  const [startedAt, began] = [new Date().toISOString(), performance.now()]
  const { control } = options
  const ledger = readLedger(options.ledger, options)
  const truth = await readTruth(control)
  const settlement = createSettlement(truth, options.timeZone)
  const comparison = compare(ledger, truth.charges, settlement)
  if (comparison.matched === 0) throw nothingMatched(ledger, truth)
  const marks = await readMarks(control, comparison.findings)
  const findings = pairByOrder(comparison, marks, settlement).sort(inOrder)
  const siblingsOf = createSiblings({
    entries: ledger.entries,
    charges: truth.charges,
    marksOf: (charge) => marks.get(charge) ?? new Set(),
  })
  const evidence = await gatherEvidence({ control, findings, settlement, siblingsOf })
  return {
    account: truth.settings.account,
    startedAt,
    rows: ledger.entries.length,
    broken: ledger.broken,
    counts: ledger.counts,
    charges: truth.charges.size,
    matched: comparison.matched,
    differences: evidence.map(differenceOf),
    notCompared: notCompared(ledger),
    milliseconds: Math.round(performance.now() - began),
  }
}

function nothingMatched({ entries, broken, counts }: Ledger, truth: Truth): AccountError {
  const { account } = truth.settings
  if (entries.length === 0) {
    const [first] = broken
    return new AccountError(
      `None of the ledger's ${broken.length} rows can be read; ${counts} ${first?.line}: ${first?.problem}. Correct them, or say how they are written (see --help).`,
    )
  }
  const [id] = truth.charges.keys()
  const named = entries.find(({ charge }) => charge !== null)?.charge ?? 'none'
  return new AccountError(
    `None of the ledger's ${entries.length} rows names a charge of the account ${account}: the first has ${named}, where a charge's id is like ${id}. Name the key that the shop uses with --key, or the right column with --column charge=<name>.`,
  )
}

const kinds = Object.keys(differenceKinds)

function inOrder(one: Finding, other: Finding): number {
  return kinds.indexOf(one.kind) - kinds.indexOf(other.kind)
}

function differenceOf(evidence: Evidence): Difference {
  const { kind, entries, truth, books, account } = evidence.finding
  return {
    kind,
    charge: truth?.id ?? entries[0]?.charge ?? null,
    order: entries.find(({ order }) => order !== null)?.order ?? null,
    lines: entries.map(({ line }) => line),
    books,
    account,
    cause: causeOf(evidence),
    timeline: evidence.timeline,
  }
}

function notCompared({ fields, entries }: Ledger): DifferenceKind[] {
  const without: [boolean, DifferenceKind[]][] = [
    [entries.every(({ currency }) => currency === null), ['wrong-currency']],
    [entries.every(({ refunded }) => refunded === null), ['refund-missing', 'refund-too-large']],
    [!fields.has('settled_on'), ['wrong-settlement-day']],
  ]
  return without.flatMap(([isMissing, kinds]) => (isMissing ? kinds : []))
}
