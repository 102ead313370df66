/** `import { reconcile } from 'omise-sandbox/reconcile'`: a shop's books against what its account has. */
export type {
  Cause,
  CauseName,
  Difference,
  DifferenceKind,
} from './reconcile/difference.ts'
export { type BookStatus, type BrokenRow, LedgerError } from './reconcile/ledger/ledger.ts'
export type { LedgerOptions } from './reconcile/ledger/read-ledger.ts'
export { type ReconcileOptions, reconcile } from './reconcile/reconcile.ts'
export { agrees, type Reconciliation } from './reconcile/reconciliation.ts'
export { AccountError } from './reconcile/truth.ts'
