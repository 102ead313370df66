declare const subunitsBrand: unique symbol

/** Whole hundredths of a currency: satang of a baht, cents of a dollar, sen of a ringgit. THB 20.00 is 2000. */
export type Subunits = number & { readonly [subunitsBrand]: true }

export function subunits(amount: number): Subunits {
  if (!Number.isSafeInteger(amount)) {
    throw new Error(`Money is a whole number of subunits, not ${amount}.`)
  }
  return amount as Subunits
}

export interface Rate {
  readonly numerator: number
  readonly denominator: number
}

/**
 * A share of an amount, rounded half up to the subunit.
 *
 * `share(subunits(5000), { numerator: 365, denominator: 10_000 })` is 182.5 and gives 183.
 */
export function share(amount: Subunits, rate: Rate): Subunits {
  return subunits(
    Math.floor((2 * amount * rate.numerator + rate.denominator) / (2 * rate.denominator)),
  )
}

export function add(first: Subunits, second: Subunits): Subunits {
  return subunits(first + second)
}

export function subtract(from: Subunits, what: Subunits): Subunits {
  return subunits(from - what)
}
