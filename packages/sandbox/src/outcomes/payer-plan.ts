import {
  applyRules,
  type Duration,
  decideOutcome,
  describeRule,
  methodOf,
  type Outcome,
  type OutcomeCandidate,
  type OutcomePlan,
  outcomeOfBarcode,
  type PendingCharge,
  planOf,
  type Source,
  scanCode,
  testBarcodeEnding,
} from '@omise-sandbox/core'
import type { UnitOfWork } from '../account/unit-of-work.ts'
import { outcomeOfMethod } from '../payment-methods/failure-of-method.ts'

/** A charge that is being made. */
type Planned = Pick<PendingCharge, 'facts' | 'notes'>

/** Decides what the payer of a new charge does; `prefer` is what its request asked for. */
export type Planner = (
  unit: UnitOfWork,
  charge: Planned,
  prefer: Outcome | undefined,
) => OutcomePlan

export function createPlanner(options: {
  /** What payers do where nothing else says. */
  readonly outcome: Outcome
  /** How long payers take where a test barcode does not say. */
  readonly delay: Duration
}): Planner {
  const server: OutcomeCandidate = { outcome: options.outcome, because: 'default of the server' }

  return (unit, charge, prefer) => {
    const ruling = prefer ? undefined : candidateOfRules(unit, charge)
    const scan = scanPhones(unit, charge, options.delay)
    const { source } = charge.facts
    const decided = decideOutcome({
      prefer: candidate(prefer, 'header Prefer'),
      rule: ruling?.candidate,
      phone: scan?.candidate,
      barcode: candidateOfBarcode(source, options.delay),
      account: candidate(unit.account.settings.defaultOutcome, 'default of the account'),
      server,
    })
    const { outcome, insteadOf } = outcomeOfMethod(decided.outcome, source)
    return planOf({
      outcome,
      decidedBy: decided.decidedBy,
      because: decided.because,
      nearMiss: ruling?.nearMiss ?? null,
      decidedAt: unit.now,
      mark: unit.account.lastId,
      insteadOf,
    })
  }
}

function candidate(
  outcome: Outcome | null | undefined,
  because: string,
): OutcomeCandidate | undefined {
  return outcome ? { outcome, because } : undefined
}

function candidateOfBarcode(
  { type, barcode }: Source,
  delay: Duration,
): OutcomeCandidate | undefined {
  const outcome = outcomeOfBarcode(barcode, delay, methodOf(type))
  return outcome && { outcome, because: `test barcode ${testBarcodeEnding(barcode)}` }
}

/** Lets the first rule that matches decide, and count that it did. */
function candidateOfRules(unit: UnitOfWork, charge: Planned) {
  const { rules } = unit.accountState()
  if (rules.length === 0) return undefined
  const ruling = applyRules(rules, charge, unit.now)
  if (ruling.rule) unit.update({ rules: ruling.rules })
  const { rule, nearMiss } = ruling
  return { candidate: rule && { outcome: rule.outcome, because: describeRule(rule) }, nearMiss }
}

/** Uses up the code of a phone that the charge is made of, whoever decides its outcome. */
function scanPhones(unit: UnitOfWork, { facts }: Planned, delay: Duration) {
  const { codes } = unit.accountState()
  if (codes.length === 0) return undefined
  const { type, barcode } = facts.source
  const scan = scanCode(codes, { type, barcode, charge: facts.id, now: unit.now, delay })
  if (scan.codes !== codes) unit.update({ codes: scan.codes })
  return scan
}
