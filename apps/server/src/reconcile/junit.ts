import { type JunitCase, junitOf } from '../cli/junit.ts'
import { type DifferenceKind, differenceKinds } from './difference.ts'
import { conclusion, storyOf } from './messages.ts'
import type { Reconciliation } from './reconciliation.ts'

/** A case for each difference and each broken row, and one for each kind that has none. */
export function junitOfReconciliation(one: Reconciliation, ledger: string): string {
  const kinds = Object.keys(differenceKinds) as DifferenceKind[]
  const byKind = Map.groupBy(one.differences, ({ kind }) => kind)
  const cases = kinds.flatMap((kind) => casesOf(kind, byKind.get(kind) ?? [], one))
  return junitOf('omise-sandbox reconcile', {
    name: ledger,
    startedAt: one.startedAt,
    cases: [rowsCase(one), ...brokenCases(one), ...cases],
  })
}

/** Says what was compared, and how long it took. */
function rowsCase(one: Reconciliation): JunitCase {
  const { milliseconds } = one
  return { classname: 'reconcile', name: 'The ledger is read', milliseconds, note: conclusion(one) }
}

function brokenCases({ broken, counts }: Reconciliation): JunitCase[] {
  return broken.map(({ line, problem }) => ({
    classname: 'reconcile.broken-row',
    name: `${counts} ${line} can be read`,
    milliseconds: 0,
    failure: { message: problem, kind: 'broken-row', text: `${counts} ${line}: ${problem}` },
  }))
}

function casesOf(
  kind: DifferenceKind,
  differences: Reconciliation['differences'],
  { counts, notCompared }: Reconciliation,
): JunitCase[] {
  const common = { classname: `reconcile.${kind}`, milliseconds: 0 }
  if (notCompared.includes(kind)) {
    return [{ ...common, name: differenceKinds[kind], skipped: 'The ledger has no column for it.' }]
  }
  if (differences.length === 0) return [{ ...common, name: `${differenceKinds[kind]}: none` }]
  return differences.map((one) => ({
    ...common,
    name: `${differenceKinds[kind]}: ${one.charge ?? `order ${one.order}`}`,
    failure: {
      message: `books: ${one.books}; account: ${one.account}; likely ${one.cause.name}`,
      kind,
      text: storyOf(one, counts),
    },
  }))
}
