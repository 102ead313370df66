import {
  type Country,
  countries,
  currencies,
  failureIn,
  formatDuration,
  formatTimeOfDay,
  formInWords,
  type PaymentMethod,
} from '@omise-sandbox/core'
import { chargeStatuses } from '../cli/charge-statuses.ts'
import { eventKeys } from '../cli/event-keys.ts'
import { lengthInWords } from '../cli/length.ts'
import { units } from '../cli/money.ts'

/** One thing about payment methods: what it is with each, and what a shop does about the difference. */
export interface Topic {
  readonly topic: string
  readonly from: string
  readonly to: string
  /** Null where nothing changes. */
  readonly change: string | null
}

interface Pair {
  readonly from: PaymentMethod
  readonly to: PaymentMethod
}

/** What changes for a shop that moves from one payment method to another, and what does not. */
export function compareTopics(pair: Pair): readonly Topic[] {
  return [
    topic('source[type]', pair, ({ type }) => type, `Send source[type]=${pair.to.type}.`),
    topic('store', pair, storeInWords, adviceOnStore(pair)),
    topic('countries', pair, countriesInWords, adviceOnCountries(pair)),
    ...limitTopics(pair),
    topic('time to pay', pair, timeToPay, adviceOnTime(pair)),
    topic('statuses', pair, () => chargeStatuses.join(', '), ''),
    topic('webhooks', pair, () => eventKeys.join(', '), ''),
    topic('failure codes', pair, codesInWords, adviceOnCodes(pair)),
    topic('too little money', pair, ({ shortage }) => shortage, adviceOnShortage(pair)),
    topic('references', pair, referencesInWords, adviceOnReferences(pair)),
    topic('void', pair, voidInWords, `Void ${voidInWords(pair.to)}.`),
    topic('refunds', pair, refundsInWords, `Refund within ${refundsInWords(pair.to)}.`),
    topic('fee', pair, feeInWords, `Reckon with ${feeInWords(pair.to)}.`),
    topic('form of the code', pair, ({ code }) => formInWords(code), adviceOnCode(pair)),
    topic('API version', pair, versionInWords, `Send Omise-Version: ${pair.to.minApiVersion}.`),
  ]
}

/** @param advice what to do where the words for the two methods differ */
function topic(
  name: string,
  { from, to }: Pair,
  inWords: (method: PaymentMethod) => string,
  advice: string,
): Topic {
  const [before, after] = [inWords(from), inWords(to)]
  return { topic: name, from: before, to: after, change: before === after ? null : advice }
}

function storeInWords({ store }: PaymentMethod): string {
  return store === 'absent' ? 'none' : 'store_id and store_name, unless the account has one'
}

function adviceOnStore({ to }: Pair): string {
  return to.store === 'absent'
    ? 'Leave store_id, store_name and terminal_id out: they are ignored, and null in answers.'
    : 'Send store_id and store_name, or give the account a store: without, charges are refused.'
}

function countriesOf({ limits }: PaymentMethod): readonly Country[] {
  return countries.filter((country) => limits[country] !== undefined)
}

function countriesInWords(method: PaymentMethod): string {
  return countriesOf(method)
    .map((country) => `${country} (${currencies[country]})`)
    .join(', ')
}

function adviceOnCountries({ from, to }: Pair): string {
  const come = missingFrom(countriesOf(to), countriesOf(from))
  const go = missingFrom(countriesOf(from), countriesOf(to))
  return sentences([
    go.length > 0 && `Accounts of ${go.join(', ')} cannot move.`,
    come.length > 0 && `Accounts of ${come.join(', ')} can be charged too.`,
  ])
}

/** A topic for each currency that either takes. */
function limitTopics(pair: Pair): readonly Topic[] {
  const all = countries.filter((country) => pair.from.limits[country] ?? pair.to.limits[country])
  return all.map((country) => {
    const inWords = ({ limits }: PaymentMethod) => {
      const found = limits[country]
      return found ? `${units(found.min)} to ${units(found.max)}` : 'not taken'
    }
    const after = inWords(pair.to)
    const advice = pair.to.limits[country] ? `Charge ${after}.` : 'Do not charge it.'
    return topic(`limits in ${currencies[country]}`, pair, inWords, advice)
  })
}

function timeToPay(method: PaymentMethod): string {
  return lengthInWords(formatDuration(method.timeToPay))
}

function adviceOnTime({ from, to }: Pair): string {
  const tail = `or send expires_at to keep to ${timeToPay(from)}`
  return to.timeToPay > from.timeToPay
    ? `Expire what nobody pays yourself (POST /charges/<id>/expire), ${tail}.`
    : `Ask for a fresh code sooner, ${tail}.`
}

function codesInWords({ failureCodes }: PaymentMethod): string {
  return [...failureCodes].sort().join(', ')
}

function adviceOnCodes({ from, to }: Pair): string {
  const come = missingFrom(to.failureCodes, from.failureCodes)
  const go = missingFrom(from.failureCodes, to.failureCodes).filter(
    (code) => code !== from.shortage,
  )
  return sentences([
    come.length > 0 && `Handle ${come.join(', ')}.`,
    ...go.map((code) => `${code} no longer comes: expect ${failureIn(to, code)}.`),
  ])
}

function adviceOnShortage({ from, to }: Pair): string {
  return `Map ${to.shortage} to what you do for ${from.shortage}.`
}

function referencesInWords({ hasReferences }: PaymentMethod): string {
  return hasReferences ? 'an object, once charged' : 'null'
}

function adviceOnReferences({ to }: Pair): string {
  return to.hasReferences
    ? 'source.references is an object.'
    : "Do not read source.references; what it says of time is the charge's expires_at."
}

function voidInWords({ voidCutoff }: PaymentMethod): string {
  return `until the first ${formatTimeOfDay(voidCutoff)} UTC after payment`
}

function refundsInWords({ refundMonths, maxRefunds }: PaymentMethod): string {
  return `${refundMonths} months, at most ${maxRefunds} of a charge`
}

function feeInWords({ fee }: PaymentMethod): string {
  const perCent = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
    `${(100 * numerator) / denominator} %`
  return `${perCent(fee.rate)}, and VAT of ${perCent(fee.vat)} of that`
}

function adviceOnCode({ to }: Pair): string {
  return `Where your till checks scanned codes, let it take ${formInWords(to.code)}.`
}

function versionInWords({ minApiVersion }: PaymentMethod): string {
  return `${minApiVersion} or later`
}

function missingFrom<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  return some.filter((one) => !others.includes(one))
}

function sentences(parts: readonly (string | false)[]): string {
  return parts.filter(Boolean).join(' ')
}
