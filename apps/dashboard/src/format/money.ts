const baht = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'THB',
  currencyDisplay: 'narrowSymbol',
})

/** `฿4,000.00` for 400000 satang. */
export function formatBaht(satang: number): string {
  return baht.format(satang / 100)
}

/**
 * Whole satang of an amount in baht as a person writes it: `4,000`, `฿20.50`, `20.5`. Undefined where it is none, or has
 * parts of a satang.
 */
export function parseBaht(text: string): number | undefined {
  const plain = text.trim().replace(/^฿\s*/, '').replaceAll(',', '')
  if (!/^\d{1,12}(\.\d{0,2})?$/.test(plain)) return undefined
  const [whole = '', part = ''] = plain.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
