import type { ControlWire } from '@omise-sandbox/api'

export type Currency = ControlWire['Currency']

/** How amounts in one currency are written. */
interface MoneyForm {
  /** What may stand before an amount: `S$`, `$`, `SGD`. */
  readonly prefixes: readonly string[]
  readonly format: (amount: number) => string
}

const forms = new Map<Currency, MoneyForm>()

function formOf(currency: Currency): MoneyForm {
  const known = forms.get(currency)
  if (known) return known
  const english = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  const narrow = english.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
  // Many countries have a dollar: the letter before it says whose.
  const symbol = narrow === '$' ? `${currency.charAt(0)}$` : narrow
  const form: MoneyForm = {
    prefixes: [symbol, narrow, currency],
    format: (amount) => english.format(amount).replace(narrow, () => symbol),
  }
  forms.set(currency, form)
  return form
}

/** `฿4,000.00`, `S$4,000.00`, `RM 4,000.00` for 400000 subunits. */
export function formatMoney(subunits: number, currency: Currency): string {
  return formOf(currency).format(subunits / 100)
}

/**
 * Whole subunits of an amount as a person writes it, with the symbol or code of the currency or without: `4,000`, `฿20.50`,
 * `20.5`, `SGD 20`. Undefined where it is none, or has parts of a subunit.
 */
export function parseMoney(text: string, currency: Currency): number | undefined {
  const { prefixes } = formOf(currency)
  const written = text.trim()
  const prefix = prefixes.find((each) => written.startsWith(each)) ?? ''
  const plain = written.slice(prefix.length).trim().replaceAll(',', '')
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(plain)) return undefined
  const [whole = '', part = ''] = plain.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
