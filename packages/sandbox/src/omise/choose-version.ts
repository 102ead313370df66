import {
  type ApiVersion,
  allow,
  apiVersions,
  isApiVersion,
  isMethodType,
  methodOf,
  olderApiVersions,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import { firstMethod, type MethodSettings } from '../payment-methods/methods-of-account.ts'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import { type Fields, isFields } from '../wire/fields.ts'

/** The version to answer in, and what to tell a caller who asked for one that does not exist. */
export interface ChosenVersion {
  readonly version: ApiVersion
  readonly hint?: string
}

/** Reads `Omise-Version`, which counts for one request; the account's own version where there is none. */
export function chooseVersion(
  header: string | undefined,
  settings: MethodSettings & { readonly apiVersion: ApiVersion },
  options: { readonly unknown: 'serve' | 'refuse'; readonly fields: Fields },
): Result<ChosenVersion, ErrorAnswer> {
  const { apiVersion: own } = settings
  if (header === undefined || header === '') return allow({ version: own })
  if (isApiVersion(header)) return allow({ version: header })
  const known = apiVersions.join(' or ')
  if (olderApiVersions.includes(header)) {
    return refuse({
      status: 400,
      code: 'bad_request',
      message: `${tooOldFor(options.fields, settings)} or later, not ${header}`,
      hint: `Send Omise-Version: ${known}.`,
    })
  }
  const hint = `There is no API version "${header.slice(0, 50)}". Use ${known}.`
  if (options.unknown === 'serve') return allow({ version: own, hint: `${hint} Served as ${own}.` })
  return refuse({ status: 400, code: 'bad_request', message: 'Omise-Version is invalid', hint })
}

/** Which version the payment method of a request requires; the account's first stands for all where it names none. */
function tooOldFor({ type: own, source }: Fields, settings: MethodSettings): string {
  const named = isFields(source) ? source.type : own
  const { type, minApiVersion } = isMethodType(named) ? methodOf(named) : firstMethod(settings)
  return `${type} requires API version ${minApiVersion}`
}
