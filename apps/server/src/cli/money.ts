/** Subunits as the currency's units with two decimals: 400000 is `4000.00`. */
export function units(subunits: number): string {
  const digits = String(Math.abs(subunits)).padStart(3, '0')
  return `${subunits < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `THB 4000.00` */
export function money(subunits: number, currency: string): string {
  return `${currency} ${units(subunits)}`
}
