declare const satangBrand: unique symbol

/** Whole satang: one hundredth of a Thai baht. THB 20.00 is 2000. */
export type Satang = number & { readonly [satangBrand]: true }

export function satang(amount: number): Satang {
  if (!Number.isSafeInteger(amount)) {
    throw new Error(`Money is a whole number of satang, not ${amount}.`)
  }
  return amount as Satang
}

/**
 * A share of an amount, rounded half up to the satang.
 *
 * `share(satang(5000), { numerator: 365, denominator: 10_000 })` is 182.5 and gives 183.
 */
export function share(
  amount: Satang,
  rate: { readonly numerator: number; readonly denominator: number },
): Satang {
  return satang(
    Math.floor((2 * amount * rate.numerator + rate.denominator) / (2 * rate.denominator)),
  )
}

export function add(first: Satang, second: Satang): Satang {
  return satang(first + second)
}

export function subtract(from: Satang, what: Satang): Satang {
  return satang(from - what)
}
