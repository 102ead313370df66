const storedAs = 'omise-sandbox.till'

/** The charge that this window's till was at, for when it is loaded again; undefined where it was at none. */
export function keptSale(): string | undefined {
  return sessionStorage.getItem(storedAs) ?? undefined
}

export function keepSale(charge: string | undefined): void {
  if (charge === undefined) sessionStorage.removeItem(storedAs)
  else sessionStorage.setItem(storedAs, charge)
}
