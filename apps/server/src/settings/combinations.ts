import { countries, methodOf, methodTypesIn } from '@omise-sandbox/core'
import { UsageError } from '../cli/usage-error.ts'
import type { Settings } from './read-settings.ts'
import { flagOf } from './setting.ts'
import type { StartSettings, startSettings } from './start-settings.ts'

/** Settings that have an effect only beside another, each with what that other must be. */
const conditions: readonly {
  readonly setting: keyof StartSettings
  readonly needs: keyof StartSettings
  readonly to?: string
}[] = [
  { setting: 'failureCode', needs: 'outcome', to: 'failed' },
  { setting: 'startAt', needs: 'clock', to: 'virtual' },
  { setting: 'durability', needs: 'data' },
  { setting: 'databaseSchema', needs: 'database' },
  { setting: 'databasePool', needs: 'database' },
  { setting: 'statementTimeout', needs: 'database' },
  { setting: 'httpsFolder', needs: 'https' },
]

/** Throws {@link UsageError} for settings that contradict each other, and for one that has no effect beside the others. */
export function refuseCombinations(settings: Settings<typeof startSettings>): void {
  refuseTwoStores(settings)
  refuseWithoutEffect(settings)
  refuseMethodsOfOthers(settings)
  refuseWithoutMethod(settings)
}

function refuseTwoStores({ values, nameOf }: Settings<typeof startSettings>): void {
  if (values.data === undefined || values.database === undefined) return
  throw new UsageError(
    `Both ${nameOf('data')} and ${nameOf('database')} are set. Set data to keep everything in a file, or database to share it.`,
  )
}

function refuseWithoutEffect({ values, origins, nameOf }: Settings<typeof startSettings>): void {
  for (const { setting, needs, to } of conditions) {
    const holds = to === undefined ? Boolean(values[needs]) : values[needs] === to
    if (origins[setting] === 'default' || holds) continue
    const other = to === undefined ? flagOf(needs) : `${flagOf(needs)} ${to}`
    throw new UsageError(
      `${nameOf(setting)} has no effect without ${other}. Set that too, or leave ${nameOf(setting)} out.`,
    )
  }
}

/** Throws for a payment method that is not offered in the country. */
function refuseMethodsOfOthers({ values, nameOf }: Settings<typeof startSettings>): void {
  const { country, methods = [] } = values
  const offered = methodTypesIn(country)
  const foreign = methods.find((type) => !offered.includes(type))
  if (foreign === undefined) return
  const others = countries.filter((one) => methodTypesIn(one).includes(foreign))
  throw new UsageError(
    `${nameOf('methods')} names ${foreign}, which accounts of ${country} do not have. Use some of: ${offered.join(', ')}; or set ${flagOf('country')} to ${others.join(' or ')}.`,
  )
}

/** Throws for a setting that no payment method of the accounts could ever use. */
function refuseWithoutMethod({ values, origins, nameOf }: Settings<typeof startSettings>): void {
  const { country, failureCode, methods = methodTypesIn(country) } = values
  const all = methods.map(methodOf)
  const names = methods.join(', ')
  if (origins.defaultStore !== 'default' && !all.some(({ store }) => store === 'conditional')) {
    throw new UsageError(
      `${nameOf('defaultStore')} has no effect: ${names} has no stores. Leave it out, or enable a payment method that has.`,
    )
  }
  const codes = new Set(all.flatMap((method) => method.failureCodes))
  if (failureCode !== undefined && !codes.has(failureCode)) {
    throw new UsageError(
      `${nameOf('failureCode')} is ${failureCode}, with which ${names} never fails. Use one of: ${[...codes].join(', ')}.`,
    )
  }
}
