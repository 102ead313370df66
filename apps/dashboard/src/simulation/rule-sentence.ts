import type { ControlWire } from '@omise-sandbox/api'
import { formatBaht } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { inWords } from './length.ts'
import { quoted } from './shown-text.ts'

const { sentence } = messages.simulation.rules

/** The most a charge may be, in satang: the end of a range that has none. */
const maxAmount = 15_000_000

/** `When a charge has store id “BJ_ZZ_001”, the payer pays 2 seconds later.` */
export function ruleSentence(
  rule: ControlWire['Outcome'] & { readonly match?: ControlWire['RuleMatch'] },
): string {
  const conditions = conditionsIn(rule.match)
  const when = conditions.length === 0 ? sentence.every : sentence.when(conditions)
  return sentence.whole(when, payerIn(rule))
}

/** `the payer pays 2 seconds later` */
function payerIn({ outcome, failure_code, after }: ControlWire['Outcome']): string {
  if (outcome === 'manual') return sentence.payer.manual
  const later =
    after === '0s' || after === '0ms'
      ? sentence.atOnce
      : sentence.later(after === undefined ? undefined : inWords(after))
  return outcome === 'failed'
    ? sentence.payer.failed(later, failure_code ?? 'failed_processing')
    : sentence.payer[outcome](later)
}

/** Each condition in words. */
export function conditionsIn(match: ControlWire['RuleMatch'] = {}): string[] {
  const { conditions: phrases } = sentence
  const { store_id, terminal_id, amount, barcode, description, metadata = {} } = match
  return [
    store_id === undefined ? undefined : phrases.store(quoted(store_id)),
    terminal_id === undefined ? undefined : phrases.terminal(quoted(terminal_id)),
    amount === undefined ? undefined : amountIn(amount),
    // As elsewhere, a code that could be a payer's is not repeated whole.
    barcode === undefined ? undefined : phrases.barcode(quoted(barcode.slice(-4))),
    ...Object.entries(metadata).map(([name, value]) =>
      phrases.metadata(quoted(name), quoted(String(value))),
    ),
    description === undefined ? undefined : phrases.description(quoted(description)),
  ].filter((condition) => condition !== undefined)
}

function amountIn(amount: NonNullable<ControlWire['RuleMatch']['amount']>): string {
  const { conditions: phrases } = sentence
  if (typeof amount === 'number') return phrases.amount(formatBaht(amount))
  const { min = 0, max = maxAmount } = amount
  if (max >= maxAmount) return phrases.minimum(formatBaht(min))
  return min === 0
    ? phrases.maximum(formatBaht(max))
    : phrases.range(formatBaht(min), formatBaht(max))
}
