import {
  apiVersions,
  barcodeRules,
  failureCodes,
  outcomeKinds,
  retryPolicies,
  schemaVersions,
} from '@omise-sandbox/core'
import { UsageError } from '../cli/usage-error.ts'
import {
  databaseUrl,
  durationText,
  instantText,
  oneOf,
  parseBoolean,
  parseNames,
  parsePort,
  parseStore,
  parseText,
  positiveDuration,
  timeOfDay,
  timeoutText,
  wholeNumber,
} from './parsers.ts'
import type { Settings } from './read-settings.ts'
import { flagOf, type SettingsTable, type ValuesOf } from './setting.ts'

const listening = {
  port: {
    placeholder: '<number>',
    help: 'port to listen on; 0 picks a free one',
    parse: parsePort,
    default: 8424,
  },
  host: {
    placeholder: '<host>',
    help: 'address to listen on; any but loopback requires an admin token',
    parse: parseText,
    default: 'localhost',
  },
} as const

const payers = {
  outcome: {
    placeholder: '<outcome>',
    help: `what payers do: ${outcomeKinds.join(', ')}`,
    parse: oneOf(outcomeKinds),
    default: 'successful',
  },
  failureCode: {
    placeholder: '<code>',
    help: 'why payments fail, with --outcome failed',
    parse: oneOf(failureCodes),
  },
  after: {
    placeholder: '<duration>',
    help: 'how long payers take, such as 500ms, 2s, 10m',
    parse: durationText,
    default: '2s',
  },
} as const

const accounts = {
  defaultStore: {
    placeholder: '<id:name>',
    help: 'store of charges that name none: BJ_ZZ_001:"Some Store"',
    parse: parseStore,
  },
  voidCutoff: {
    placeholder: '<hh:mm>',
    help: 'time of day, UTC, when paid charges settle',
    parse: timeOfDay,
    default: '16:15',
  },
  apiVersion: {
    placeholder: '<version>',
    help: `version of accounts that set no other: ${apiVersions.join(' or ')}`,
    parse: oneOf(apiVersions),
    default: '2019-05-29',
  },
} as const

const imitation = {
  strictVersion: {
    placeholder: '[boolean]',
    help: 'refuse requests in an API version that does not exist',
    parse: parseBoolean,
    default: false,
  },
  expireEvent: {
    placeholder: '<events>',
    help: 'what an expiry sends: charge.expire, or both it and charge.complete',
    parse: oneOf(['charge.expire', 'both']),
    default: 'charge.expire',
  },
  wire: {
    placeholder: '<month>',
    help: 'shape of objects: 2020-07 as documented, or 2025-03 with the later fields, for current SDKs',
    parse: oneOf(schemaVersions),
    default: '2020-07',
  },
  barcodeRules: {
    placeholder: '<rules>',
    help: 'codes that no till could charge: lenient charges them with a hint, strict refuses them',
    parse: oneOf(barcodeRules),
    default: 'lenient',
  },
  idempotency: {
    placeholder: '[boolean]',
    help: 'honour Idempotency-Key on POST, which Omise does not',
    parse: parseBoolean,
    default: false,
  },
  strictHeaders: {
    placeholder: '[boolean]',
    help: 'leave X-Sandbox-... headers out of answers',
    parse: parseBoolean,
    default: false,
  },
} as const

const storage = {
  data: {
    placeholder: '<file>',
    help: 'keep everything in this SQLite file; in memory when absent',
    parse: parseText,
  },
  durability: {
    placeholder: '<level>',
    help: 'with --data: full survives a loss of power, normal a crash',
    parse: oneOf(['full', 'normal']),
    default: 'full',
  },
  database: {
    placeholder: '<url>',
    help: 'share a PostgreSQL database with other servers: postgres://…',
    parse: databaseUrl,
    isSecret: true,
  },
  databaseSchema: {
    placeholder: '<name>',
    help: 'with --database: schema of the tables',
    parse: parseText,
    default: 'omise_sandbox',
  },
  databasePool: {
    placeholder: '<number>',
    help: 'with --database: maximum number of connections',
    parse: wholeNumber(2, 999),
    default: 10,
  },
  statementTimeout: {
    placeholder: '<duration>',
    help: 'with --database: how long one statement may take',
    parse: timeoutText,
    default: '10s',
  },
  retain: {
    placeholder: '<duration>',
    help: 'how long final charges are kept; for good when absent',
    parse: positiveDuration,
  },
} as const

const https = {
  https: {
    placeholder: '[boolean]',
    help: 'serve https too, on the same port, by a local authority',
    parse: parseBoolean,
    default: false,
  },
  httpsFolder: {
    placeholder: '<folder>',
    help: 'with --https: where the local authority is kept',
    parse: parseText,
    default: '.omise-sandbox',
  },
} as const

const simulation = {
  clock: {
    placeholder: '<kind>',
    help: 'real, or virtual: stands still until it is advanced',
    parse: oneOf(['real', 'virtual']),
    default: 'real',
  },
  startAt: {
    placeholder: '<time>',
    help: 'with --clock virtual: where it starts; 2025-01-01T00:00:00Z when absent',
    parse: instantText,
  },
  seed: {
    placeholder: '<text>',
    help: 'the same seed and calls give the same ids, draws and demo',
    parse: parseText,
  },
  demo: {
    placeholder: '<number>',
    help: 'fill the first account with this many charges of the last days',
    parse: wholeNumber(0, 10_000),
  },
  retryPolicy: {
    placeholder: '<name>',
    help: 'when failed webhooks are tried again: omise (never), standard, fast-ci',
    parse: oneOf(Object.keys(retryPolicies)),
    default: 'omise',
  },
  accountTtl: {
    placeholder: '<duration>',
    help: 'forget accounts unused for so long; kept for good when absent',
    parse: positiveDuration,
  },
} as const

const protection = {
  adminToken: {
    placeholder: '<token>',
    help: 'required by the control API off loopback; made when absent',
    parse: parseText,
    isSecret: true,
  },
  allowHost: {
    placeholder: '<name...>',
    help: 'more host names under which the control API may be called',
    parse: parseNames,
    default: [] as readonly string[],
    defaultText: 'none',
    isList: true,
  },
  allowPrivateWebhooks: {
    placeholder: '[boolean]',
    help: 'let webhooks go to private networks',
    parse: parseBoolean,
    defaultText: 'yes on loopback, else no',
  },
} as const

const output = {
  logFormat: {
    placeholder: '<format>',
    help: 'text for people, json for programs',
    parse: oneOf(['text', 'json']),
    default: 'text',
  },
} as const

/** The settings of `start`, in the order of its help. */
export const startSettings = {
  ...listening,
  ...payers,
  ...accounts,
  ...imitation,
  ...storage,
  ...https,
  ...simulation,
  ...protection,
  ...output,
} satisfies SettingsTable

export type StartSettings = ValuesOf<typeof startSettings>

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
export function refuseWithoutEffect({
  values,
  origins,
  nameOf,
}: Settings<typeof startSettings>): void {
  if (values.data !== undefined && values.database !== undefined) {
    throw new UsageError(
      `Both ${nameOf('data')} and ${nameOf('database')} are set. Set data to keep everything in a file, or database to share it.`,
    )
  }
  for (const { setting, needs, to } of conditions) {
    const holds = to === undefined ? Boolean(values[needs]) : values[needs] === to
    if (origins[setting] === 'default' || holds) continue
    const other = to === undefined ? flagOf(needs) : `${flagOf(needs)} ${to}`
    throw new UsageError(
      `${nameOf(setting)} has no effect without ${other}. Set that too, or leave ${nameOf(setting)} out.`,
    )
  }
}
