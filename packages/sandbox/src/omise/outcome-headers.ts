import {
  type Charge,
  type FailureCode,
  formatOutcome,
  hintsOfCode,
  type MethodType,
  methodOf,
  type PaymentMethod,
  testBarcodeEnding,
  testBarcodeEndings,
} from '@omise-sandbox/core'
import { headerText } from '../http/reply.ts'
import { wordsForNoFailure } from '../refusals/no-such-failure.ts'

type OwnHeaders = Readonly<Record<string, string>>

/** Says what the payer of a charge will do, who decided it, and what is odd about the charge; `hint` comes first. */
export function outcomeHeaders({ facts, plan }: Charge, hint?: string): OwnHeaders {
  const { source } = facts
  const { outcome, decidedBy, because, nearMiss, insteadOf } = plan
  const isSpentCode = decidedBy === 'phone' && outcome.kind !== 'manual'
  const reasons = [...(nearMiss === null ? [] : [nearMiss]), ...(isSpentCode ? [because] : [])]
  const hints = [
    ...(hint === undefined ? [] : [hint]),
    ...hintsOfBarcode(source.barcode, methodOf(source.type)),
    ...(insteadOf === undefined ? [] : [hintOfInstead(source.type, insteadOf)]),
    ...(reasons.length > 0 ? [`${reasons.join('; ')}.`] : []),
  ]
  const by = decidedBy === 'rule' ? `rule;because=${JSON.stringify(because)}` : decidedBy
  const said = `${formatOutcome(outcome)};decided_by=${by}`
  return {
    'X-Sandbox-Outcome': decidedBy === 'rule' ? headerText(said) : said,
    ...hintHeader(hints),
  }
}

function hintOfInstead(type: MethodType, failure: FailureCode): string {
  const { problem, remedy } = wordsForNoFailure({ type, failure })
  return `${problem}, so the charge fails with failed_processing. ${remedy}`
}

/** What is odd about a barcode, in sentences that do not repeat it. */
export function hintsOfBarcode(barcode: string, method: PaymentMethod): readonly string[] {
  const ending = testBarcodeEnding(barcode)
  const hints = hintsOfCode(barcode, method)
  if (ending === undefined || testBarcodeEndings.includes(ending)) return hints
  const known = testBarcodeEndings.join(', ')
  return [`No test barcode ends in ${ending}. Use one of: ${known}.`, ...hints]
}

/** The header for some hints; none where there are none. */
export function hintHeader(hints: readonly string[]): OwnHeaders {
  return hints.length > 0 ? { 'X-Sandbox-Hint': headerText(hints.join(' ')) } : {}
}
