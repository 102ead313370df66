import {
  applyRules,
  type Duration,
  decideOutcome,
  describeRule,
  type Outcome,
  type OutcomePlan,
  type OutcomeSay,
  outcomeOfBarcode,
  type PendingCharge,
  planOf,
  scanCode,
  testBarcodeEnding,
} from '@omise-sandbox/core'
import type { Decision } from './decision.ts'

/** A charge that is being made. */
type Planned = Pick<PendingCharge, 'facts' | 'notes'>

/** Decides what the payer of a new charge does; `prefer` is what its request asked for. */
export type Planner = (
  decision: Decision,
  charge: Planned,
  prefer: Outcome | undefined,
) => OutcomePlan

export function createPlanner(options: {
  /** What payers do where nothing else says. */
  readonly outcome: Outcome
  /** How long payers take where a test barcode does not say. */
  readonly delay: Duration
}): Planner {
  const server: OutcomeSay = { outcome: options.outcome, because: 'default of the server' }

  return (decision, charge, prefer) => {
    const ruling = prefer ? undefined : consultRules(decision, charge)
    const scan = consultPhones(decision, charge, options.delay)
    const decided = decideOutcome({
      prefer: say(prefer, 'header Prefer'),
      rule: ruling?.say,
      phone: scan?.say,
      barcode: sayOfBarcode(charge.facts.source.barcode, options.delay),
      account: say(decision.account.settings.defaultOutcome, 'default of the account'),
      server,
    })
    return planOf({
      ...decided,
      nearMiss: ruling?.nearMiss ?? null,
      decidedAt: decision.now,
      mark: decision.account.lastId,
    })
  }
}

function say(outcome: Outcome | null | undefined, because: string): OutcomeSay | undefined {
  return outcome ? { outcome, because } : undefined
}

function sayOfBarcode(barcode: string, delay: Duration): OutcomeSay | undefined {
  const outcome = outcomeOfBarcode(barcode, delay)
  return outcome && { outcome, because: `test barcode ${testBarcodeEnding(barcode)}` }
}

/** Lets the first rule that matches decide, and count that it did. */
function consultRules(decision: Decision, charge: Planned) {
  const { rules } = decision.own()
  if (rules.length === 0) return undefined
  const ruling = applyRules(rules, charge, decision.now)
  if (ruling.rule) decision.change({ rules: ruling.rules })
  const { rule, nearMiss } = ruling
  return { say: rule && { outcome: rule.outcome, because: describeRule(rule) }, nearMiss }
}

/** Uses up the code of a phone that the charge is made of, whoever decides its outcome. */
function consultPhones(decision: Decision, { facts }: Planned, delay: Duration) {
  const { codes } = decision.own()
  if (codes.length === 0) return undefined
  const { barcode } = facts.source
  const scan = scanCode(codes, { barcode, charge: facts.id, now: decision.now, delay })
  if (scan.codes !== codes) decision.change({ codes: scan.codes })
  return scan
}
