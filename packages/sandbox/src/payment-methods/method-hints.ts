import {
  type Country,
  countries,
  currencies,
  isMethodType,
  methodOf,
  methodTypesIn,
} from '@omise-sandbox/core'
import { currencyOf, enabledTypes, type MethodSettings } from './methods-of-account.ts'

/** What to do about a type of source that the account cannot be paid by. */
export function hintForType(type: unknown, settings: MethodSettings): string {
  const { country } = settings
  const enabled = `This account takes source[type]=${listed(enabledTypes(settings))}.`
  if (!isMethodType(type)) return enabled
  if (methodOf(type).limits[country] === undefined) {
    const others = countries.filter((one) => methodOf(type).limits[one] !== undefined)
    return `${enabled} ${type} is for accounts of ${listed(others)}, and this one is of ${country}: ${changeCountry(others[0] ?? country)}.`
  }
  return `${enabled} ${type} is switched off: enable it with PATCH /__sandbox/account {"methods":null}, or start without --methods.`
}

/** What to send where a request names no source. */
export function hintForSource(settings: MethodSettings): string {
  const types = listed(enabledTypes(settings))
  return `Send source[type]=${types} and source[barcode], or the id of a source.`
}

/** What to do about a currency that the account does not take. */
export function hintForCurrency(given: unknown, settings: MethodSettings): string {
  const wanted = typeof given === 'string' ? given.toUpperCase() : ''
  const takes = `This account is of ${settings.country} and takes ${currencyOf(settings)}`
  const other = countries.find((country) => currencies[country] === wanted)
  return other === undefined ? `${takes}.` : `${takes}. For ${wanted}: ${changeCountry(other)}.`
}

function changeCountry(country: Country): string {
  const methods = listed(methodTypesIn(country))
  return `with a key that has no charges yet, PATCH /__sandbox/account {"country":"${country}"}, which has ${methods}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
