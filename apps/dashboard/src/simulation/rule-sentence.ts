import type { ControlWire } from '@omise-sandbox/api'
import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { currencyIn, type Methods, maxIn } from '../methods/payment-method.ts'
import { inWords } from './length.ts'
import { quoted } from './shown-text.ts'

const { sentence } = messages.simulation.rules

/** `When a charge has store id “BJ_ZZ_001”, the payer pays 2 seconds later.` */
export function ruleSentence(
  rule: ControlWire['Outcome'] & { readonly match?: ControlWire['RuleMatch'] },
  methods: Methods,
): string {
  const conditions = conditionsIn(rule.match, methods)
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
export function conditionsIn(
  match: ControlWire['RuleMatch'] | undefined,
  methods: Methods,
): string[] {
  const { conditions: phrases } = sentence
  const { source_type, store_id, terminal_id, amount, barcode } = match ?? {}
  const { description, metadata = {} } = match ?? {}
  return [
    source_type === undefined ? undefined : phrases.method(source_type),
    store_id === undefined ? undefined : phrases.store(quoted(store_id)),
    terminal_id === undefined ? undefined : phrases.terminal(quoted(terminal_id)),
    amount === undefined ? undefined : amountIn(amount, methods),
    // As elsewhere, a code that could be a payer's is not repeated whole.
    barcode === undefined ? undefined : phrases.barcode(quoted(barcode.slice(-4))),
    ...Object.entries(metadata).map(([name, value]) =>
      phrases.metadata(quoted(name), quoted(String(value))),
    ),
    description === undefined ? undefined : phrases.description(quoted(description)),
  ].filter((condition) => condition !== undefined)
}

function amountIn(
  amount: NonNullable<ControlWire['RuleMatch']['amount']>,
  methods: Methods,
): string {
  const { conditions: phrases } = sentence
  const format = (subunits: number) => formatMoney(subunits, currencyIn(methods))
  if (typeof amount === 'number') return phrases.amount(format(amount))
  const { min = 0, max } = amount
  // A range without an end is listed with the most that any charge may be.
  if (max === undefined || max >= maxIn(methods)) return phrases.minimum(format(min))
  return min === 0 ? phrases.maximum(format(max)) : phrases.range(format(min), format(max))
}
