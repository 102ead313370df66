declare const subunitsBrand: unique symbol

/** Whole satang: one hundredth of a Thai baht. THB 20.00 is 2000. */
export type Subunits = number & { readonly [subunitsBrand]: true }

export function subunits(amount: number): Subunits {
  if (!Number.isSafeInteger(amount)) {
    throw new Error(`Money is a whole number of satang, not ${amount}.`)
  }
  return amount as Subunits
}

/**
 * A share of an amount, rounded half up to the satang.
 *
 * `share(subunits(5000), { numerator: 365, denominator: 10_000 })` is 182.5 and gives 183.
 */
export function share(
  amount: Subunits,
  rate: { readonly numerator: number; readonly denominator: number },
): Subunits {
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
