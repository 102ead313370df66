/** The currency of each country that an account can be of; all its money is in that. */
export const currencies = { TH: 'THB', SG: 'SGD', MY: 'MYR' } as const

export type Country = keyof typeof currencies

export type Currency = (typeof currencies)[Country]

export const countries = Object.keys(currencies) as readonly Country[]

export function isCountry(text: string): text is Country {
  return Object.hasOwn(currencies, text)
}

/** The country whose currency this is. */
export function countryOf(currency: Currency): Country {
  for (const country of countries) if (currencies[country] === currency) return country
  throw new Error(`No country has the currency ${currency}.`)
}
