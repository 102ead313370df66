import {
  type Charge,
  formatOutcome,
  hintsOfCode,
  testBarcodeEnding,
  testBarcodeEndings,
} from '@omise-sandbox/core'
import { headerText } from '../http/reply.ts'

type OwnHeaders = Readonly<Record<string, string>>

/** Says what the payer of a charge will do, who decided it, and what is odd about the charge; `hint` comes first. */
export function outcomeHeaders({ facts, plan }: Charge, hint?: string): OwnHeaders {
  const { outcome, decidedBy, because, nearMiss } = plan
  const isSpentCode = decidedBy === 'phone' && outcome.kind !== 'manual'
  const reasons = [...(nearMiss === null ? [] : [nearMiss]), ...(isSpentCode ? [because] : [])]
  const hints = [
    ...(hint === undefined ? [] : [hint]),
    ...hintsOfBarcode(facts.source.barcode),
    ...(reasons.length > 0 ? [`${reasons.join('; ')}.`] : []),
  ]
  const by = decidedBy === 'rule' ? `rule;because=${JSON.stringify(because)}` : decidedBy
  const said = `${formatOutcome(outcome)};decided_by=${by}`
  return {
    'X-Sandbox-Outcome': decidedBy === 'rule' ? headerText(said) : said,
    ...hintHeader(hints),
  }
}

/** What is odd about a barcode, in sentences that do not repeat it. */
export function hintsOfBarcode(barcode: string): readonly string[] {
  const ending = testBarcodeEnding(barcode)
  if (ending === undefined || testBarcodeEndings.includes(ending)) return hintsOfCode(barcode)
  const known = testBarcodeEndings.join(', ')
  return [`No test barcode ends in ${ending}. Use one of: ${known}.`, ...hintsOfCode(barcode)]
}

/** The header for some hints; none where there are none. */
export function hintHeader(hints: readonly string[]): OwnHeaders {
  return hints.length > 0 ? { 'X-Sandbox-Hint': headerText(hints.join(' ')) } : {}
}
